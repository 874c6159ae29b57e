package import Codecs
package import SourceText

extension JSONError.Cause {
  /// The cause in words that follow a colon.
  package var wording: LocalizedText {
    switch self {
    case .unexpectedEnd: LocalizedText(zh: "没有写完就结束了", en: "it ends in the middle")
    case .expectedValue: LocalizedText(zh: "此处应有一个值", en: "a value is expected here")
    case .expectedKey: LocalizedText(zh: "此处应有带双引号的键", en: "a key in double quotes is expected here")
    case .expectedColon: LocalizedText(zh: "键后面缺少冒号", en: "a colon is missing behind the key")
    case .expectedCommaOrBrace: LocalizedText(zh: "此处应有逗号或 }", en: "a comma or } is expected here")
    case .expectedCommaOrBracket: LocalizedText(zh: "此处应有逗号或 ]", en: "a comma or ] is expected here")
    case .expectedObject: LocalizedText(zh: "此处应有一个对象 {…}", en: "an object {…} is expected here")
    case .expectedArray: LocalizedText(zh: "此处应有一个数组 […]", en: "an array […] is expected here")
    case .trailingComma: LocalizedText(zh: "最后一项后面多了逗号", en: "there is a comma behind the last item")
    case .invalidNumber: LocalizedText(zh: "数的写法不对", en: "a number is not written as JSON wants it")
    case .invalidLiteral:
      LocalizedText(zh: "不认识的词，应为 true、false 或 null", en: "an unknown word, only true, false and null are known")
    case .unterminatedString: LocalizedText(zh: "引号没有闭合", en: "a quote is not closed")
    case .controlCharacter:
      LocalizedText(
        zh: "文本里有控制字符（如换行、制表符或 NUL）", en: "a text holds a control character, such as a line break, tab or NUL")
    case .invalidEscape: LocalizedText(zh: "反斜杠后的转义不认识", en: "an unknown escape behind a backslash")
    case .loneSurrogate: LocalizedText(zh: "\\u 转义只有代理对的一半", en: "an escape \\u holds half of a surrogate pair")
    case .invalidUTF8:
      LocalizedText(zh: "字节不是 UTF-8，文件可能是 GBK 编码", en: "the bytes are not UTF-8, the file may be in GBK")
    case .tooDeep: LocalizedText(zh: "括号嵌套超过 512 层", en: "brackets are nested more than 512 deep")
    case .trailingBytes: LocalizedText(zh: "一个值之后还有内容", en: "something follows the value")
    }
  }
}
