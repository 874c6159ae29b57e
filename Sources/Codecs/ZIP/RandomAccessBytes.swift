/// Bytes that can be read at any place, so that a large archive need not be in memory.
package struct RandomAccessBytes: Sendable {
  /// How many bytes there are.
  package let count: Int
  private let reading: @Sendable (_ offset: Int, _ count: Int) -> [UInt8]?

  /// Makes bytes of memory.
  package init(_ bytes: [UInt8]) {
    count = bytes.count
    reading = { offset, count in Array(bytes[offset..<offset + count]) }
  }

  /// Makes bytes of a file or the like.
  ///
  /// - Parameter reading: gives so many bytes from an offset, all of them inside `count`; nil when they can't be read,
  ///   for which the caller knows the reason.
  package init(count: Int, reading: @escaping @Sendable (_ offset: Int, _ count: Int) -> [UInt8]?) {
    self.count = count
    self.reading = reading
  }

  /// So many bytes from an offset, or fewer at the end; nil when they can't be read.
  package func read(at offset: Int, count: Int) -> [UInt8]? {
    guard offset >= 0, count >= 0, offset <= self.count else { return nil }
    let available = min(count, self.count - offset)
    guard let bytes = reading(offset, available), bytes.count == available else { return nil }
    return bytes
  }
}
