import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Puts what several threads make back into the order of its numbers, and holds them up when too much of it waits.
///
/// Each number from 0 on is delivered exactly once. Whoever delivers the next one hands on everything that has become
/// ready; the others go back to work at once unless the queue is full.
package final class OrderedQueue<Item: Sendable>: Sendable {
  private struct State {
    var waiting: [Int: Item] = [:]
    var next = 0
    var isTaking = false
  }

  private let state = Mutex(State())
  private let change = ThreadSignal()
  private let limit: Int
  private let take: @Sendable (Item) -> Void

  /// Creates a queue.
  ///
  /// - Parameters:
  ///   - limit: so many items wait at most for one before them.
  ///   - take: called with each item in order, never by two threads at once.
  package init(limit: Int, take: @escaping @Sendable (Item) -> Void) {
    self.limit = max(1, limit)
    self.take = take
  }

  /// Delivers an item; waits while the queue is full.
  package func deliver(_ item: Item, number: Int) {
    let generation = change.generation
    var isFull = state.withLock { state in
      state.waiting[number] = item
      return state.waiting.count > limit && state.waiting[state.next] == nil
    }
    takeReady()
    var seen = generation
    while isFull {
      seen = change.wait(after: seen)
      isFull = state.withLock { $0.waiting.count > limit && $0.waiting[$0.next] == nil }
      takeReady()
    }
  }

  private func takeReady() {
    while true {
      let ready = state.withLock { state -> Item? in
        guard !state.isTaking, let item = state.waiting.removeValue(forKey: state.next) else { return nil }
        state.isTaking = true
        return item
      }
      guard let ready else { return }
      take(ready)
      state.withLock { state in
        state.next += 1
        state.isTaking = false
      }
      change.signal()
    }
  }
}

/// Lets threads do one step after the other in the order of their numbers.
package final class Turnstile: Sendable {
  private let next = Mutex(0)
  private let change = ThreadSignal()

  /// Creates a turnstile that waits for number 0.
  package init() {}

  /// Runs a body when every number below has passed.
  package func pass<Result>(_ number: Int, _ body: () -> Result) -> Result {
    var seen = change.generation
    while next.withLock({ $0 }) != number { seen = change.wait(after: seen) }
    let result = body()
    next.withLock { $0 = number + 1 }
    change.signal()
    return result
  }
}

/// Wakes threads that wait for something to change.
private final class ThreadSignal: Sendable {
  @safe
  private final class Parts: @unchecked Sendable {
    // The system's lock and condition need one address for life.
    let lock = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
    let condition = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)
    var generation = 0

    init() {
      unsafe lock.initialize(to: pthread_mutex_t())
      unsafe condition.initialize(to: pthread_cond_t())
      unsafe pthread_mutex_init(lock, nil)
      unsafe pthread_cond_init(condition, nil)
    }

    deinit {
      unsafe pthread_cond_destroy(condition)
      unsafe pthread_mutex_destroy(lock)
      unsafe condition.deallocate()
      unsafe lock.deallocate()
    }
  }

  private let parts = Parts()

  /// How often something has changed.
  var generation: Int {
    unsafe pthread_mutex_lock(parts.lock)
    defer { unsafe pthread_mutex_unlock(parts.lock) }
    return parts.generation
  }

  /// Waits until something has changed since a generation, and gives the present one.
  func wait(after generation: Int) -> Int {
    unsafe pthread_mutex_lock(parts.lock)
    defer { unsafe pthread_mutex_unlock(parts.lock) }
    while parts.generation == generation { unsafe pthread_cond_wait(parts.condition, parts.lock) }
    return parts.generation
  }

  /// Tells that something has changed.
  func signal() {
    unsafe pthread_mutex_lock(parts.lock)
    parts.generation += 1
    unsafe pthread_cond_broadcast(parts.condition)
    unsafe pthread_mutex_unlock(parts.lock)
  }
}
