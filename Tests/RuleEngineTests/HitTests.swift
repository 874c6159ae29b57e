import Findings
import Records
import RuleEngine
import SourceText
import Testing

/// A dataset of texts with the hits of a search: their words, places, surroundings and numbers.
private func hits(_ search: TextSearch, in texts: [String?], source: BuiltInTable? = nil) -> TableRows {
  let range = SourceRange(file: FileID(index: 0), lower: 0, upper: 0)
  func name(_ text: String) -> LocalizedText { LocalizedText(same: text) }
  let parent = TableSchema(
    id: TableID(0), name: name("公文"), title: name("公文"), source: "papers",
    fields: [FieldSchema(name: name("全文"), path: ["text"], type: .text, range: range)], key: [],
    content: source.map { .builtIn($0) }, range: range)
  let fields = HitField.allCases.map { field in
    FieldSchema(name: name("\(field)"), path: [], type: field == .ordinal ? .integer : .text, range: range)
  }
  let child = TableSchema(
    id: TableID(1), name: name("命中"), title: name("命中"), source: nil, fields: fields,
    key: [FieldID(HitField.words.rawValue), FieldID(HitField.ordinal.rawValue)],
    link: ChildLink(parent: TableID(0), origin: .nested(path: [])), content: .hits(of: FieldID(0), search), range: range
  )
  var batch = Batch(fieldCount: 1)
  for (line, text) in texts.enumerated() {
    if let slot = text.flatMap({ batch.store(Array($0.utf8)) }) {
      batch.columns[0].append(slot: slot)
    } else {
      batch.columns[0].appendMissing()
    }
    batch.endRow(Provenance(file: 0, line: line + 1))
  }
  let schema = Schema(tables: [parent, child])
  var rows = TableRows(schema: parent, isPresent: true)
  rows.append(batch)
  let day = Day(number: 20_000)
  let dataset = Dataset(
    schema: schema, tables: [rows, TableRows(schema: child, isPresent: true)], organisation: "某局", checkDate: day,
    period: day...day)
  return dataset.withHits[TableID(1)]
}

/// The text of a field of a hit; "-" where it is missing.
private func text(_ rows: TableRows, _ row: Int, _ field: HitField) -> String {
  switch rows.cell(row: row, field: FieldID(field.rawValue)) {
  case .value(.text(let text)): text.string
  case .value(.number(let number)): number.decimalText()
  default: "-"
  }
}

private func words(_ search: TextSearch, _ content: String) -> [String] {
  let rows = hits(search, in: [content])
  return (0..<rows.count).map { text(rows, $0, .words) }
}

@Suite("Hits in a text")
struct HitTests {
  @Test("stand in their order, none inside another, each the longest at its place")
  func longest() {
    #expect(words(.pattern("待{汉字}{1,2}"), "待定待办理，待") == ["待定待"])
    #expect(words(.pattern("{数字}{2,}"), "第 1 件 20 人 2025 年") == ["20", "2025"])
    #expect(words(.words(["待定", "待定吧", "定"]), "待定吧，待定，定") == ["待定吧", "待定", "定"])
    #expect(words(.pattern("a…b"), "xaybzb a") == ["aybzb"])
  }

  @Test("know their line and column, what stands around them and how often their words came before")
  func places() {
    let rows = hits(.pattern("待定"), in: ["甲乙\n  时限待定，经费待定。", "待定"])
    let found = (0..<rows.count).map { row in
      [HitField.words, .position, .before, .after, .ordinal].map { text(rows, row, $0) }.joined(separator: "|")
    }
    #expect(found == ["待定|2:5|时限|，经费待定。|1", "待定|2:10|时限待定，经费|。|2", "待定|1:1|-|-|1"])
    #expect(rows.children(of: 0) == .rows([0, 1]))
    #expect(rows.children(of: 1) == .rows([2]))
    #expect(rows.provenance(row: 2).line == 2)
  }

  @Test("go over no end of a line, and show at most twenty characters before and behind")
  func lines() {
    #expect(words(.pattern("甲…乙"), "甲\n乙甲丙乙") == ["甲丙乙"])
    let rows = hits(.pattern("!"), in: [String(repeating: "字", count: 50) + "!" + String(repeating: "文", count: 50)])
    #expect(text(rows, 0, .before) == String(repeating: "字", count: 20))
    #expect(text(rows, 0, .after) == String(repeating: "文", count: 20))
  }

  @Test("of personal numbers have their check digits and borders")
  func numbers() {
    let content = "身份证 11010519491231002X、110105194912310021，电话 13800138000、+8613800138001，编号 913800138000123"
    #expect(words(.format("identityNumber"), content) == ["11010519491231002X"])
    #expect(words(.format("mobile"), content) == ["13800138000", "13800138001"])
    #expect(words(.format("bankCard"), "卡号 6222 0212 3456 7894、20250101000000000") == ["6222 0212 3456 7894"])
    #expect(words(.format("creditCode"), "代码91350100M000100Y43，91350100M000100Y44") == ["91350100M000100Y43"])
  }

  @Test("of addresses end where the sentence goes on")
  func addresses() {
    #expect(
      words(.format("webAddress"), "见https://www.example.gov.cn/a?b=1，或 http://x.cn/。xhttp://") == [
        "https://www.example.gov.cn/a?b=1", "http://x.cn/",
      ])
    #expect(
      words(.format("email"), "邮箱:office@example.gov.cn。a@b,@x.cn 甲b.c@d.com.") == [
        "office@example.gov.cn", "b.c@d.com",
      ])
  }

  @Test("are unknown in a text that is missing, but not in a page that the tool read without finding any")
  func missing() {
    #expect(hits(.pattern("a"), in: [nil, "a"]).children(of: 0) == .unknown)
    #expect(hits(.pattern("a"), in: [nil, "a"], source: .page).children(of: 0) == .rows([]))
  }

  @Test("are never cut short: too many of them are unknown")
  func tooMany() {
    let rows = hits(.pattern("a"), in: [String(repeating: "a", count: 10_001), String(repeating: "a", count: 10_000)])
    #expect(rows.children(of: 0) == .unknown)
    #expect(rows.count == 10_000)
  }

  @Test("end with their budget where a pattern would look through the rest of a line from every place")
  func budget() {
    let rows = hits(.pattern("a…!"), in: [String(repeating: "a", count: 20_000)])
    #expect(rows.children(of: 0) == .unknown)
  }
}
