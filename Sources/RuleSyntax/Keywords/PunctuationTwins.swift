/// The punctuation of a Chinese keyboard and the ASCII sign that it stands for; no other normalisation is done.
enum PunctuationTwins {
  /// The sign that a code point is read as, outside quotations and 《》.
  ///
  /// `，` stays apart from `,`: it never joins the items of a list.
  static func canonical(_ scalar: UInt32) -> UInt32 {
    switch scalar {
    case 0xFF10...0xFF19: return scalar - 0xFF10 + 0x30
    case 0x3000, 0xA0, 0x09, 0x0D, 0x0A, 0xFEFF: return 0x20
    default: return table[scalar] ?? scalar
    }
  }

  private static let table: [UInt32: UInt32] = {
    let twins = zip("：；（）％｜＝＜＞＋－×÷／［］＃．【】＂−".unicodeScalars, ":;()%|=<>+-×÷/[]#.[]\"-".unicodeScalars)
    return Dictionary(uniqueKeysWithValues: twins.map { ($0.value, $1.value) })
  }()
}
