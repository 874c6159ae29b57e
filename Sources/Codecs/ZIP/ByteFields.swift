/// Numbers of fixed width in bytes, the least significant byte first; zero where the bytes are missing.
struct ByteFields {
  let bytes: ArraySlice<UInt8>

  init(_ bytes: ArraySlice<UInt8>) {
    self.bytes = bytes
  }

  func byte(_ offset: Int) -> Int {
    offset < bytes.count ? Int(bytes[bytes.startIndex + offset]) : 0
  }

  func short(_ offset: Int) -> Int {
    byte(offset) | byte(offset + 1) << 8
  }

  func word(_ offset: Int) -> Int {
    short(offset) | short(offset + 2) << 16
  }

  /// A number of eight bytes; nil if it is none that a file could have.
  func long(_ offset: Int) -> Int? {
    let high = word(offset + 4)
    return high < 1 << 30 ? word(offset) | high << 32 : nil
  }
}
