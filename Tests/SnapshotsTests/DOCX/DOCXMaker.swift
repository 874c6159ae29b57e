import Codecs
import Snapshots

/// Makes DOCX documents from the markup of their parts, and shows what a reader makes of them.
struct DOCXMaker {
  /// The content of the body.
  var body: String
  /// Styles that stand beside headings 1 and 2, the title, a caption and a line of contents.
  var styles = ""
  /// The lists.
  var numbering = ""
  /// The footnotes.
  var footnotes = ""
  /// The document's properties.
  var properties = ""

  private static let main = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
  private static let relationships = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"

  /// The bytes of the file.
  var bytes: [UInt8] {
    var writer = ZIPWriter()
    writer.add("[Content_Types].xml", "<Types/>")
    writer.add(
      "_rels/.rels",
      relationships([("officeDocument", "word/document.xml"), ("metadata/core-properties", "docProps/core.xml")]))
    writer.add("word/document.xml", part("document", "<w:body>\(body)<w:sectPr/></w:body>"))
    let parts = ["styles", "numbering", "footnotes"].map { ($0, "/word/\($0).xml") }
    writer.add("word/_rels/document.xml.rels", relationships(parts))
    writer.add("word/styles.xml", part("styles", DOCXMaker.standardStyles + styles))
    if !numbering.isEmpty { writer.add("word/numbering.xml", part("numbering", numbering)) }
    if !footnotes.isEmpty { writer.add("word/footnotes.xml", part("footnotes", footnotes)) }
    let names = "xmlns:dc='http://purl.org/dc/elements/1.1/' xmlns:dcterms='http://purl.org/dc/terms/'"
    writer.add("docProps/core.xml", "<p:core xmlns:p='p' \(names)>\(properties)</p:core>")
    return writer.finish()
  }

  private static let standardStyles = """
    <w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/></w:style>
    <w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/><w:basedOn w:val="a"/>
    <w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style>
    <w:style w:type="paragraph" w:styleId="2"><w:name w:val="heading 2"/><w:pPr><w:outlineLvl w:val="1"/></w:pPr></w:style>
    <w:style w:type="paragraph" w:styleId="t"><w:name w:val="Title"/></w:style>
    <w:style w:type="paragraph" w:styleId="c"><w:name w:val="caption"/></w:style>
    <w:style w:type="paragraph" w:styleId="TOC1"><w:name w:val="toc 1"/></w:style>
    """

  private func part(_ name: String, _ content: String) -> String {
    let names = "xmlns:w='\(DOCXMaker.main)' xmlns:m='http://schemas.openxmlformats.org/officeDocument/2006/math'"
    return
      "<?xml version='1.0' encoding='UTF-8'?><w:\(name) \(names) xmlns:mc='mc' xmlns:wps='wps'>\(content)</w:\(name)>"
  }

  private func relationships(_ targets: [(String, String)]) -> String {
    let items = targets.map { "<Relationship Type='\(DOCXMaker.relationships)\($0)' Target='\($1)'/>" }
    return "<Relationships xmlns='r'>\(items.joined())</Relationships>"
  }

  /// A paragraph with a run of text.
  static func paragraph(_ text: String, style: String? = nil, list: Int? = nil, level: Int = 0) -> String {
    let style = style.map { "<w:pStyle w:val='\($0)'/>" } ?? ""
    let list = list.map { "<w:numPr><w:ilvl w:val='\(level)'/><w:numId w:val='\($0)'/></w:numPr>" } ?? ""
    return "<w:p><w:pPr>\(style)\(list)</w:pPr><w:r><w:t xml:space='preserve'>\(text)</w:t></w:r></w:p>"
  }

  /// A list with levels of a format and a text each.
  static func list(_ number: Int, _ levels: [(format: String, text: String)]) -> String {
    let levels = levels.enumerated().map { index, level in
      """
      <w:lvl w:ilvl='\(index)'><w:start w:val='1'/><w:numFmt w:val='\(level.format)'/><w:lvlText w:val='\(level.text)'/></w:lvl>
      """
    }
    return "<w:abstractNum w:abstractNumId='\(number)'>\(levels.joined())</w:abstractNum>"
      + "<w:num w:numId='\(number)'><w:abstractNumId w:val='\(number)'/></w:num>"
  }

  /// What the reader gives, one line a block.
  func lines() throws -> [String] {
    try DOCXReader.read(bytes).content.blocks.map { block in
      switch block {
      case .heading(let level, let label, let text):
        "\(text.place.words) H\(level) \(label.map { $0 + "|" } ?? "")\(text.text)"
      case .paragraph(let label, let text): "\(text.place.words) \(label.map { $0 + "|" } ?? "")\(text.text)"
      case .table(let caption, let rows):
        "T \(caption?.text ?? "") " + rows.map { $0.map(\.text).joined(separator: "|") }.joined(separator: " / ")
      }
    }
  }
}
