package import Codecs
package import SourceText

/// Why a DOCX document can't be read.
package enum DOCXFault: Error, Equatable, Sendable {
  /// The file is in the older format of Word, or encrypted with a password: both look the same from outside.
  case olderFormatOrEncrypted
  /// The file is no ZIP archive, or something in it is broken.
  case archive(ZIPError)
  /// It is an archive, but no document of Word: there is no part with a text.
  case noDocument
  /// A part of it is no sound XML.
  case markup(part: String, XMLError)

  /// The reason with its remedy, for the list of documents that could not be read.
  package var reason: LocalizedText {
    switch self {
    case .olderFormatOrEncrypted:
      LocalizedText(
        zh: "是旧版 Word 文档（.doc）或加了密码的文档；请在 Word 或 WPS 中去掉密码，另存为 .docx",
        en: "it is a document of older Word (.doc) or protected by a password; remove the password and save it as .docx"
      )
    case .noDocument:
      LocalizedText(
        zh: "是压缩文件，但里面没有 Word 正文；请确认扩展名是否正确", en: "it is an archive without a text of Word; check the extension")
    case .archive(let error): Self.reason(error)
    case .markup(let part, let error):
      LocalizedText(
        zh: "文档内部的 \(part) 第 \(error.place.line) 行第 \(error.place.column) 列有损坏；请用 Word 或 WPS 打开修复后另存",
        en: "its part \(part) is broken at line \(error.place.line), column \(error.place.column); repair it in Word")
    }
  }

  private static func reason(_ error: ZIPError) -> LocalizedText {
    let part = error.name.map { " " + $0 } ?? ""
    switch error.cause {
    case .encrypted:
      return LocalizedText(zh: "文档加了密；请去掉密码后另存", en: "it is encrypted; remove the password and save it again")
    case .tooLarge, .tooManyEntries, .overlappingEntries:
      return LocalizedText(
        zh: "解开后过大或结构异常，可能是恶意文件，没有读取", en: "it unpacks to too much or is built to do so; it was not read")
    case .unreadable:
      return LocalizedText(zh: "文件读取失败", en: "the file could not be read")
    default:
      return LocalizedText(
        zh: "不是完整的 .docx 文件\(part.isEmpty ? "" : "（" + part.dropFirst() + " 损坏）")；请用 Word 或 WPS 重新另存",
        en: "it is no whole .docx file\(part.isEmpty ? "" : " (\(part.dropFirst()) is broken)"); save it again in Word")
    }
  }
}
