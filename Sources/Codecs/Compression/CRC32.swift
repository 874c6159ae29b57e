/// The checksum CRC-32 of gzip and ZIP (RFC 1952, section 8), fed in pieces.
package struct CRC32: Equatable, Sendable {
  private var register: UInt32 = 0xFFFF_FFFF

  /// Makes the checksum of nothing so far.
  package init() {}

  /// The checksum of some bytes.
  package static func of(_ bytes: [UInt8]) -> UInt32 {
    var checksum = CRC32()
    checksum.update(bytes.span)
    return checksum.value
  }

  /// The checksum of everything added.
  package var value: UInt32 { ~register }

  /// Adds a byte.
  package mutating func update(_ byte: UInt8) {
    register = register >> 8 ^ CRC32.tables[Int((register ^ UInt32(byte)) & 0xFF)]
  }

  /// Adds bytes.
  package mutating func update(_ bytes: Span<UInt8>) {
    unsafe bytes.withUnsafeBufferPointer { unsafe update($0) }
  }

  /// Adds bytes, eight at a time.
  package mutating func update(_ bytes: UnsafeBufferPointer<UInt8>) {
    var register = self.register
    unsafe CRC32.tables.withUnsafeBufferPointer { tables in
      let raw = UnsafeRawBufferPointer(bytes)
      var index = 0
      while index + 8 <= bytes.count {
        let low = UInt32(littleEndian: unsafe raw.loadUnaligned(fromByteOffset: index, as: UInt32.self)) ^ register
        let high = UInt32(littleEndian: unsafe raw.loadUnaligned(fromByteOffset: index + 4, as: UInt32.self))
        let first = unsafe row(tables, 7, low) ^ row(tables, 6, low >> 8)
        let second = unsafe row(tables, 5, low >> 16) ^ row(tables, 4, low >> 24)
        let third = unsafe row(tables, 3, high) ^ row(tables, 2, high >> 8)
        let fourth = unsafe row(tables, 1, high >> 16) ^ row(tables, 0, high >> 24)
        register = first ^ second ^ third ^ fourth
        index += 8
      }
      while index < bytes.count {
        register = unsafe register >> 8 ^ row(tables, 0, register ^ UInt32(bytes[index]))
        index += 1
      }
    }
    self.register = register
  }

  @inline(__always)
  private func row(_ tables: UnsafeBufferPointer<UInt32>, _ table: Int, _ byte: UInt32) -> UInt32 {
    unsafe tables[table << 8 | Int(byte & 0xFF)]
  }

  /// Eight tables of 256: the first is that of RFC 1952, each further one shifts a byte more.
  private static let tables: [UInt32] = {
    var tables = [UInt32](repeating: 0, count: 8 * 256)
    for byte in 0..<256 {
      var value = UInt32(byte)
      for _ in 0..<8 { value = value & 1 == 1 ? value >> 1 ^ 0xEDB8_8320 : value >> 1 }
      tables[byte] = value
    }
    for index in 256..<2048 {
      let above = tables[index - 256]
      tables[index] = above >> 8 ^ tables[Int(above & 0xFF)]
    }
    return tables
  }()
}
