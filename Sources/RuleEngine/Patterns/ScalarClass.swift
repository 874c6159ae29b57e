/// Which characters may stand at one place of a pattern.
enum ScalarClass: Sendable, Hashable {
  case any
  case digit
  case han
  case letter
  case upper
  case lower
  case space
  case exactly(Unicode.Scalar)
  /// One of these ranges, or none of them.
  case set([ClosedRange<UInt32>], isNegated: Bool)

  /// The class with a Chinese or English name.
  static func named(_ name: String) -> ScalarClass? {
    switch name.lowercased() {
    case "数字", "digit": .digit
    case "汉字", "han": .han
    case "字母", "letter": .letter
    case "大写", "upper": .upper
    case "小写", "lower": .lower
    case "空白", "space": .space
    case "任意", "any": .any
    default: nil
    }
  }

  func contains(_ scalar: Unicode.Scalar) -> Bool {
    let code = scalar.value
    switch self {
    case .any: return true
    case .digit: return (0x30...0x39).contains(code)
    case .han: return Self.isHan(scalar)
    case .letter: return (0x41...0x5A).contains(code) || (0x61...0x7A).contains(code)
    case .upper: return (0x41...0x5A).contains(code)
    case .lower: return (0x61...0x7A).contains(code)
    case .space: return code == 0x20 || code == 0x09 || code == 0x0A || code == 0x0D || code == 0xA0 || code == 0x3000
    case .exactly(let wanted): return scalar == wanted
    case .set(let ranges, let isNegated): return ranges.contains { $0.contains(code) } != isNegated
    }
  }

  /// Whether a character is a Chinese one: the unified ideographs and 〇.
  static func isHan(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x4E00...0x9FFF, 0x3400...0x4DBF, 0x20000...0x323AF, 0x3007: true
    default: false
    }
  }
}
