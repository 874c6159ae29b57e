import Benchmarks
import Codecs
import System
import TestSupport
import Testing

@Suite("Benchmarks: generated cases")
struct CaseFileTests {
  @Test("the first 2,000 cases are the peers' cases, byte for byte")
  func matchesPeers() throws {
    let folder = try TemporaryFolder()
    let path = Path.join(folder.path, "cases.jsonl")
    try CaseFile.cases.write(2_000, to: path)
    var hash = SHA256()
    hash.update(try Files.read(path))
    // `gen.py` of ../shared/peers, seed 7, its first 2,000 lines.
    #expect(Hexadecimal.text(hash.finish()) == "f1fe70151209d62e326227796c0bb6dc0b631f8c1281f31bc7bffffec2644993")
  }

  @Test("the reference job gives the peers' answers")
  func answers() throws {
    let folder = try TemporaryFolder()
    let answers = try CaseFile.cases.write(2_000, to: Path.join(folder.path, "cases.jsonl"))
    // What the simdjson program prints for the same file.
    let peer = try #require(CaseAnswers(peer: Array(Self.peerLine.utf8)))
    #expect(RuleVariant.needed.answers(of: answers).difference(from: peer) == nil)
  }

  @Test("shuffled members are the same members, and no two files of one kind differ")
  func shuffles() throws {
    let folder = try TemporaryFolder()
    let ordered = Path.join(folder.path, "ordered.jsonl")
    let shuffled = Path.join(folder.path, "shuffled.jsonl")
    let again = Path.join(folder.path, "again.jsonl")
    try CaseFile.cases.write(200, to: ordered)
    try CaseFile.shuffled.write(200, to: shuffled)
    try CaseFile.shuffled.write(200, to: again)
    #expect(try Files.read(shuffled) == Files.read(again))
    let left = try Files.read(ordered).split(separator: 0x0A)
    let right = try Files.read(shuffled).split(separator: 0x0A)
    #expect(left.count == 200 && right.count == 200)
    #expect(zip(left, right).contains { $0 != $1 })
    for (one, other) in zip(left, right) {
      #expect(try sorted(JSONValue.parse(Array(one))) == sorted(JSONValue.parse(Array(other))))
    }
  }

  /// The value with the members of every object sorted by key.
  private func sorted(_ value: JSONValue) -> JSONValue {
    switch value.content {
    case .object(let members):
      JSONValue(.object(members.map { .init($0.key, sorted($0.value)) }.sorted { $0.key < $1.key }))
    case .array(let elements): JSONValue(.array(elements.map(sorted)))
    default: value
    }
  }

  static let peerLine = #"""
    {"n":2000,"fails":{"R01":6,"R02":184,"R03":6,"R04":26,\#
    "R05":223,"R06":158,"R07":42,"R08":6,"R09":5,"R10":56,\#
    "R11":18,"R12":146},"on_time":{"农业农村局":[48,51],"司法局":[73,\#
    84],"交通运输局":[45,47],"发展和改革局":[176,210],"自然资源和规划局":[70,72],\#
    "教育局":[133,145],"民政局":[88,97],"医疗保障局":[18,20],"民族宗教事务局":[77,\#
    82],"城市管理局":[49,53],"生态环境局":[56,60],"退役军人事务局":[31,36],\#
    "科学技术局":[112,129],"文化广电旅游局":[30,37],"财政局":[78,87],\#
    "经济和信息化局":[126,129],"人力资源和社会保障局":[62,69],"住房和城乡建设局":[55,61],\#
    "市场监督管理局":[35,41],"水利局":[42,46],"公安局":[77,82],"审计局":[37,44],\#
    "应急管理局":[25,30],"商务局":[33,35],"体育局":[28,31],"林业局":[26,27],\#
    "卫生健康委员会":[39,41],"气象局":[26,28],"烟草专卖局":[13,14],"统计局":[19,\#
    23],"消防救援支队":[15,15]},"kind_outcome":{"即办件|在办":23,\#
    "承诺件|在办":32,"上报件|在办":7,"即办件|准予许可":574,"承诺件|准予许可":968,\#
    "上报件|准予许可":184,"即办件|不予许可":34,"承诺件|不予许可":78,"上报件|不予许可":6,\#
    "即办件|撤回申请":29,"承诺件|撤回申请":44,"上报件|撤回申请":13,"即办件|":5,"承诺件|":2,\#
    "上报件|":1}}
    """#
}
