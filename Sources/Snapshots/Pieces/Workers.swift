/// Who decodes pieces side by side. This module makes no threads; its user says how work is shared.
package struct Workers: Sendable {
  /// How many work at once.
  package let count: Int
  /// Runs a body for each number below a count and returns when all are done.
  package let run: @Sendable (_ count: Int, _ body: @Sendable (Int) -> Void) -> Void

  /// Creates workers.
  package init(count: Int, run: @escaping @Sendable (_ count: Int, _ body: @Sendable (Int) -> Void) -> Void) {
    self.count = max(count, 1)
    self.run = run
  }

  /// The caller's own thread.
  package static let one = Workers(count: 1) { count, body in
    for index in 0..<count { body(index) }
  }
}
