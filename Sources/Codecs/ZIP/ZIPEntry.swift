/// A file or folder in a ZIP archive, as the central directory tells of it.
package struct ZIPEntry: Equatable, Sendable {
  /// The name with its folders, separated by `/`; it may say anything, see ``relativePath``.
  package let name: String
  /// How the data are compressed: 0 stored, 8 DEFLATE.
  package let method: Int
  /// Whether the data are encrypted.
  package let isEncrypted: Bool
  /// The checksum CRC-32 of the unpacked file.
  package let checksum: UInt32
  /// The length of the data in the archive, in bytes.
  package let compressedSize: Int
  /// The length of the unpacked file, in bytes.
  package let size: Int
  /// The offset of the file's head in the archive.
  package let offset: Int
  let rawName: [UInt8]

  /// Whether it is a folder.
  package var isFolder: Bool { name.hasSuffix("/") }

  /// The name as a path below a folder; nil for one that leads out of it, is absolute or has an empty or dot part.
  ///
  /// Nothing is ever written to where an archive says; a name that is nil here is still good as a mere name.
  package var relativePath: String? {
    let path = name.hasSuffix("/") ? name.dropLast() : name[...]
    let parts = path.split(separator: "/", omittingEmptySubsequences: false)
    let isPlain = parts.allSatisfy { part in
      part != "" && part != "." && part != ".." && !part.utf8.contains { $0 == 0x5C || $0 == 0x3A || $0 == 0 }
    }
    return isPlain ? String(path) : nil
  }

  /// The name as text: UTF-8 if the archive says so or it is valid; else GB18030, as Windows in China writes it; else
  /// each byte above 127 as U+FFFD.
  static func text(_ name: [UInt8], isUTF8: Bool) -> String {
    if isUTF8 || UTF8Validator.firstInvalidOffset(in: name) == nil { return String(decoding: name, as: UTF8.self) }
    do { return String(decoding: try GB18030.decode(name), as: UTF8.self) } catch {
      return String(decoding: name.flatMap { $0 < 0x80 ? [$0] : [0xEF, 0xBF, 0xBD] }, as: UTF8.self)
    }
  }
}
