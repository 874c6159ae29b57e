/// Bytes that are read from the first to the last: a file, a pipe, or memory.
package protocol SequentialBytes: Sendable {
  /// Why reading fails.
  associatedtype Failure: Error

  /// Appends the next bytes, at most `count` of them.
  ///
  /// - Returns: how many bytes were appended; zero at the end only.
  mutating func read(into buffer: inout [UInt8], atMost count: Int) throws(Failure) -> Int
}

/// Bytes in memory, read in order.
package struct BytesInMemory: SequentialBytes {
  private let bytes: [UInt8]
  private let pieceSize: Int
  private var position = 0

  /// Makes bytes that are given in pieces of a size at most.
  package init(_ bytes: [UInt8], pieceSize: Int = .max) {
    self.bytes = bytes
    self.pieceSize = max(1, pieceSize)
  }

  package mutating func read(into buffer: inout [UInt8], atMost count: Int) throws(Never) -> Int {
    let end = position + min(count, pieceSize, bytes.count - position)
    buffer.append(contentsOf: bytes[position..<end])
    defer { position = end }
    return end - position
  }
}
