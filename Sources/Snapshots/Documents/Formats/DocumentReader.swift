import Codecs
import SourceText

/// Reads the bytes of a document by the extension of its file.
enum DocumentReader {
  /// Why a document can't be read: it is quarantined with this reason.
  struct Fault: Error, Hashable {
    /// The reason in words, with the remedy.
    let reason: LocalizedText
  }

  /// A document and what encoding its text was in.
  struct Result {
    let content: DocumentContent
    let encoding: String
  }

  /// The format of a file by its extension; nil if there is no reader for it.
  static func format(of path: String) -> DocumentContent.Format? {
    let name = path.split(separator: "/").last ?? ""
    guard let dot = name.lastIndex(of: ".") else { return nil }
    switch name[name.index(after: dot)...].lowercased() {
    case "txt", "text": return .text
    case "md", "markdown": return .markdown
    case "html", "htm", "shtml", "xhtml": return .html
    case "docx": return .docx
    default: return nil
    }
  }

  /// Reads a document.
  static func read(_ bytes: [UInt8], path: String) throws(Fault) -> Result {
    switch format(of: path) {
    case .text:
      let (text, encoding) = try text(of: bytes)
      return Result(content: PlainTextReading.content(of: text), encoding: encoding.rawValue)
    case .markdown:
      let (text, encoding) = try text(of: bytes)
      return Result(content: MarkdownReading.content(of: text), encoding: encoding.rawValue)
    case .html: return try html(bytes)
    case .docx:
      do {
        return Result(content: try DOCXReader.read(bytes).content, encoding: "UTF-8")
      } catch {
        throw Fault(reason: error.reason)
      }
    case nil: throw Fault(reason: unsupported)
    }
  }

  private static var unsupported: LocalizedText {
    LocalizedText(
      zh: "没有读这种文档的办法；可读的是 .txt、.md、.html、.docx，其他的请另存为其中一种",
      en: "there is no reader for this kind of document; save it as .txt, .md, .html or .docx")
  }

  private static func html(_ bytes: [UInt8]) throws(Fault) -> Result {
    do {
      let (text, encoding) = try HTMLEncoding.decode(bytes, transportCharset: nil)
      return Result(
        content: HTMLDocumentReading.content(of: text.utf8), encoding: encoding.encoding.rawValue)
    } catch {
      throw Fault(
        reason: LocalizedText(zh: "网页的编码读不了；请另存为 UTF-8", en: "the encoding of the page can't be read; save it as UTF-8")
      )
    }
  }

  /// The text of a file in UTF-8 or GB18030, without its mark.
  private static func text(of bytes: [UInt8]) throws(Fault) -> (String, TextEncoding) {
    if let reason = binaryReason(bytes) { throw Fault(reason: reason) }
    var decoding = TextDecoding()
    var output: [UInt8] = []
    do {
      try decoding.decode(bytes, isEnd: false, to: &output)
      try decoding.decode([], isEnd: true, to: &output)
    } catch {
      throw Fault(
        reason: LocalizedText(
          zh: "既不是 UTF-8 也不是 GB18030 文本；请另存为 UTF-8", en: "it is neither UTF-8 nor GB18030 text; save it as UTF-8"))
    }
    return (String(decoding: output, as: UTF8.self), decoding.encoding)
  }

  private static func binaryReason(_ bytes: [UInt8]) -> LocalizedText? {
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
      return LocalizedText(zh: "是 UTF-16 编码；请另存为 UTF-8", en: "it is in UTF-16; save it as UTF-8")
    }
    if bytes.starts(with: [0x50, 0x4B, 0x03, 0x04]) || bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0]) {
      return LocalizedText(
        zh: "不是文本：像是改了扩展名的 Word 或压缩文件；请改回扩展名或另存为文本",
        en: "it is no text but looks like a Word or packed file with another extension; restore the extension")
    }
    if bytes.prefix(4_096).contains(0) {
      return LocalizedText(zh: "有 NUL 字节，不是文本", en: "there is a NUL byte, this is no text")
    }
    return nil
  }
}
