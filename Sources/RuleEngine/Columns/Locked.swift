import Synchronization

/// A value that several threads change one after the other.
final class Locked<Value: Sendable>: Sendable {
  private let value: Mutex<Value>

  init(_ value: consuming Value) {
    self.value = Mutex(value)
  }

  /// Runs a body on the value while nobody else does.
  func update<Result: Sendable>(_ body: (inout Value) -> Result) -> Result {
    value.withLock { body(&$0) }
  }
}
