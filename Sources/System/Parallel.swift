import Dispatch
import Synchronization

/// Work on several threads at once.
package enum Parallel {
  /// Runs a body for each index below a count, on as many threads as the machine has.
  package static func run(_ count: Int, _ body: @Sendable (Int) -> Void) {
    guard count > 0 else { return }
    DispatchQueue.concurrentPerform(iterations: count) { body($0) }
  }

  /// Runs a body for each index below a count on at most so many threads and gives the results in the order of the
  /// indices, whichever came first.
  package static func map<Result: Sendable>(
    _ count: Int, jobs: Int = Environment.coreCount, _ body: @Sendable (Int) -> Result
  ) -> [Result] {
    let results = Mutex([Result?](repeating: nil, count: max(count, 0)))
    let next = Atomic<Int>(0)
    run(min(max(jobs, 1), count)) { _ in
      while true {
        let index = next.add(1, ordering: .relaxed).oldValue
        guard index < count else { return }
        let result = body(index)
        results.withLock { $0[index] = result }
      }
    }
    return results.withLock { $0.compactMap(\.self) }
  }
}
