/// A decoder from GB18030 to UTF-8 that takes its input in pieces of any length (WHATWG Encoding, section 10.2.1).
///
/// What is no character becomes U+FFFD, as in browsers, and is noted with its place in input and output, so that a
/// reader can quarantine the record it falls into and go on with the next.
package struct GB18030Decoder: Sendable {
  /// A place that held no character.
  package struct Fault: Equatable, Sendable {
    /// The byte offset from the start of all input.
    package let inputOffset: Int
    /// The byte offset of the U+FFFD that stands for it, from the start of all output.
    package let outputOffset: Int
  }

  /// How many faults are kept with their places; later ones are only counted.
  package static let maximumFaults = 100_000

  /// The faults in order, at most ``maximumFaults``.
  package private(set) var faults: [Fault] = []
  /// How many faults there were.
  package private(set) var faultCount = 0
  /// How many bytes of input have been taken in, those of an unfinished character not counted.
  package private(set) var inputOffset = 0
  /// How many bytes of output have been written.
  package private(set) var outputOffset = 0
  /// The first one to three bytes of a character whose rest is still to come.
  private var pending: [UInt8] = []

  /// Makes a decoder at the start of a text.
  package init() {}

  /// Decodes a piece and appends its text; a character cut at the end waits for the next piece.
  package mutating func decode(_ input: Span<UInt8>, to output: inout [UInt8]) {
    unsafe input.withUnsafeBufferPointer { unsafe decode($0, to: &output) }
  }

  /// Decodes a piece and appends its text; a character cut at the end waits for the next piece.
  package mutating func decode(_ input: UnsafeBufferPointer<UInt8>, to output: inout [UInt8]) {
    var start = 0
    if !pending.isEmpty {
      // The cut character and a few bytes more go first; what they give decides where the piece goes on.
      let carried = pending.count
      let taken = min(8, input.count)
      var seam = pending
      unsafe seam.append(contentsOf: input[0..<taken])
      pending.removeAll(keepingCapacity: true)
      let consumed = unsafe seam.withUnsafeBufferPointer { unsafe run($0, to: &output) }
      if consumed < carried || taken == input.count {
        pending.append(contentsOf: seam[consumed...])
        return
      }
      start = consumed - carried
    }
    let rest = unsafe UnsafeBufferPointer(rebasing: input[start...])
    let consumed = unsafe run(rest, to: &output)
    unsafe pending.append(contentsOf: rest[consumed...])
  }

  /// Ends the text: a character that is still cut is a fault.
  package mutating func finish(_ output: inout [UInt8]) {
    guard !pending.isEmpty else { return }
    note(Fault(inputOffset: inputOffset, outputOffset: outputOffset))
    output.append(contentsOf: [0xEF, 0xBF, 0xBD])
    inputOffset += pending.count
    outputOffset += 3
    pending.removeAll()
  }

  private mutating func note(_ fault: Fault) {
    faultCount += 1
    if faults.count < GB18030Decoder.maximumFaults { faults.append(fault) }
  }

  /// Decodes all whole characters and returns how many bytes they took.
  private mutating func run(_ input: UnsafeBufferPointer<UInt8>, to output: inout [UInt8]) -> Int {
    guard let source = input.baseAddress, input.count > 0 else { return 0 }
    var consumed = 0
    var written = 0
    // One byte gives at most three, and every store writes up to eight.
    let text = unsafe [UInt8](unsafeUninitializedCapacity: input.count * 3 + 16) { buffer, count in
      guard let target = buffer.baseAddress else { return }
      unsafe GB18030Index.withRows { rows in
        unsafe (consumed, written) = transcode(source, input, target, rows)
      }
      count = written
    }
    if output.isEmpty { output = text } else { output.append(contentsOf: text) }
    inputOffset += consumed
    outputOffset += written
    return consumed
  }

  private mutating func transcode(
    _ source: UnsafePointer<UInt8>, _ input: UnsafeBufferPointer<UInt8>, _ target: UnsafeMutablePointer<UInt8>,
    _ rows: UnsafePointer<UInt8>
  ) -> (consumed: Int, written: Int) {
    let count = input.count
    var offset = 0
    var written = 0
    while offset < count {
      if offset + 8 <= count {
        let word = unsafe UnsafeRawPointer(source + offset).loadUnaligned(as: UInt64.self)
        let highs = UInt64(littleEndian: word) & 0x8080_8080_8080_8080
        unsafe UnsafeMutableRawPointer(target + written).storeBytes(of: word, as: UInt64.self)
        let plain = highs == 0 ? 8 : highs.trailingZeroBitCount >> 3
        offset += plain
        written += plain
        if highs == 0 { continue }
      }
      while offset + 1 < count {
        let lead = unsafe source[offset]
        let trail = unsafe source[offset + 1]
        guard lead > 0x80, lead < 0xFF, trail >= 0x40, trail != 0x7F, trail != 0xFF else { break }
        let pointer = (Int(lead) - 0x81) * 190 + Int(trail) - (trail < 0x7F ? 0x40 : 0x41)
        written += unsafe GB18030Index.copyRow(rows, pointer, to: target + written)
        offset += 2
      }
      guard offset < count else { break }
      switch unsafe GB18030.step(input, at: offset) {
      case .incomplete: return (offset, written)
      case .fault(let length):
        note(Fault(inputOffset: inputOffset + offset, outputOffset: outputOffset + written))
        written += unsafe put(0xFFFD, to: target + written)
        offset += length
      case .character(let length):
        let scalar: UInt32 =
          length == 4
          ? unsafe GB18030.scalar(source[offset], source[offset + 1], source[offset + 2], source[offset + 3]) ?? 0xFFFD
          : unsafe source[offset] == 0x80 ? 0x20AC : UInt32(source[offset])
        written += unsafe put(scalar, to: target + written)
        offset += length
      }
    }
    return (offset, written)
  }

  /// Writes the UTF-8 bytes of a scalar and returns how many there are.
  private func put(_ scalar: UInt32, to target: UnsafeMutablePointer<UInt8>) -> Int {
    var bytes: [UInt8] = []
    UTF8Sequence.append(scalar, to: &bytes)
    for index in bytes.indices { unsafe target[index] = bytes[index] }
    return bytes.count
  }
}
