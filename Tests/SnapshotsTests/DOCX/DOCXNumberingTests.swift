import Snapshots
import Testing

/// The numbers that Word makes before headings and paragraphs.
@Suite("DOCX numbering")
struct DOCXNumberingTests {
  private func labels(_ maker: DOCXMaker) throws -> [String] {
    try DOCXReader.read(maker.bytes).content.blocks.map { block in
      switch block {
      case .heading(_, let label, _), .paragraph(let label, _): label ?? "-"
      case .table: "table"
      }
    }
  }

  private func items(_ levels: [Int], list: Int = 1) -> String {
    levels.map { DOCXMaker.paragraph("文", list: list, level: $0) }.joined()
  }

  @Test("counts levels, and starts lower ones anew behind higher ones")
  func levels() throws {
    var maker = DOCXMaker(body: items([0, 1, 1, 2, 0, 1, 2, 2]))
    maker.numbering = DOCXMaker.list(
      1, [("chineseCountingThousand", "第%1章 "), ("chineseCounting", "（%2）"), ("decimal", "%1.%2.%3")])
    #expect(try labels(maker) == ["第一章", "（一）", "（二）", "一.二.1", "第二章", "（一）", "二.一.1", "二.一.2"])
    maker.numbering = maker.numbering.replacing(
      "<w:lvlText w:val='%1.%2.%3'/>", with: "<w:lvlText w:val='%1.%2.%3'/><w:isLgl/>")
    #expect(try labels(maker)[3] == "1.2.1")
  }

  @Test(
    "writes numbers as Word does",
    arguments: [
      ("decimal", "3", "21"), ("decimalZero", "03", "21"), ("upperRoman", "III", "XXI"), ("lowerLetter", "c", "u"),
      ("chineseCounting", "三", "二十一"), ("chineseCountingThousand", "三", "二十一"), ("ideographDigital", "三", "二一"),
      ("chineseLegalSimplified", "叁", "贰拾壹"), ("ideographTraditional", "丙", "甲"),
      ("decimalEnclosedCircle", "③", "(21)"),
      ("decimalFullWidth", "３", "２１"), ("decimalEnclosedParen", "⑶", "(21)"), ("numberInDash", "- 3 -", "- 21 -"),
      ("ideographZodiac", "寅", "申"), ("bullet", "-", "-"),
    ])
  func formats(format: String, third: String, last: String) throws {
    var maker = DOCXMaker(body: items(Array(repeating: 0, count: 21)))
    maker.numbering = DOCXMaker.list(1, [(format, "%1")])
    let labels = try labels(maker)
    #expect([labels[2], labels[20]] == [third, last])
  }

  @Test("takes lists from styles, and lets a list that says so start anew")
  func styles() throws {
    let heading = DOCXMaker.paragraph("章", style: "h")
    let part = DOCXMaker.paragraph("节", style: "k")
    var maker = DOCXMaker(body: heading + part + heading + part + part + items([0], list: 2) + items([0, 0], list: 3))
    maker.styles = """
      <w:style w:type="paragraph" w:styleId="h"><w:name w:val="heading 1"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr>
      </w:pPr></w:style>
      <w:style w:type="paragraph" w:styleId="k"><w:name w:val="heading 2"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr>
      </w:pPr></w:style>
      """
    maker.numbering = """
      <w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="%1、"/>
      <w:pStyle w:val="h"/></w:lvl><w:lvl w:ilvl="1"><w:lvlText w:val="%1.%2"/><w:isLgl/><w:pStyle w:val="k"/></w:lvl></w:abstractNum>
      <w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>
      <w:num w:numId="3"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride></w:num>
      """
    #expect(try labels(maker) == ["一、", "1.1", "二、", "2.1", "2.2", "三、", "五、", "六、"])
    #expect(try DOCXMaker(body: DOCXMaker.paragraph("文", list: 0)).lines() == ["1:1 文"])
    #expect(try DOCXMaker(body: DOCXMaker.paragraph("文", list: 77)).lines() == ["1:1 文"])
  }

  @Test("keeps within bounds what a list says of itself", arguments: [Int.min, -1, 1 << 40, Int.max])
  func bounds(start: Int) throws {
    var maker = DOCXMaker(body: items([0, 0]) + DOCXMaker.paragraph("文", style: "o"))
    maker.numbering = DOCXMaker.list(1, [("decimal", String(repeating: "%1", count: 500))])
      .replacing("<w:start w:val='1'/>", with: "<w:start w:val='\(start)'/>")
    maker.styles = "<w:style w:styleId='o'><w:name w:val='x'/><w:pPr><w:outlineLvl w:val='\(start)'/></w:pPr></w:style>"
    let labels = try labels(maker)
    #expect(labels.allSatisfy { $0.count <= 400 } && labels[2] == "-")
  }

  @Test("shows the numbers of cells as part of them")
  func cells() throws {
    var maker = DOCXMaker(
      body: "<w:tbl>"
        + ["", "许可"].map { "<w:tr><w:tc>\(DOCXMaker.paragraph($0, list: 1))</w:tc></w:tr>" }.joined() + "</w:tbl>")
    maker.numbering = DOCXMaker.list(1, [("decimal", "%1.")])
    #expect(try maker.lines() == ["T  1. / 2.许可"])
  }
}
