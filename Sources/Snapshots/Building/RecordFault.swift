import Codecs
import SourceText

/// Why a record can't be read: it is quarantined with this reason.
struct RecordFault: Error, Hashable {
  /// The cause, with what its wording needs.
  enum Cause: Hashable {
    case json(JSONError.Cause)
    case truncated
    case notAnObject
    case repeatedKey(String)
    case tooManyKeys(Int)
    case tooLarge(Int)
    case notText(String)
    case cellCount(found: Int, expected: Int)
    case unterminatedQuote
    case textAfterQuote
    case quoteInsideCell
    case nulByte
  }

  /// The cause.
  let cause: Cause
  /// The byte at which it was noticed, where a column is of use.
  let offset: Int?

  init(_ cause: Cause, at offset: Int?) {
    self.cause = cause
    self.offset = offset
  }

  /// Whether the cause is what the end of a cut file looks like.
  var isOfCutText: Bool {
    cause == .json(.unexpectedEnd) || cause == .json(.unterminatedString) || cause == .json(.invalidLiteral)
  }

  /// The reason in words.
  var reason: LocalizedText {
    switch cause {
    case .json(let cause): LocalizedText(zh: "不是合法的 JSON：", en: "not valid JSON: ") + cause.wording
    case .truncated:
      LocalizedText(
        zh: "文件在这条记录中间结束，可能没有传完；请重新导出", en: "the file ends inside this record, it may be cut off; export it again")
    case .notAnObject:
      LocalizedText(zh: "一行应是一个 JSON 对象 {…}", en: "a line must be one JSON object {…}")
    case .repeatedKey(let key):
      LocalizedText(
        zh: "同一个对象里 `\(key)` 出现两次，不知以哪个为准", en: "`\(key)` occurs twice in one object, and which one counts is unknown")
    case .tooManyKeys(let limit):
      LocalizedText(zh: "一个对象里超过 \(limit) 个键", en: "an object has more than \(limit) keys")
    case .tooLarge(let limit):
      LocalizedText(zh: "记录超过 \(Self.size(limit))", en: "the record is longer than \(Self.size(limit))")
    case .notText(let encoding):
      LocalizedText(zh: "有不是 \(encoding) 文本的字节", en: "there are bytes that are no \(encoding) text")
    case .cellCount(let found, let expected):
      LocalizedText(zh: "有 \(found) 格，表头有 \(expected) 格", en: "it has \(found) cells, the header has \(expected)")
    case .unterminatedQuote:
      LocalizedText(zh: "引号没有闭合", en: "a quote is not closed")
    case .textAfterQuote:
      LocalizedText(zh: "闭合的引号后面还有字", en: "text follows a closing quote")
    case .quoteInsideCell:
      LocalizedText(
        zh: "没有用引号括起的格里有引号；整格用引号括起，里面的引号写两个",
        en: "a quote stands in a cell without quotes; quote the cell and double the quote")
    case .nulByte:
      LocalizedText(zh: "有 NUL 字节，不是文本", en: "there is a NUL byte, this is no text")
    }
  }

  private static func size(_ bytes: Int) -> String {
    if bytes >= 1 << 20, bytes % (1 << 20) == 0 { return String(bytes >> 20) + " MB" }
    if bytes >= 1 << 10, bytes % (1 << 10) == 0 { return String(bytes >> 10) + " KB" }
    return String(bytes) + " B"
  }
}
