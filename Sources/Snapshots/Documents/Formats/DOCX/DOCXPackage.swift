import Codecs

/// The archive of a DOCX document and the parts in it, found through their relationships (ISO/IEC 29500-2).
struct DOCXPackage {
  /// A part that is read.
  enum Part: String {
    case document = "officeDocument"
    case styles, numbering, footnotes, endnotes
    case properties = "core-properties"
  }

  private let archive: ZIPArchive
  private var names: [Part: String] = [:]

  init(_ bytes: [UInt8], limits: ZIPArchive.Limits) throws(DOCXFault) {
    do throws(ZIPError) { archive = try ZIPArchive(bytes, limits: limits) } catch { throw .archive(error) }
    try readRelationships("_rels/.rels", folder: "")
    let document = names[.document] ?? "word/document.xml"
    guard archive.contains(document) else { throw .noDocument }
    names[.document] = document
    let parts = document.split(separator: "/")
    let folder = parts.dropLast().map { $0 + "/" }.joined()
    try readRelationships("\(folder)_rels/\(parts.last ?? "").rels", folder: folder)
  }

  /// A reader of a part; nil if the document has none.
  func reader(_ part: Part) throws(DOCXFault) -> DOCXPart? {
    guard let name = names[part], archive.contains(name) else { return nil }
    return try open(name)
  }

  private func open(_ name: String) throws(DOCXFault) -> DOCXPart {
    let bytes: [UInt8]
    do throws(ZIPError) { bytes = try archive.contents(name) } catch { throw .archive(error) }
    return try DOCXPart(name, bytes)
  }

  /// Reads which part stands for what; the last word of a type tells it, in all versions of the standard.
  private mutating func readRelationships(_ name: String, folder: String) throws(DOCXFault) {
    guard archive.contains(name) else { return }
    var part = try open(name)
    while let event = try part.next() {
      guard case .start(let element) = event, element.name.local == "Relationship", let target = element["Target"],
        element["TargetMode"] != "External", let kind = element["Type"]?.split(separator: "/").last,
        let found = Part(rawValue: String(kind)), names[found] == nil
      else { continue }
      names[found] = Self.path(target, in: folder)
    }
  }

  /// The path of a target, which is absolute or stands below a folder.
  private static func path(_ target: String, in folder: String) -> String {
    guard !target.hasPrefix("/") else { return String(target.dropFirst()) }
    var parts = folder.split(separator: "/")
    for part in target.split(separator: "/") {
      if part == ".." { _ = parts.popLast() } else if part != "." { parts.append(part) }
    }
    return parts.joined(separator: "/")
  }
}

/// A part of a DOCX document that is being read; its faults name it.
struct DOCXPart {
  private let name: String
  private var reader: XMLReader

  init(_ name: String, _ bytes: [UInt8]) throws(DOCXFault) {
    self.name = name
    do throws(XMLError) { reader = try XMLReader(bytes) } catch { throw .markup(part: name, error) }
  }

  /// How many elements are open.
  var depth: Int { reader.depth }

  /// The next event; nil at the end of the part.
  mutating func next() throws(DOCXFault) -> XMLReader.Event? {
    do throws(XMLError) { return try reader.next() } catch { throw .markup(part: name, error) }
  }

  /// Steps over the rest of the element started last.
  mutating func skip() throws(DOCXFault) {
    do throws(XMLError) { try reader.skipElement() } catch { throw .markup(part: name, error) }
  }
}

extension XMLElement {
  /// The value of an attribute by its name without a prefix: documents of Word put most of them in its namespace.
  func attribute(_ local: String) -> String? {
    attributes.first { $0.name.local == local }?.value
  }

  /// The attribute `val`.
  var value: String? { attribute("val") }

  /// Whether a property that is on or off is on; there without a value it is on.
  var isOn: Bool {
    guard let value else { return true }
    return value != "0" && value != "false" && value != "off"
  }
}
