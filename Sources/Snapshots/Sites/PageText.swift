import Codecs
import SourceText

/// The bytes of a page as UTF-8, with the encoding they were in.
struct PageText {
  /// The page in UTF-8.
  let utf8: [UInt8]
  /// The name of the encoding.
  let encoding: String
  /// The position of the word in 编码来源.
  let source: UInt8

  /// The words of 编码来源, in the order of ``source``.
  static let sourceWords = ["字节序标记", "传输头", "页面声明", "推断"]

  /// Why bytes are no page.
  struct Fault: Error {
    let reason: LocalizedText
  }

  /// Decodes a page.
  ///
  /// - Parameter charset: the label that the transport gave it; nil for none.
  init(_ bytes: [UInt8], charset: String?) throws(Fault) {
    if let kind = Self.fileKind(bytes) {
      throw Fault(
        reason: LocalizedText(
          zh: "名字像网页，内容是 \(kind) 文件", en: "it is named like a page and holds a \(kind) file"))
    }
    do throws(UnreadableEncoding) {
      let (text, found) = try HTMLEncoding.decode(bytes, transportCharset: charset)
      utf8 = text.utf8
      encoding = found.encoding.rawValue
      source =
        switch found.source {
        case .byteOrderMark: 0
        case .transportHeader: 1
        case .meta: 2
        case .guess: 3
        }
    } catch {
      let name = error.encoding.rawValue
      throw Fault(
        reason: LocalizedText(zh: "本版本不读编码 \(name)", en: "this version does not read the encoding \(name)"))
    }
  }

  /// The kind of a file that is no page whatever its name.
  private static func fileKind(_ bytes: [UInt8]) -> String? {
    let marks: [(String, [UInt8])] = [
      ("PDF", [0x25, 0x50, 0x44, 0x46, 0x2D]), ("ZIP", [0x50, 0x4B, 0x03, 0x04]), ("GIF", [0x47, 0x49, 0x46, 0x38]),
      ("PNG", [0x89, 0x50, 0x4E, 0x47]), ("JPEG", [0xFF, 0xD8, 0xFF]), ("GZIP", [0x1F, 0x8B, 0x08]),
      ("Office", [0xD0, 0xCF, 0x11, 0xE0]),
    ]
    return marks.first { bytes.starts(with: $0.1) }?.0
  }
}
