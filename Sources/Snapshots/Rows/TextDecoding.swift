import Codecs

/// Turns the bytes of a table into UTF-8 piece by piece, and finds out on the way what encoding they are in.
///
/// A byte order mark decides. Without one, ASCII goes through as it is, since it is the same in both encodings; from the
/// first other byte on 64 KB are held back and read both ways. The encoding in which more characters than faults are
/// found wins, UTF-8 first: a few broken bytes do not turn a UTF-8 file into GB18030, they cost the rows they are in.
struct TextDecoding {
  private enum State {
    case start
    case plain
    case held
    case utf8
    case gb18030
  }

  /// How many bytes are held back to decide.
  static let windowSize = 1 << 16

  /// Neither encoding fits.
  struct NotText: Error {}

  /// The encoding as far as it is known; a file in ASCII counts as UTF-8.
  private(set) var encoding = TextEncoding.utf8
  private var state = State.start
  private var held: [UInt8] = []
  private var decoder = GB18030Decoder()

  /// Takes the next bytes and appends their text.
  mutating func decode(_ input: [UInt8], isEnd: Bool, to output: inout [UInt8]) throws(NotText) {
    switch state {
    case .start: try begin(input, isEnd: isEnd, to: &output)
    case .plain: try pass(input, isEnd: isEnd, to: &output)
    case .held:
      held += input
      try decide(isEnd: isEnd, to: &output)
    case .utf8: output += input
    case .gb18030: decoder.decode(input.span, to: &output)
    }
    if isEnd, state == .gb18030 { decoder.finish(&output) }
  }

  private mutating func begin(_ input: [UInt8], isEnd: Bool, to output: inout [UInt8]) throws(NotText) {
    held += input
    guard held.count >= 3 || isEnd else { return }
    let first = held
    held = []
    if first.starts(with: [0xEF, 0xBB, 0xBF]) {
      encoding = .utf8WithMark
      state = .utf8
      output += first.dropFirst(3)
    } else {
      state = .plain
      try pass(first, isEnd: isEnd, to: &output)
    }
  }

  private mutating func pass(_ input: [UInt8], isEnd: Bool, to output: inout [UInt8]) throws(NotText) {
    let end = LineSearch.beyondASCII(input.span)
    output += input[..<end]
    guard end < input.count else { return }
    held = Array(input[end...])
    state = .held
    try decide(isEnd: isEnd, to: &output)
  }

  private mutating func decide(isEnd: Bool, to output: inout [UInt8]) throws(NotText) {
    guard isEnd || held.count >= Self.windowSize else { return }
    let window = Array(held.prefix(Self.windowSize))
    if Self.isMostlyUTF8(window) {
      state = .utf8
      output += held
    } else {
      guard Self.isMostlyGB18030(window) else { throw NotText() }
      state = .gb18030
      encoding = .gb18030
      let bytes = held
      decoder.decode(bytes.span, to: &output)
    }
    held = []
  }

  /// Says whether at least as many characters beyond ASCII as faults are found when the bytes are read as UTF-8.
  private static func isMostlyUTF8(_ bytes: [UInt8]) -> Bool {
    var characters = 0
    var faults = 0
    var start = 0
    while start < bytes.count {
      let rest = bytes.span.extracting(start..<bytes.count)
      let valid = UTF8Validator.firstInvalidOffset(in: rest) ?? rest.count
      for offset in start..<(start + valid) where bytes[offset] >= 0xC0 { characters += 1 }
      start += valid
      if start < bytes.count {
        faults += 1
        start += 1
      }
    }
    return characters >= faults
  }

  private static func isMostlyGB18030(_ bytes: [UInt8]) -> Bool {
    var decoder = GB18030Decoder()
    var text: [UInt8] = []
    decoder.decode(bytes.span, to: &text)
    let characters = text.reduce(0) { $0 + ($1 >= 0xC0 ? 1 : 0) }
    return characters - decoder.faultCount >= decoder.faultCount
  }
}
