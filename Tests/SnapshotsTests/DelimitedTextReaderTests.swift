import Codecs
import Diagnostics
import Records
import Snapshots
import SourceText
import TestSupport
import Testing

@Suite("CSV and TSV into batches")
struct DelimitedTextReaderTests {
  private let table = """
    办件编号,accepted_on,FINE,joint,kind,人员,copies,备注
    A1,2024-03-01,"3,000元",是,J,张三、李四,2,x
    A2,2023-02-29,,无,承诺件,王五；,,"有
    换行"

    A3,待定,5万,,,,1.0,
    """

  @Test("matches header texts with paths and labels, and reads the cells by the reading table")
  func cells() throws {
    let text = table.replacing("FINE", with: "Fine")
    let snapshot = try Licensing.load(text, as: "cases.csv")
    #expect(
      Licensing.dump(snapshot) == [
        "2: 办件 A1 2024-03-01 3000 元 true 即办件 张三 | 李四 2", "  特别程序 ?",
        "3: 办件 A2 !2023-02-29 — false 承诺件 王五 —", "  特别程序 ?",
        "6: 办件 A3 — !5万 — — — 1", "  特别程序 ?",
      ])
    #expect(snapshot.usage[0].undeclared.map(\.key) == ["备注"])
    #expect(snapshot.usage[0].absent.isEmpty)
    #expect(snapshot.inputs[0].encoding == "UTF-8")
  }

  @Test("gives the same rows from UTF-8 with a mark, GB18030, TSV, semicolons and CR LF")
  func twins() throws {
    let expected = Licensing.dump(try Licensing.load(table, as: "cases.csv"))
    let marked = try Licensing.load("\u{FEFF}" + table, as: "cases.csv")
    #expect(Licensing.dump(marked) == expected)
    #expect(marked.inputs[0].encoding == "UTF-8 BOM")
    let chinese = try Licensing.load(try GB18030.encode(table), as: "cases.csv")
    #expect(Licensing.dump(chinese) == expected)
    #expect(chinese.inputs[0].encoding == "GB18030")
    let plain = table.replacing("\"3,000元\"", with: "3000元")
    #expect(Licensing.dump(try Licensing.load(plain.replacing(",", with: ";"), as: "cases.csv")) == expected)
    #expect(Licensing.dump(try Licensing.load(plain.replacing(",", with: "\t"), as: "cases.tsv")) == expected)
    #expect(Licensing.dump(try Licensing.load(plain.replacing("\n", with: "\r\n"), as: "cases.csv")) == expected)
  }

  @Test("sets apart broken rows and reads on")
  func quarantine() throws {
    let text = "办件编号,份数\nA1,1\nA2\nA3,1,2\nA4,\"x\"y\nA5,\u{0}\nA6,\"open\nA7,7\nA8,8\n"
    let snapshot = try Licensing.load(text, as: "cases.csv")
    #expect(
      Licensing.dump(snapshot, places: false).filter { $0.hasPrefix("办件") }.map { $0.prefix(5) } == [
        "办件 A1", "办件 A7", "办件 A8",
      ])
    #expect(snapshot.quarantine.map(\.line) == [3, 4, 5, 6, 7])
    #expect(
      snapshot.quarantine.map(\.reason.zh) == [
        "有 1 格，表头有 2 格", "有 3 格，表头有 2 格", "闭合的引号后面还有字", "有 NUL 字节，不是文本", "引号没有闭合",
      ])
    #expect(snapshot.quarantine.map(\.excerpt) == ["A2", "A3,1,2", #"A4,"x"y"#, "A5,", #"A6,"open"#])
    #expect(snapshot.inputs[0].found == 8)
  }

  @Test("sets apart the rows in which single bytes are broken, in either encoding")
  func brokenBytes() throws {
    let text = "办件编号,人员\n甲,张三\n乙,李四\n丙,王五\n丁,赵六\n"
    for bytes in [Array(text.utf8), try GB18030.encode(text)] {
      var broken = bytes
      let row = try #require(broken.indices.filter { broken[$0] == 0x0A }.dropFirst().first)
      broken[row + 1] = 0xFF
      let snapshot = try Licensing.load(broken, as: "cases.csv")
      #expect(snapshot.quarantine.map(\.line) == [3])
      #expect(snapshot.dataset[TableID(1)].count == 3)
    }
  }

  @Test("does not let a cell hide that it begins inside a character")
  func cutCharacter() throws {
    var bytes = Array("办件编号,份数,人员\nA,".utf8)
    bytes += [0xE4, 0x2C, 0xB8, 0xAD, 0x0A]
    let snapshot = try Licensing.load(bytes, as: "cases.csv")
    #expect(snapshot.quarantine.map(\.line) == [2])
  }

  @Test("keeps rows of blank cells, since a value may have been removed from them")
  func blankRows() throws {
    let snapshot = try Licensing.load("id,copies\n,\n\n1,2\n", as: "cases.csv")
    #expect(snapshot.inputs[0].found == 2)
    #expect(snapshot.dataset[TableID(1)].cell(row: 0, field: FieldID(0)) == .missing)
  }

  @Test(
    "refuses a header that names no column or one twice",
    arguments: [
      ("2024 年办件台账\nid,copies\n1,2\n", "`cases.csv` 没有一列是表里声明的：有 2024 年办件台账"),
      ("id,办件编号,id\n1,1,2\n", "`cases.csv` 有两列都叫 `id`"),
      ("id,\"cop\n1,2\n", "`cases.csv` 的表头读不出：引号没有闭合"),
    ])
  func headers(text: String, headline: String) throws {
    let error = #expect(throws: SnapshotError.self) { try Licensing.load(text, as: "cases.csv") }
    #expect(error?.problems.map(\.diagnostic.headline.zh) == [headline])
    #expect(error?.problems.allSatisfy { $0.diagnostic.hint != nil } == true)
  }

  @Test("an empty table is a table without records")
  func empty() throws {
    for text in ["", "id,copies", "id,copies\r\n"] {
      let snapshot = try Licensing.load(text, as: "cases.csv")
      #expect(snapshot.found == 0)
      #expect(snapshot.dataset[TableID(1)].isPresent)
    }
  }
}
