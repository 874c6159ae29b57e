import Records
import Snapshots
import SourceText
import Testing

/// DOCX documents as rows of the built-in tables, beside others, and set aside when they can't be read.
@Suite("DOCX rows")
struct DOCXRowsTests {
  @Test("fills headings, cells and figures as text documents do")
  func rows() throws {
    let cells = ["许可", "12"].map { "<w:tc>\(DOCXMaker.paragraph($0))</w:tc>" }.joined()
    let heads = ["事项", "件数"].map { "<w:tc>\(DOCXMaker.paragraph($0))</w:tc>" }.joined()
    var maker = DOCXMaker(
      body: DOCXMaker.paragraph("自查报告", style: "t") + DOCXMaker.paragraph("总体情况", style: "1", list: 1)
        + DOCXMaker.paragraph("共办理许可5336件。") + DOCXMaker.paragraph("存在问题", style: "1", list: 1)
        + "<w:tbl><w:tr>\(heads)</w:tr><w:tr>\(cells)</w:tr></w:tbl>")
    maker.numbering = DOCXMaker.list(1, [("chineseCounting", "%1、")])
    let snapshot = try Documents.load([("报告.docx", maker.bytes)])
    #expect(Documents.rows(.document, ["路径", "标题", "格式"], in: snapshot) == ["报告.docx 自查报告 DOCX"])
    #expect(
      Documents.rows(.heading, ["级", "编号", "序号", "文字", "位置"], in: snapshot) == [
        "1 一、 1 总体情况 2:1", "1 二、 2 存在问题 4:1",
      ])
    #expect(Documents.rows(.figure, ["值", "单位", "所在标题", "位置"], in: snapshot).first == "5336 件 一、总体情况 3:6")
    #expect(Documents.rows(.cell, ["行名", "列名", "文字"], in: snapshot).last == "许可 件数 12")
  }

  @Test("sets a document aside that can't be read, with a reason that says what to do")
  func quarantine() throws {
    let old: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]
    let snapshot = try Documents.load([
      ("a.docx", old), ("b.docx", Array("无".utf8)), ("c.docx", DOCXMaker(body: DOCXMaker.paragraph("一")).bytes),
    ])
    #expect(snapshot.quarantine.map(\.path) == ["a.docx", "b.docx"])
    #expect(snapshot.quarantine.first?.reason.zh.contains("另存为 .docx") == true)
    #expect(Documents.rows(.document, ["路径"], in: snapshot) == ["c.docx"])
  }
}
