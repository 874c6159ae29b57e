import Synchronization

/// Counts the bytes that were read, for the progress.
final class ReadMeter: Sendable {
  private let done = Mutex(0)
  private let total: Int
  private let observer: any RunObserver

  /// Creates a meter.
  /// - Parameter total: the size of all files of the folder, read or not: the share is an estimate.
  init(_ observer: any RunObserver, total: Int) {
    self.observer = observer
    self.total = total
  }

  /// Adds bytes and tells the observer.
  func add(_ count: Int) {
    let sum = done.withLock { done in
      done += count
      return done
    }
    observer.advance(done: sum, of: total, unit: .bytes)
  }
}
