/// A header of a rule file with its lines, up to the next header.
struct RuleBlock {
  /// The lines with their ends, the header first.
  private(set) var text: String

  /// What begins a block.
  private static let headers = ["规则集", "法规", "表", "日历", "参数", "定义", "规则", "测试", "指标"]

  /// Cuts a file before every header; what stands before the first is a block too. Tests are left out: the copies of a
  /// rule have other answers.
  static func split(_ file: String) -> [RuleBlock] {
    var blocks = [RuleBlock(text: "")]
    for line in file.split(separator: "\n", omittingEmptySubsequences: false).dropLast() {
      if headers.contains(where: { line.hasPrefix($0 + " ") }) { blocks.append(RuleBlock(text: "")) }
      blocks[blocks.count - 1].text += line + "\n"
    }
    return blocks.filter { !$0.text.hasPrefix("测试 ") }
  }

  /// The first line.
  var header: Substring {
    text.prefix { $0 != "\n" }
  }

  /// The number of the rule; nil if the block is none.
  var ruleNumber: Int? {
    guard header.hasPrefix("规则 ") else { return nil }
    return CaseAnswers.ruleNumber(String(header.dropFirst(3).prefix { $0 != "：" }))
  }

  /// The block without lines that hold one of some words; the header stays.
  func without(_ words: [String]) -> RuleBlock {
    guard header.hasPrefix("表 ") else { return self }
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    let kept = lines.filter { line in !line.hasPrefix("- ") || !words.contains { line.contains($0) } }
    return RuleBlock(text: kept.joined(separator: "\n"))
  }

  /// The rule with other constants and a number of its own.
  ///
  /// - Throws: ``ChangedPack`` if the rule does not hold what is to be replaced, or holds it more than once.
  func copy(_ number: Int, _ copy: Int) throws(ChangedPack) -> RuleBlock {
    guard let constant = RuleVariant.constants[number] else { throw ChangedPack(rule: number) }
    let parts = text.components(around: constant.original)
    guard parts.count == 2 else { throw ChangedPack(rule: number) }
    let changed = parts.joined(separator: constant.copies[copy - 1])
    let id = "SP-" + WorkingDays.padded(number, 2)
    let titles = changed.components(around: "：「")
    let ids = titles[0].components(around: id)
    guard ids.count == 2, titles.count > 1 else { throw ChangedPack(rule: number) }
    let head = ids.joined(separator: "SP-" + WorkingDays.padded(number + copy * 12, 2))
    return RuleBlock(text: ([head + "：「（\(copy)）" + titles[1]] + titles.dropFirst(2)).joined(separator: "：「"))
  }
}

/// The pack changed, and the variants were not changed with it.
struct ChangedPack: Error, CustomStringConvertible {
  let rule: Int

  var description: String {
    "rule SP-\(WorkingDays.padded(rule, 2)) no longer holds the words that RuleVariant.constants replaces"
  }
}

extension String {
  /// The parts of a text between the places where another stands.
  func components(around separator: String) -> [String] {
    let bytes = Array(utf8)
    let wanted = Array(separator.utf8)
    var parts: [String] = []
    var start = 0
    var place = 0
    while place + wanted.count <= bytes.count {
      if bytes[place] == wanted[0], bytes[place..<(place + wanted.count)].elementsEqual(wanted) {
        parts.append(String(decoding: bytes[start..<place], as: UTF8.self))
        place += wanted.count
        start = place
      } else {
        place += 1
      }
    }
    return parts + [String(decoding: bytes[start...], as: UTF8.self)]
  }
}
