import Diagnostics
import Driver
import System
import TestSupport
import Testing

@Suite("Baselines")
struct BaselineTests {
  @Test("are read as they are written, and give the same bytes again")
  func roundTrip() throws {
    let text = """
      {"format": 1, "findings": [
      {"rule": "A-1", "object": "办件 1\\"", "outcome": "violation", "title": "题", "fingerprint": "zicha/v1:00000000000000000000000000000001"},
      {"rule": "A-1", "object": "办件 1\\"", "outcome": "violation", "title": "题", "fingerprint": "zicha/v1:00000000000000000000000000000001"},
      {"rule": "B-1", "object": "办件 1", "outcome": "undetermined", "title": "题", "fingerprint": "zicha/v1:00000000000000000000000000000001", "until": "2025-12-31"}
      ]}

      """
    let baseline = try Baseline.parse(Array(text.utf8), path: "b.json")
    #expect(String(decoding: baseline.bytes, as: UTF8.self) == text)
    #expect(baseline.removing(Array(baseline.identities.prefix(1))).entries.count == 2)
  }

  @Test("have one order, whatever that of their lines")
  func order() throws {
    var generator = SeededGenerator(seed: 7)
    let lines = (0..<20).map { number in
      "{\"rule\": \"R-\(number % 3)\", \"object\": \"o\(number % 5)\", \"outcome\": \"violation\", "
        + "\"fingerprint\": \"zicha/v1:\(String(repeating: "0", count: 30))\(10 + number)\"}"
    }
    func bytes(_ lines: [String]) throws -> [UInt8] {
      let text = "{\"format\": 1, \"findings\": [" + lines.joined(separator: ",") + "]}"
      return try Baseline.parse(Array(text.utf8), path: "b.json").bytes
    }
    let expected = try bytes(lines)
    for _ in 0..<20 { #expect(try bytes(lines.shuffled(using: &generator)) == expected) }
  }

  @Test("that are damaged are told with their place, and never stop the program")
  func damaged() throws {
    let text = Array(
      "{\"format\": 1, \"findings\": [{\"rule\": \"A\", \"object\": \"\", \"outcome\": \"violation\", \"title\": \"\", \"fingerprint\": \"zicha/v1:00000000000000000000000000000001\"}]}"
        .utf8)
    var generator = SeededGenerator(seed: 41)
    var refused = 0
    for _ in 0..<SeededGenerator.cases {
      var bytes = text
      for _ in 0...generator.below(3) {
        switch generator.below(3) {
        case 0: bytes.remove(at: generator.below(bytes.count))
        case 1: bytes[generator.below(bytes.count)] = UInt8(generator.below(256))
        default: bytes.removeLast(generator.below(bytes.count))
        }
        if bytes.count < 4 { bytes = text }
      }
      do {
        let read = try Baseline.parse(bytes, path: "b.json")
        #expect(try Baseline.parse(read.bytes, path: "b.json").bytes == read.bytes)
      } catch {
        refused += 1
        #expect(!error.diagnostics.isEmpty)
        #expect(error.diagnostics.allSatisfy { $0.range != nil })
      }
    }
    #expect(refused > SeededGenerator.cases / 2)
  }

  @Test("name a row without a key inside another one by what was read from it, not by its place")
  func nestedRows() throws {
    let rules = """
      规则集 办件 / cases：「办件」
      版本：1

      表 办件 / case：「办件」
      来源：cases
      主键：编号
      - 编号：文本，必填

      表 材料 / document：「材料」
      属于：办件，字段 材料
      - 名称：文本
      - 份数：整数

      规则 CL-01：「材料有份数」
      对象：材料
      要求：名称不是"附件"
      """
    let manifest = """
      {"format": 1, "organisation": "某局", "as_of": "2025-06-30", "period": ["2025-01-01", "2025-03-31"],
       "tables": {"cases": "cases.jsonl"}}
      """
    func cases(_ names: [String]) -> String {
      let list = names.map { "{\"名称\": \"\($0)\", \"份数\": 1}" }.joined(separator: ", ")
      return "{\"编号\": \"B-1\", \"材料\": [\(list)]}\n"
    }
    let folder = try WorkFolder([
      "rules/cases/cases.zicha": rules, "old/snapshot.json": manifest, "data/snapshot.json": manifest,
      "old/cases.jsonl": cases(["附件", "申请表"]), "data/cases.jsonl": cases(["申请表", "附件", "章程"]),
    ])
    let moved = folder.zicha("gate", "data", "--base", "old")
    #expect(moved.output.contains("新增 0，原有 1，已解决 0"), "\(moved.output)\(moved.errors)")
    try folder.write("data/cases.jsonl", cases(["申请表", "附件", "附件"]))
    #expect(folder.zicha("gate", "data", "--base", "old").output.contains("新增 1，原有 1，已解决 0"))
  }
}
