/// The 64-bit hash XXH64 with seed 0, fed in pieces: tells changed input apart quickly, proves nothing.
///
/// Used where an input has no SHA-256 in the manifest and the reading pass still wants to name what it read.
/// Source: the xxHash algorithm description 0.1.1 (Yann Collet).
package struct ContentHash: Sendable {
  private static let prime1: UInt64 = 0x9E37_79B1_85EB_CA87
  private static let prime2: UInt64 = 0xC2B2_AE3D_27D4_EB4F
  private static let prime3: UInt64 = 0x1656_67B1_9E37_79F9
  private static let prime4: UInt64 = 0x85EB_CA77_C2B2_AE63
  private static let prime5: UInt64 = 0x27D4_EB2F_1656_67C5

  private var lane1 = ContentHash.prime1 &+ ContentHash.prime2
  private var lane2 = ContentHash.prime2
  private var lane3: UInt64 = 0
  private var lane4 = 0 &- ContentHash.prime1
  private var pending: [UInt8] = []
  private var length: UInt64 = 0

  /// Makes a hash of nothing so far.
  package init() {}

  /// The hash of some bytes.
  package static func of(_ bytes: [UInt8]) -> UInt64 {
    var hash = ContentHash()
    hash.update(bytes.span)
    return hash.finish()
  }

  /// Adds bytes.
  package mutating func update(_ bytes: Span<UInt8>) {
    unsafe bytes.withUnsafeBufferPointer { unsafe update($0) }
  }

  /// Adds bytes.
  package mutating func update(_ bytes: UnsafeBufferPointer<UInt8>) {
    length &+= UInt64(bytes.count)
    var offset = 0
    if !pending.isEmpty {
      offset = min(32 - pending.count, bytes.count)
      unsafe pending.append(contentsOf: bytes[0..<offset])
      guard pending.count == 32 else { return }
      let stripe = pending
      unsafe stripe.withUnsafeBufferPointer { unsafe consume(UnsafeRawBufferPointer($0), at: 0) }
      pending.removeAll(keepingCapacity: true)
    }
    let raw = UnsafeRawBufferPointer(bytes)
    while offset + 32 <= bytes.count {
      unsafe consume(raw, at: offset)
      offset += 32
    }
    unsafe pending.append(contentsOf: bytes[offset...])
  }

  /// The hash of everything added; it may go on.
  package func finish() -> UInt64 {
    var hash = ContentHash.prime5
    if length >= 32 {
      hash = rotate(lane1, 1) &+ rotate(lane2, 7) &+ rotate(lane3, 12) &+ rotate(lane4, 18)
      for lane in [lane1, lane2, lane3, lane4] {
        hash = (hash ^ round(0, lane)) &* ContentHash.prime1 &+ ContentHash.prime4
      }
    }
    hash &+= length
    hash = addTail(hash)
    hash = (hash ^ hash >> 33) &* ContentHash.prime2
    hash = (hash ^ hash >> 29) &* ContentHash.prime3
    return hash ^ hash >> 32
  }

  @inline(__always)
  private mutating func consume(_ bytes: UnsafeRawBufferPointer, at offset: Int) {
    unsafe lane1 = round(lane1, word(bytes, offset))
    unsafe lane2 = round(lane2, word(bytes, offset + 8))
    unsafe lane3 = round(lane3, word(bytes, offset + 16))
    unsafe lane4 = round(lane4, word(bytes, offset + 24))
  }

  private func addTail(_ start: UInt64) -> UInt64 {
    var hash = start
    var offset = 0
    unsafe pending.withUnsafeBytes { bytes in
      while offset + 8 <= bytes.count {
        hash = unsafe rotate(hash ^ round(0, word(bytes, offset)), 27) &* ContentHash.prime1 &+ ContentHash.prime4
        offset += 8
      }
      if offset + 4 <= bytes.count {
        let half = UInt64(UInt32(littleEndian: unsafe bytes.loadUnaligned(fromByteOffset: offset, as: UInt32.self)))
        hash = rotate(hash ^ half &* ContentHash.prime1, 23) &* ContentHash.prime2 &+ ContentHash.prime3
        offset += 4
      }
      while offset < bytes.count {
        hash = unsafe rotate(hash ^ UInt64(bytes[offset]) &* ContentHash.prime5, 11) &* ContentHash.prime1
        offset += 1
      }
    }
    return hash
  }

  @inline(__always)
  private func word(_ bytes: UnsafeRawBufferPointer, _ offset: Int) -> UInt64 {
    UInt64(littleEndian: unsafe bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
  }

  @inline(__always)
  private func round(_ lane: UInt64, _ input: UInt64) -> UInt64 {
    rotate(lane &+ input &* ContentHash.prime2, 31) &* ContentHash.prime1
  }

  @inline(__always)
  private func rotate(_ word: UInt64, _ bits: UInt64) -> UInt64 {
    word &<< bits | word &>> (64 &- bits)
  }
}
