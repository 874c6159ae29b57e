/// SHA-256 (FIPS 180-4) of many short messages, eight side by side in the lanes of a vector.
///
/// Without the processor's own instructions this is about three times as fast as one after the other.
package struct SHA256Batch: Sendable {
  /// How many messages run side by side.
  package static let laneCount = 8

  private typealias Lanes = SIMD8<UInt32>

  /// The padded messages one behind the other.
  private var blocks: [UInt8] = []
  /// Where each message begins in `blocks`; one entry more than there are messages.
  private var starts: [Int] = [0]

  /// Makes an empty batch.
  package init() {}

  /// The number of messages.
  package var count: Int { starts.count - 1 }

  /// Begins over.
  package mutating func removeAll() {
    blocks.removeAll(keepingCapacity: true)
    starts.removeAll(keepingCapacity: true)
    starts.append(0)
  }

  /// Adds bytes to the message in hand.
  package mutating func append(_ bytes: [UInt8]) {
    appendBytes(bytes.span)
  }

  /// Adds bytes to the message in hand.
  package mutating func appendBytes(_ bytes: Span<UInt8>) {
    unsafe bytes.withUnsafeBufferPointer { unsafe blocks.append(contentsOf: $0) }
  }

  /// Ends the message in hand: pads it to whole blocks of 64 bytes (section 5.1.1).
  package mutating func endMessage() {
    let length = blocks.count - starts[starts.count - 1]
    let bits = UInt64(length) &* 8
    blocks.append(0x80)
    for _ in 0..<((119 - length % 64) % 64) { blocks.append(0) }
    for shift in stride(from: UInt64(56), through: 0, by: -8) {
      blocks.append(UInt8(truncatingIfNeeded: bits >> shift))
    }
    starts.append(blocks.count)
  }

  /// The first 16 bytes of each digest, in the order of the messages, as 32 hexadecimal digits each.
  package func prefixes() -> [UInt8] {
    var digits: [UInt8] = []
    digits.reserveCapacity(count * 32)
    var first = 0
    while first < count {
      let states = digests(from: first)
      for lane in 0..<min(Self.laneCount, count - first) {
        for word in 0..<4 {
          let value = states[word][lane]
          for shift in stride(from: UInt32(28), through: 0, by: -4) {
            digits.append(Hexadecimal.digit(UInt8(truncatingIfNeeded: value >> shift & 15)))
          }
        }
      }
      first += Self.laneCount
    }
    return digits
  }

  /// The states behind the last blocks of up to eight messages.
  private func digests(from first: Int) -> [8 of SIMD8<UInt32>] {
    let lanes = min(Self.laneCount, count - first)
    var state: [8 of SIMD8<UInt32>] = [
      Lanes(repeating: 0x6A09_E667), Lanes(repeating: 0xBB67_AE85), Lanes(repeating: 0x3C6E_F372),
      Lanes(repeating: 0xA54F_F53A), Lanes(repeating: 0x510E_527F), Lanes(repeating: 0x9B05_688C),
      Lanes(repeating: 0x1F83_D9AB), Lanes(repeating: 0x5BE0_CD19),
    ]
    var offsets: [8 of Int] = .init(repeating: 0)
    var counts = SIMD8<UInt32>(repeating: 0)
    for lane in 0..<lanes {
      offsets[lane] = starts[first + lane]
      counts[lane] = UInt32((starts[first + lane + 1] - starts[first + lane]) / 64)
    }
    for block in 0..<counts.max() {
      let isRunning = counts .> Lanes(repeating: block)
      for lane in 0..<Self.laneCount where !isRunning[lane] { offsets[lane] = starts[first] }
      let before = state
      unsafe blocks.withUnsafeBytes { unsafe Self.compress($0, offsets, &state) }
      for word in 0..<8 { state[word] = before[word].replacing(with: state[word], where: isRunning) }
      for lane in 0..<lanes { offsets[lane] += 64 }
    }
    return state
  }

  /// Takes in one block of each lane (section 6.2.2).
  private static func compress(
    _ bytes: UnsafeRawBufferPointer, _ offsets: [8 of Int], _ state: inout [8 of SIMD8<UInt32>]
  ) {
    unsafe withUnsafeTemporaryAllocation(of: SIMD8<UInt32>.self, capacity: 64) { schedule in
      for index in 0..<16 {
        var words = Lanes(repeating: 0)
        for lane in 0..<8 {
          let word = unsafe bytes.loadUnaligned(fromByteOffset: offsets[lane] + index * 4, as: UInt32.self)
          words[lane] = UInt32(bigEndian: word)
        }
        unsafe schedule[index] = words
      }
      for index in 16..<64 {
        let early = unsafe schedule[index - 15]
        let late = unsafe schedule[index - 2]
        let sigma0 = rotate(early, 7) ^ rotate(early, 18) ^ (early &>> Lanes(repeating: 3))
        let sigma1 = rotate(late, 17) ^ rotate(late, 19) ^ (late &>> Lanes(repeating: 10))
        unsafe schedule[index] = (sigma1 &+ schedule[index - 7]) &+ (sigma0 &+ schedule[index - 16])
      }
      unsafe rounds(schedule, &state)
    }
  }

  @inline(__always)
  private static func rounds(
    _ schedule: UnsafeMutableBufferPointer<SIMD8<UInt32>>, _ state: inout [8 of SIMD8<UInt32>]
  ) {
    var (a, b, c, d) = (state[0], state[1], state[2], state[3])
    var (e, f, g, h) = (state[4], state[5], state[6], state[7])
    for index in 0..<64 {
      let sum1 = rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25)
      let choice = g ^ (e & (f ^ g))
      let constant = Lanes(repeating: SHA256.constants[index])
      let first = unsafe (h &+ sum1) &+ (choice &+ constant) &+ schedule[index]
      let sum0 = rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22)
      let majority = (a & b) | (c & (a | b))
      (h, g, f, e) = (g, f, e, d &+ first)
      (d, c, b, a) = (c, b, a, first &+ (sum0 &+ majority))
    }
    state[0] &+= a
    state[1] &+= b
    state[2] &+= c
    state[3] &+= d
    state[4] &+= e
    state[5] &+= f
    state[6] &+= g
    state[7] &+= h
  }

  @inline(__always)
  private static func rotate(_ words: SIMD8<UInt32>, _ bits: UInt32) -> SIMD8<UInt32> {
    (words &>> Lanes(repeating: bits)) | (words &<< Lanes(repeating: 32 &- bits))
  }
}
