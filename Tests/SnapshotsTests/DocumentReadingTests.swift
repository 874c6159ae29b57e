import Diagnostics
import Records
import Snapshots
import SourceText
import TestSupport
import Testing

@Suite("Documents of a snapshot")
struct DocumentReadingTests {
  @Test("title, document number, date and format of a document")
  func facts() throws {
    let text = "示例市示例局文件\n示局发〔2025〕7号\n\n关于开展自查的通知\n各科室：\n一、要求\n2025年3月5日\n"
    let rows = try Documents.rows(.document, ["路径", "标题", "文号", "日期", "格式"], in: Documents.load(text))
    #expect(rows == ["a.txt 示例市示例局文件 示局发〔2025〕7号 2025-03-05 文本"])
  }

  @Test("a date in Chinese numerals is read")
  func chineseDate() throws {
    let rows = try Documents.rows(.document, ["日期"], in: Documents.load("正文。\n二〇二五年十月二十一日"))
    #expect(rows == ["2025-10-21"])
  }

  @Test("Markdown: emphasis and links go, places stay those of the source, lines of a paragraph are joined")
  func markdown() throws {
    let text = "# 报告\n\n全年**办理**申请\n[12件](a.html)，办结\n11件。\n\n- 第一项\n- 第二项\n"
    let snapshot = try Documents.load(text, as: "a.md")
    #expect(
      Documents.rows(.paragraph, ["文字", "位置"], in: snapshot) == [
        "报告 1:3", "全年办理申请12件，办结11件。 3:1", "第一项 7:3", "第二项 8:3",
      ])
    #expect(Documents.rows(.figure, ["值", "位置"], in: snapshot) == ["12 4:2", "11 5:1"])
  }

  @Test("placeholders made of marks stay in Markdown")
  func placeholders() throws {
    let snapshot = try Documents.load("捐款**元，__市__年度。\n", as: "a.md")
    #expect(Documents.rows(.paragraph, ["文字"], in: snapshot) == ["捐款**元，__市__年度。"])
  }

  @Test("cells of a table: row, column, their numbers, the value")
  func tables() throws {
    let text = "办件情况表\n\n| 科室 | 办件 | 按期率 |\n|---|---|---|\n| 一科 | 1,200 | 98.5% |\n"
    let rows = try Documents.rows(
      .cell, ["表名", "行名", "列名", "行号", "列号", "值", "位置"], in: Documents.load(text, as: "a.md"))
    #expect(rows.suffix(2) == ["办件情况表 一科 办件 2 2 1200 5:8", "办件情况表 一科 按期率 2 3 98.5 5:16"])
    let plain = try Documents.rows(.cell, ["行名", "列名", "值"], in: Documents.load("科室\t办件\n一科\t12\n"))
    #expect(plain.last == "一科 办件 12")
  }

  @Test("GB18030 is read like UTF-8")
  func encodings() throws {
    // 办理12件 in GB18030.
    let bytes: [UInt8] = [0xB0, 0xEC, 0xC0, 0xED, 0x31, 0x32, 0xBC, 0xFE]
    let snapshot = try Documents.load([("a.txt", bytes)])
    #expect(Documents.rows(.figure, ["值", "单位"], in: snapshot) == ["12 件"])
    #expect(snapshot.inputs.map(\.encoding) == ["GB18030"])
  }

  @Test("what can't be read is quarantined with its file and reason, and the others are read")
  func quarantine() throws {
    let files: [(path: String, bytes: [UInt8])] = [
      ("a.txt", Array("办理3件".utf8)), ("b.pdf", Array("%PDF".utf8)), ("c.txt", [0x50, 0x4B, 0x03, 0x04, 0, 0]),
      ("d.txt", [0xFF, 0xFE, 0x41, 0x00]),
    ]
    let snapshot = try Documents.load(files)
    #expect(snapshot.quarantine.map(\.path) == ["b.pdf", "c.txt", "d.txt"])
    #expect(snapshot.quarantine.allSatisfy { !$0.reason.zh.isEmpty && !$0.reason.en.isEmpty })
    #expect(Documents.rows(.document, ["路径"], in: snapshot) == ["a.txt"])
    #expect(snapshot.found == 4 && snapshot.quarantined == 3)
  }

  @Test("patterns: a star within a folder, two for all folders; one that fits nothing is told")
  func patterns() throws {
    let files: [(path: String, bytes: [UInt8])] = [
      ("docs/a.txt", []), ("docs/sub/b.txt", []), ("docs/c.md", []), ("d.txt", []),
    ]
    func paths(_ patterns: String...) throws -> [String] {
      Documents.rows(.document, ["路径"], in: try Documents.load(files, patterns: patterns))
    }
    #expect(try paths("docs/*.txt") == ["docs/a.txt"])
    #expect(try paths("docs/**/*.txt") == ["docs/a.txt", "docs/sub/b.txt"])
    #expect(try paths("docs/?.md", "*.txt") == ["docs/c.md", "d.txt"])
    let snapshot = try Documents.load(files, patterns: ["docs/*.docx", "d.txt"])
    #expect(snapshot.problems.map(\.diagnostic.id) == ["documents-missing"])
  }

  @Test("rows carry file, line and column")
  func provenance() throws {
    let snapshot = try Documents.load([("a.txt", Array("一\n".utf8)), ("b.txt", Array("甲\n\n  乙3件\n".utf8))])
    let figures = snapshot.dataset[TableID(5)]
    let place = figures.provenance(row: 0)
    #expect((place.file, place.line, place.column) == (1, 3, 4))
  }
}
