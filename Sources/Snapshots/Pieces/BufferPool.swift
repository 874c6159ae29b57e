import Synchronization

/// Buffers of pieces that were judged, for the pieces to come.
final class BufferPool: Sendable {
  private let buffers = Mutex<[[UInt8]]>([])

  /// How many buffers are kept at most.
  private static let limit = 16

  /// A buffer of at least so many bytes, whose content is arbitrary.
  func take(_ count: Int) -> [UInt8] {
    // Records make buffers a little longer than pieces; a common size lets them serve for one another.
    let size = (count + 0xFFFF) & ~0xFFFF
    var buffer = buffers.withLock { $0.popLast() } ?? []
    if buffer.count > 2 * size || buffer.count < size { return [UInt8](repeating: 0, count: size) }
    buffer.removeLast(buffer.count - size)
    return buffer
  }

  /// Gives a buffer back.
  func give(_ buffer: consuming [UInt8]) {
    let buffer = buffer
    buffers.withLock { if $0.count < Self.limit { $0.append(buffer) } }
  }
}
