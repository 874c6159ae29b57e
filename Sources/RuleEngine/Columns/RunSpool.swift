package import SourceText

/// A temporary file that a run puts aside what it may need again.
package protocol RunSpool: Sendable {
  /// Appends bytes and gives the offset they begin at.
  func append(_ bytes: [UInt8]) throws(RunFailure) -> Int
  /// Reads a range that has been appended.
  func read(_ range: Range<Int>) throws(RunFailure) -> [UInt8]
}

/// Why a run can't go on.
package struct RunFailure: Error, Sendable {
  /// The reason, for a person.
  package let reason: LocalizedText

  /// Creates a failure.
  package init(_ reason: LocalizedText) {
    self.reason = reason
  }
}

/// A spool in memory, for small runs.
final class MemorySpool: RunSpool {
  private let bytes = Locked<[UInt8]>([])

  func append(_ bytes: [UInt8]) throws(RunFailure) -> Int {
    self.bytes.update { all in
      all += bytes
      return all.count - bytes.count
    }
  }

  func read(_ range: Range<Int>) throws(RunFailure) -> [UInt8] {
    bytes.update { Array($0[range]) }
  }
}
