/// The secure hash SHA-256 (FIPS 180-4), fed in pieces.
package struct SHA256: Sendable {
  private var state: [UInt32] = [
    0x6A09_E667, 0xBB67_AE85, 0x3C6E_F372, 0xA54F_F53A, 0x510E_527F, 0x9B05_688C, 0x1F83_D9AB, 0x5BE0_CD19,
  ]
  private var pending: [UInt8] = []
  private var length: UInt64 = 0

  /// Makes a hash of nothing so far.
  package init() {}

  /// The digest of some bytes as 64 hexadecimal digits.
  package static func hexadecimal(_ bytes: [UInt8]) -> String {
    var hash = SHA256()
    hash.update(bytes)
    return Hexadecimal.text(hash.finish())
  }

  /// Adds bytes.
  package mutating func update(_ bytes: [UInt8]) {
    update(bytes.span)
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
      offset = min(64 - pending.count, bytes.count)
      unsafe pending.append(contentsOf: bytes[0..<offset])
      guard pending.count == 64 else { return }
      let block = pending
      unsafe block.withUnsafeBufferPointer { unsafe compress($0, blocks: 1) }
      pending.removeAll(keepingCapacity: true)
    }
    let blocks = (bytes.count - offset) / 64
    if blocks > 0 {
      unsafe compress(UnsafeBufferPointer(rebasing: bytes[offset...]), blocks: blocks)
      offset += blocks * 64
    }
    unsafe pending.append(contentsOf: bytes[offset...])
  }

  /// The 32 bytes of the digest of everything added; the hash itself may go on.
  package func finish() -> [UInt8] {
    var last = self
    let bits = length &* 8
    let zeros = (119 - pending.count) % 64
    var padding: [UInt8] = [0x80]
    padding.append(contentsOf: repeatElement(0, count: zeros))
    for shift in stride(from: UInt64(56), through: 0, by: -8) {
      padding.append(UInt8(truncatingIfNeeded: bits >> shift))
    }
    last.update(padding)
    var digest: [UInt8] = []
    for word in last.state {
      for shift in stride(from: UInt32(24), through: 0, by: -8) {
        digest.append(UInt8(truncatingIfNeeded: word >> shift))
      }
    }
    return digest
  }

  /// The 64 round constants of section 4.2.2.
  private static let constants: [UInt32] = [
    0x428A_2F98, 0x7137_4491, 0xB5C0_FBCF, 0xE9B5_DBA5, 0x3956_C25B, 0x59F1_11F1, 0x923F_82A4, 0xAB1C_5ED5,
    0xD807_AA98, 0x1283_5B01, 0x2431_85BE, 0x550C_7DC3, 0x72BE_5D74, 0x80DE_B1FE, 0x9BDC_06A7, 0xC19B_F174,
    0xE49B_69C1, 0xEFBE_4786, 0x0FC1_9DC6, 0x240C_A1CC, 0x2DE9_2C6F, 0x4A74_84AA, 0x5CB0_A9DC, 0x76F9_88DA,
    0x983E_5152, 0xA831_C66D, 0xB003_27C8, 0xBF59_7FC7, 0xC6E0_0BF3, 0xD5A7_9147, 0x06CA_6351, 0x1429_2967,
    0x27B7_0A85, 0x2E1B_2138, 0x4D2C_6DFC, 0x5338_0D13, 0x650A_7354, 0x766A_0ABB, 0x81C2_C92E, 0x9272_2C85,
    0xA2BF_E8A1, 0xA81A_664B, 0xC24B_8B70, 0xC76C_51A3, 0xD192_E819, 0xD699_0624, 0xF40E_3585, 0x106A_A070,
    0x19A4_C116, 0x1E37_6C08, 0x2748_774C, 0x34B0_BCB5, 0x391C_0CB3, 0x4ED8_AA4A, 0x5B9C_CA4F, 0x682E_6FF3,
    0x748F_82EE, 0x78A5_636F, 0x84C8_7814, 0x8CC7_0208, 0x90BE_FFFA, 0xA450_6CEB, 0xBEF9_A3F7, 0xC671_78F2,
  ]

  /// Takes in whole blocks of 64 bytes (section 6.2.2).
  private mutating func compress(_ bytes: UnsafeBufferPointer<UInt8>, blocks: Int) {
    unsafe SHA256.constants.withUnsafeBufferPointer { constants in
      unsafe withUnsafeTemporaryAllocation(of: UInt32.self, capacity: 64) { schedule in
        unsafe state.withUnsafeMutableBufferPointer { state in
          for block in 0..<blocks {
            unsafe SHA256.prepare(schedule, bytes, block * 64)
            unsafe SHA256.rounds(schedule, constants, state)
          }
        }
      }
    }
  }

  /// Spreads a block over the 64 words of the message schedule.
  @inline(__always)
  private static func prepare(
    _ schedule: UnsafeMutableBufferPointer<UInt32>, _ bytes: UnsafeBufferPointer<UInt8>, _ start: Int
  ) {
    for index in 0..<16 {
      let word = unsafe UnsafeRawBufferPointer(bytes).loadUnaligned(fromByteOffset: start + index * 4, as: UInt32.self)
      unsafe schedule[index] = UInt32(bigEndian: word)
    }
    for index in 16..<64 {
      let early = unsafe schedule[index - 15]
      let late = unsafe schedule[index - 2]
      let sigma0 = rotate(early, 7) ^ rotate(early, 18) ^ early >> 3
      let sigma1 = rotate(late, 17) ^ rotate(late, 19) ^ late >> 10
      unsafe schedule[index] = sigma1 &+ schedule[index - 7] &+ sigma0 &+ schedule[index - 16]
    }
  }

  @inline(__always)
  private static func rounds(
    _ schedule: UnsafeMutableBufferPointer<UInt32>, _ constants: UnsafeBufferPointer<UInt32>,
    _ state: UnsafeMutableBufferPointer<UInt32>
  ) {
    var (a, b, c, d) = unsafe (state[0], state[1], state[2], state[3])
    var (e, f, g, h) = unsafe (state[4], state[5], state[6], state[7])
    for index in 0..<64 {
      let sum1 = rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25)
      let choice = g ^ (e & (f ^ g))
      let first = unsafe h &+ sum1 &+ choice &+ constants[index] &+ schedule[index]
      let sum0 = rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22)
      let majority = (a & b) | (c & (a | b))
      (h, g, f, e, d, c, b, a) = (g, f, e, d &+ first, c, b, a, first &+ sum0 &+ majority)
    }
    let sums: [8 of UInt32] = [a, b, c, d, e, f, g, h]
    for index in 0..<8 { unsafe state[index] &+= sums[index] }
  }

  @inline(__always)
  private static func rotate(_ word: UInt32, _ bits: UInt32) -> UInt32 {
    word &>> bits | word &<< (32 &- bits)
  }
}
