/// A hash of bytes that is the same in every run; it tells keys apart quickly and never decides alone.
enum ByteHash {
  /// The hash of no bytes.
  static let ofNothing: UInt64 = 0

  /// The hash of so many bytes.
  @inline(__always)
  static func of(_ bytes: UnsafeRawPointer, count: Int) -> UInt64 {
    if count == 0 { return ofNothing }
    var hash = UInt64(truncatingIfNeeded: count) &* 0x9E37_79B9_7F4A_7C15
    var offset = 0
    while offset &+ 8 <= count {
      let word = unsafe bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
      hash = mixed(hash ^ word)
      offset &+= 8
    }
    if offset < count {
      var rest: UInt64 = 0
      if count >= 8 {
        // The last eight bytes again: some are hashed twice.
        rest = unsafe bytes.loadUnaligned(fromByteOffset: count &- 8, as: UInt64.self)
      } else {
        while offset < count {
          let byte = unsafe bytes.loadUnaligned(fromByteOffset: offset, as: UInt8.self)
          rest = rest << 8 | UInt64(byte)
          offset &+= 1
        }
      }
      hash = mixed(hash ^ rest)
    }
    return hash ^ (hash >> 32)
  }

  @inline(__always)
  private static func mixed(_ value: UInt64) -> UInt64 {
    let (high, low) = (value ^ 0xA076_1D64_78BD_642F).multipliedFullWidth(by: 0xE703_7ED1_A0B4_28DB)
    return high ^ low
  }
}
