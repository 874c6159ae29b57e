import Diagnostics
import Records
import Snapshots
import SourceText
import TestSupport
import Testing

@Suite("JSON Lines into batches")
struct JSONLinesReaderTests {
  @Test("reads every type, nested paths, nested rows of any depth and several values")
  func everything() throws {
    let snapshot = try Licensing.load(
      #"""
      {"id":"A1","accepted_on":"2024-03-01","penalty":{"amount":"3万元","note":"x"},"joint":true,"kind":"即办件","staff":["张三","李四"],"copies":2,"procedures":[{"type":"听证","started_on":"2024/3/2","opinions":[{"author":"甲"},{"author":"乙"}]},{"type":"检测","opinions":[]}]}

      { "copies" : 3.0 , "id" : 17 , "procedures" : [ ] , "staff" : "王五、赵六" , "accepted_on" : 20240301 }
      """#)
    #expect(
      Licensing.dump(snapshot) == [
        "1: 办件 A1 2024-03-01 30000 元 true 即办件 张三 | 李四 2",
        "  1: 特别程序 听证 2024-03-02",
        "    1: 意见 甲",
        "    1: 意见 乙",
        "  1: 特别程序 检测 —",
        "3: 办件 17 2024-03-01 — — — 王五 | 赵六 3",
      ])
    #expect(snapshot.inputs.map(\.found) == [2])
    #expect(snapshot.quarantine.isEmpty)
  }

  @Test("keeps what can't be read as a data fault and the rest of the record")
  func faults() throws {
    let snapshot = try Licensing.load(
      #"""
      {"id":{"n":1},"accepted_on":"2023-02-29","penalty":"五百","joint":"对","kind":["J"],"staff":["a",null],"copies":1.5,"procedures":null}
      {"id":"\u4e2d\n ","accepted_on":"","penalty":{"amount":1e3},"joint":0,"kind":"j","staff":["a",["b"]],"copies":"待定","procedures":[]}
      """#)
    #expect(
      Licensing.dump(snapshot) == [
        #"1: 办件 !{"n":1} !2023-02-29 !五百 !对 !["J"] !null !1.5"#,
        "  特别程序 ?",
        #"2: 办件 中 — 1000 元 false !j !["b"] —"#,
      ])
  }

  @Test("tells an unknown list from an empty one and shows what is no list")
  func lists() throws {
    let snapshot = try Licensing.load(
      #"""
      {"id":"absent"}
      {"id":"none","procedures":[],"money":{"fees":[{"amount":5}]}}
      {"id":"text","procedures":"无","money":"无"}
      {"id":"mixed","procedures":[{"type":"听证"},3,[{}]]}
      {"id":"blank","procedures":" ","money":null}
      {"id":"object","procedures":{"type":"听证"}}
      """#)
    #expect(
      Licensing.dump(snapshot) == [
        "1: 办件 absent — — — — — —", "  特别程序 ?",
        "2: 办件 none — — — — — —", "  2: 收费 5 元",
        "3: 办件 text — — — — — —", "  特别程序 ?", "  收费 ?",
        "4: 办件 mixed — — — — — —", "  特别程序 ?",
        "5: 办件 blank — — — — — —", "  特别程序 ?",
        "6: 办件 object — — — — — —", "  特别程序 ?",
      ])
    #expect(snapshot.linkProblems.map(\.count) == [3, 1])
    #expect(snapshot.linkProblems[0].examples.map(\.words) == ["无", "3", #"{"type":"听证"}"#])
    let shown = snapshot.problems.map(\.diagnostic.headline.zh)
    #expect(
      shown == [
        "3 处「特别程序」不是对象的数组，按未知处理：cases.jsonl:3 `无`、cases.jsonl:4 `3`、cases.jsonl:6 `{\"type\":\"听证\"}`",
        "1 处「收费」不是对象的数组，按未知处理：cases.jsonl:3 `无`",
      ])
  }

  @Test(
    "sets apart what is no record, with place and reason",
    arguments: [
      (#"{"id":"x""#, 10, "文件在这条记录中间结束，可能没有传完；请重新导出"),
      ("{\"id\":\"x\"\u{0}}", 10, "不是合法的 JSON：此处应有逗号或 }"),
      ("{\"id\":\"x\u{0}\"}", 9, "不是合法的 JSON：文本里有控制字符（如换行、制表符或 NUL）"),
      (#"["id"]"#, 1, "一行应是一个 JSON 对象 {…}"),
      (#"{"id":"中文","id":"y"}"#, 17, "同一个对象里 `id` 出现两次，不知以哪个为准"),
      (#"{"其他":1,"其他":2}"#, 14, "同一个对象里 `其他` 出现两次，不知以哪个为准"),
      (#"{"penalty":{"amount":1,"amount":1}}"#, 33, "同一个对象里 `penalty.amount` 出现两次，不知以哪个为准"),
      (#"{"id":"x"} {"id":"y"}"#, 12, "不是合法的 JSON：一个值之后还有内容"),
      (#"{"id":"\ud800"}"#, 8, "不是合法的 JSON：\\u 转义只有代理对的一半"),
      (#"{"id":NaN}"#, 7, "不是合法的 JSON：此处应有一个值"),
    ])
  func quarantine(record: String, column: Int, reason: String) throws {
    let good = #"{"id":"A1","procedures":[{"type":"听证","opinions":[]}]}"#
    let snapshot = try Licensing.load(good + "\n" + good + "\n" + record)
    #expect(snapshot.inputs[0].found == 3)
    #expect(snapshot.inputs[0].quarantined == 1)
    #expect(snapshot.dataset[TableID(1)].count == 2)
    #expect(snapshot.dataset[TableID(2)].count == 2)
    let entry = try #require(snapshot.quarantine.first)
    #expect(entry.line == 3)
    #expect(entry.reason.zh == reason)
    #expect(entry.column == column)
  }

  @Test("sets apart a record that is not UTF-8 and reads its neighbours")
  func invalidUTF8() throws {
    let good = Array(#"{"id":"好"}"#.utf8)
    let bad: [UInt8] = Array(#"{"id":""#.utf8) + [0xBA, 0xC3] + Array(#""}"#.utf8)
    let snapshot = try Licensing.load(good + [0x0A] + bad + [0x0A] + good + [0x0A])
    #expect(snapshot.quarantine.map(\.line) == [2])
    #expect(snapshot.quarantine.map(\.reason.en) == ["not valid JSON: the bytes are not UTF-8, the file may be in GBK"])
    #expect(snapshot.dataset[TableID(1)].count == 2)
  }

  @Test("gives the same rows with the keys in any order")
  func keyOrder() throws {
    let members = [
      #""id":"A1""#, #""accepted_on":"2024-03-01""#, #""penalty":{"note":[1,{"a":2}],"amount":5}"#, #""joint":"是""#,
      #""staff":["张三"]"#, #""other":{"deep":[[]]}"#, #""procedures":[{"opinions":[],"type":"听证"}]"#, #""copies":7"#,
    ]
    let expected = Licensing.dump(try Licensing.load("{" + members.joined(separator: ",") + "}"))
    var random = SeededGenerator(seed: 11)
    var lines: [String] = []
    for _ in 0..<SeededGenerator.cases {
      lines.append("{" + members.shuffled(using: &random).joined(separator: random.chance(50) ? "," : ", ") + "}")
    }
    let all = Licensing.dump(try Licensing.load(lines.joined(separator: "\n")), places: false)
    for start in stride(from: 0, to: all.count, by: expected.count) {
      #expect(Array(all[start..<start + expected.count]) == expected.map { $0.replacing("1: ", with: "") })
    }
  }

  @Test("counts undeclared keys and names declared ones that never occur")
  func usage() throws {
    let snapshot = try Licensing.load(
      #"""
      {"id":"1","acepted_on":"2024-03-01","extra":1,"penalty":{"amount":1,"why":2},"procedures":[{"kind":"听证"}]}
      {"id":"2","acepted_on":"2024-03-02","办理方式":"J"}
      """#)
    let cases = try #require(snapshot.usage.first { $0.table.zh == "办件" })
    #expect(cases.undeclared.map(\.key) == ["acepted_on", "extra", "penalty.why", "办理方式"])
    #expect(cases.undeclared.map(\.count) == [2, 1, 1, 1])
    #expect(cases.absent.map(\.key) == ["accepted_on", "joint", "kind", "staff", "copies"])
    #expect(cases.absent.map(\.nearest) == ["acepted_on", nil, "办理方式", nil, nil])
    let procedures = try #require(snapshot.usage.first { $0.table.zh == "特别程序" })
    #expect(procedures.undeclared.map(\.key) == ["kind"])
  }

  @Test("steps over a byte order mark and reads CR LF")
  func markAndLineEnds() throws {
    let snapshot = try Licensing.load("\u{FEFF}{\"id\":\"1\"}\r\n\r\n{\"id\":\"2\"}\r\n")
    #expect(snapshot.inputs[0].encoding == "UTF-8 BOM")
    #expect(snapshot.dataset[TableID(1)].count == 2)
    #expect(snapshot.dataset[TableID(1)].provenance(row: 1).line == 3)
  }

  @Test("splits more than 2,048 rows into batches and takes back records across them")
  func batches() throws {
    let children = (0..<3000).map { #"{"type":"\#($0)","opinions":[]}"# }.joined(separator: ",")
    let good = #"{"id":"1","procedures":["# + children + "]}"
    let bad = #"{"id":"2","procedures":["# + children + #"],"id":"2"}"#
    let snapshot = try Licensing.load([good, bad, bad, good].joined(separator: "\n"))
    let rows = snapshot.dataset[TableID(2)]
    #expect(rows.count == 6000)
    #expect(rows.children(of: 1) == .rows(Array(3000..<6000)))
    #expect(rows.cell(row: 5999, field: FieldID(0)) == .value(.text(Text("2999"))))
    #expect(snapshot.quarantine.map(\.line) == [2, 3])
  }
}
