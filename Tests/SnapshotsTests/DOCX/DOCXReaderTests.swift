import Codecs
import Snapshots
import SourceText
import TestSupport
import Testing

/// DOCX documents: what is read of paragraphs, tracked changes, tables and the rest.
@Suite("DOCX")
struct DOCXReaderTests {
  private func lines(_ body: String) throws -> [String] {
    try DOCXMaker(body: body).lines()
  }

  @Test("knows headings by outline level, by names of styles and by what they stand on")
  func headings() throws {
    var maker = DOCXMaker(
      body: ["t", "1", "2", "标题3", "x", "y", "z"].map { (style: String) in
        DOCXMaker.paragraph("文\(style)", style: style)
      }.joined()
        + "<w:p><w:pPr><w:pStyle w:val='1'/><w:outlineLvl w:val='9'/></w:pPr><w:r><w:t>正文</w:t></w:r></w:p>"
        + "<w:p><w:pPr><w:outlineLvl w:val='3'/></w:pPr><w:r><w:t>四级</w:t></w:r></w:p>")
    maker.styles = """
      <w:style w:type="paragraph" w:styleId="标题3"><w:name w:val="标题 3"/></w:style>
      <w:style w:type="paragraph" w:styleId="x"><w:name w:val="公文标题"/><w:basedOn w:val="2"/></w:style>
      <w:style w:type="paragraph" w:styleId="y"><w:name w:val="a"/><w:basedOn w:val="z"/></w:style>
      <w:style w:type="paragraph" w:styleId="z"><w:name w:val="b"/><w:basedOn w:val="y"/></w:style>
      <w:style w:type="character" w:styleId="w"><w:name w:val="heading 1 char"/></w:style>
      """
    maker.properties = "<dc:title>旧题</dc:title><dcterms:created>2024-01-15T08:00:00Z</dcterms:created>"
    #expect(
      try maker.lines() == [
        "1:1 文t", "2:1 H1 文1", "3:1 H2 文2", "4:1 H3 文标题3", "5:1 H2 文x", "6:1 文y", "7:1 文z", "8:1 正文", "9:1 H4 四级",
      ])
    let reading = try DOCXReader.read(maker.bytes)
    #expect(reading.content.title == "文t")
    #expect(reading.created == "2024-01-15")
    maker.body = DOCXMaker.paragraph("文")
    #expect(try DOCXReader.read(maker.bytes).content.title == "旧题")
  }

  @Test("joins runs, and divides a paragraph at line breaks with columns that go on")
  func runs() throws {
    let body = """
      <w:p><w:r><w:t>共办理</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t xml:space="preserve"> 12</w:t><w:tab/><w:t>件</w:t>
      <w:br/><w:t>下行</w:t><w:br w:type="page"/><w:noBreakHyphen/><w:softHyphen/></w:r><w:hyperlink><w:r><w:t>链接</w:t></w:r>
      </w:hyperlink><w:r><w:rPr><w:vanish/></w:rPr><w:t>隐藏</w:t></w:r><w:sdt><w:sdtPr><w:t>x</w:t></w:sdtPr><w:sdtContent>
      <w:r><w:t>控件</w:t></w:r></w:sdtContent></w:sdt><m:oMath><m:sSup><m:e><m:r><m:t>x</m:t></m:r></m:e></m:sSup></m:oMath></w:p>
      <w:p/><w:p><w:r><w:t xml:space="preserve">　  </w:t></w:r></w:p>
      <w:p><w:pPr><w:pStyle w:val="1"/></w:pPr><w:r><w:t>关于工作</w:t><w:br/><w:t>的通知</w:t></w:r></w:p>
      """
    #expect(try lines(body) == ["1:1 共办理 12\t件", "1:10 下行-链接控件x", "4:1 H1 关于工作的通知"])
  }

  @Test("reads a document as if tracked changes had been accepted")
  func trackedChanges() throws {
    let body = """
      <w:p><w:r><w:t>受理</w:t></w:r><w:del><w:r><w:delText>十</w:delText><w:t>十</w:t></w:r></w:del><w:ins><w:r><w:t>九</w:t></w:r>
      </w:ins><w:moveFrom><w:r><w:t>旧</w:t></w:r></w:moveFrom><w:moveTo><w:r><w:t>件</w:t></w:r></w:moveTo></w:p>
      <w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>前半</w:t></w:r></w:p><w:p><w:r><w:t>后半</w:t></w:r></w:p>
      <w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:del><w:r><w:delText>全删</w:delText></w:r></w:del></w:p>
      <w:p><w:pPr><w:pPrChange><w:pPr><w:pStyle w:val="1"/></w:pPr></w:pPrChange></w:pPr><w:r><w:t>末段</w:t></w:r></w:p>
      <w:tbl><w:tr><w:trPr><w:del/></w:trPr><w:tc><w:p><w:r><w:t>删行</w:t></w:r></w:p></w:tc></w:tr>
      <w:tr><w:trPr><w:ins/></w:trPr><w:tc><w:p><w:r><w:t>加行</w:t></w:r></w:p></w:tc></w:tr></w:tbl>
      """
    #expect(try lines(body) == ["1:1 受理九件", "2:1 前半后半", "5:1 末段", "T  加行"])
    let joined = try DOCXReader.read(DOCXMaker(body: body).bytes).content.blocks[1]
    guard case .paragraph(_, let text) = joined else { return }
    #expect(text.place(at: 1).words == "2:2" && text.place(at: 2).words == "3:1")
  }

  @Test("repeats merged cells, and keeps tables inside tables for behind them")
  func tables() throws {
    func cell(_ text: String, _ properties: String = "") -> String {
      "<w:tc><w:tcPr>\(properties)</w:tcPr>\(DOCXMaker.paragraph(text))</w:tc>"
    }
    let inner = "<w:tbl><w:tr>\(cell("内"))</w:tr></w:tbl>"
    let body = """
      \(DOCXMaker.paragraph("表1 办件", style: "c"))<w:tbl><w:tblPr/><w:tblGrid/>
      <w:tr>\(cell("事项", "<w:vMerge w:val='restart'/>"))\(cell("件数", "<w:gridSpan w:val='2'/>"))</w:tr>
      <w:tr>\(cell("", "<w:vMerge/>"))\(cell("受理"))\(cell("办结"))</w:tr>
      <w:tr><w:trPr><w:gridBefore w:val="1"/></w:trPr>\(cell("1"))<w:tc><w:p><w:r><w:t>2</w:t></w:r></w:p>
      <w:p><w:r><w:t>（含3）</w:t></w:r></w:p>\(inner)</w:tc></w:tr></w:tbl>\(DOCXMaker.paragraph("后"))
      """
    #expect(
      try lines(body) == [
        "1:1 表1 办件", "T 表1 办件 事项|件数|件数 / 事项|受理|办结 / |1|2\n（含3）", "T  内", "11:1 后",
      ])
  }

  @Test("puts notes and text boxes behind their paragraph and leaves the table of contents out")
  func besides() throws {
    let box = "<w:txbxContent>\(DOCXMaker.paragraph("框内"))</w:txbxContent>"
    var maker = DOCXMaker(
      body: """
        \(DOCXMaker.paragraph("一、总体 3", style: "TOC1"))
        <w:p><w:r><w:fldChar w:fldCharType="begin"/><w:instrText> TOC \\o "1-3" </w:instrText>
        <w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>二、目录项</w:t></w:r></w:p>
        <w:p><w:r><w:t>三、目录项</w:t><w:fldChar w:fldCharType="end"/></w:r></w:p>
        <w:p><w:r><w:fldChar w:fldCharType="begin"/><w:instrText>DATE</w:instrText><w:fldChar w:fldCharType="separate"/>
        <w:t>2024年</w:t><w:fldChar w:fldCharType="end"/></w:r><w:r><w:t>总数</w:t><w:footnoteReference w:id="2"/><w:t>为</w:t>
        <mc:AlternateContent><mc:Choice><w:drawing><wps:txbx>\(box)</wps:txbx></w:drawing></mc:Choice>
        <mc:Fallback><w:pict>\(box)</w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>
        """)
    maker.footnotes = "<w:footnote w:id='2'>\(DOCXMaker.paragraph("截至年底"))</w:footnote>"
    #expect(try maker.lines() == ["4:1 2024年总数为", "4:8 [1]|截至年底", "5:1 框内"])
  }

  private func fault(_ bytes: [UInt8]) -> DOCXFault? {
    do {
      _ = try DOCXReader.read(bytes)
      return nil
    } catch { return error }
  }

  @Test("says why a file is no document, in words with a remedy")
  func faults() {
    #expect(fault([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1]) == .olderFormatOrEncrypted)
    var writer = ZIPWriter()
    writer.add("xl/workbook.xml", "<workbook/>")
    #expect(fault(writer.finish()) == .noDocument)
    let broken = fault(DOCXMaker(body: "<w:p></w:r>").bytes)
    guard case .markup(let part, let error) = broken else {
      Issue.record("\(String(describing: broken))")
      return
    }
    #expect(part == "word/document.xml" && error.cause == .mismatchedEnd(open: "w:p"))
    #expect(broken?.reason.zh.contains("word/document.xml 第 1 行第") == true)
    #expect(fault(Array(DOCXMaker(body: "").bytes.dropLast(30))).map { "\($0)".contains("notZIP") } == true)
  }

  @Test("comes to an answer on every broken document")
  func mutations() throws {
    var random = SeededGenerator(seed: 29_500)
    var maker = DOCXMaker(
      body: DOCXMaker.paragraph("一", style: "1", list: 1)
        + "<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val='2'/></w:tcPr>"
        + DOCXMaker.paragraph("二") + "</w:tc></w:tr></w:tbl>" + DOCXMaker.paragraph("三", list: 1, level: 1))
    maker.numbering = DOCXMaker.list(1, [("decimal", "%1."), ("decimal", "%1.%2")])
    let digits = Array("0123456789-".utf8)
    var read = 0
    for _ in 0..<(SeededGenerator.cases / 4) {
      var bytes = Array(maker.body.utf8)
      var numbering = Array(maker.numbering.utf8)
      for _ in 0...random.below(3) {
        bytes[random.below(bytes.count)] = random.chance(70) ? random.pick(digits) : random.pick(Array("<>/pwtc'".utf8))
        numbering[random.below(numbering.count)] = random.pick(digits)
      }
      var changed = maker
      changed.body = String(decoding: bytes, as: UTF8.self)
      changed.numbering = String(decoding: numbering, as: UTF8.self)
      if fault(changed.bytes) == nil { read += 1 }
    }
    #expect(read > 0)
  }
}
