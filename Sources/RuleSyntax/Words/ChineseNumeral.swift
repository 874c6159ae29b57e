/// A Chinese numeral at a place of a text: 二十, 两, 一百零五, 三万, 二〇二四.
struct ChineseNumeral {
  /// The value.
  let value: Int
  /// The index after the last character.
  let end: Int

  private static let digits: [UInt32: Int] = {
    let characters = Array("〇零一二三四五六七八九两".unicodeScalars.map(\.value))
    let values = [0, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 2]
    return Dictionary(uniqueKeysWithValues: zip(characters, values))
  }()

  private static let powers: [UInt32: Int] = {
    let characters = Array("十百千".unicodeScalars.map(\.value))
    return Dictionary(uniqueKeysWithValues: zip(characters, [10, 100, 1000]))
  }()

  /// Reads the longest numeral; nil when the text does not begin with one or it makes no sense.
  init?(_ scalars: [UInt32], at start: Int, end limit: Int) {
    var index = start
    var total = 0
    var section = 0
    var digit: Int?
    var positional = true
    var count = 0
    while index < limit, count < 16 {
      let scalar = scalars[index]
      if let value = Self.digits[scalar] {
        digit = positional && count > 0 ? (digit ?? 0) * 10 + value : value
      } else if let power = Self.powers[scalar] {
        positional = false
        section += (digit ?? 1) * power
        digit = nil
      } else if scalar == 0x4E07 || scalar == 0x4EBF, count > 0 {
        positional = false
        guard total + section + (digit ?? 0) < 1_000_000_000 else { return nil }
        total = (total + section + (digit ?? 0)) * (scalar == 0x4E07 ? 10_000 : 100_000_000)
        section = 0
        digit = nil
      } else {
        break
      }
      index += 1
      count += 1
    }
    guard count > 0, total < 1 << 40 else { return nil }
    value = total + section + (digit ?? 0)
    end = index
  }
}
