/// Numbers in Chinese numerals, as articles of laws are written.
package enum ChineseNumber {
  /// A number from 1 to 9,999, such as 四十二; digits for any other.
  package static func text(_ number: Int) -> String {
    guard number > 0, number < 10_000 else { return String(number) }
    let digits = Array("零一二三四五六七八九").map(String.init)
    var text = ""
    var pendingZero = false
    for (size, word) in [(1000, "千"), (100, "百"), (10, "十"), (1, "")] {
      let digit = number / size % 10
      if digit == 0 {
        pendingZero = !text.isEmpty
        continue
      }
      if pendingZero { text += "零" }
      pendingZero = false
      let isPlainTen = size == 10 && digit == 1 && text.isEmpty
      text += (isPlainTen ? "" : digits[digit]) + word
    }
    return text
  }
}
