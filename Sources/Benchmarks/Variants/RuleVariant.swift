import System

/// A variant of the pack: fewer fields, more rules, or rules over a flat table only.
package enum RuleVariant: String, CaseIterable, Sendable {
  /// The pack as it stands: twelve rules, all twenty-five fields of a case declared.
  case all
  /// The twelve rules, only the fields they need declared.
  case needed
  /// Each of the twelve rules four times with other constants, only the fields they need declared.
  case fortyEight = "forty-eight"
  /// The rules that need no child rows, for tables of one line a case.
  case flat

  /// The rules about child rows, and what a flat table can't answer.
  static let rulesOverChildren: Set<Int> = [2, 3, 5, 6, 11]

  /// The answers that the variant gives, out of all.
  package func answers(of all: CaseAnswers) -> CaseAnswers {
    switch self {
    case .all, .needed: all.limited(to: 1...12)
    case .fortyEight: all.limited(to: 1...48)
    case .flat: all.limited(to: 1...12, without: Self.rulesOverChildren, keepsTimes: false)
    }
  }

  /// Writes the variant of a pack into a folder of packs.
  ///
  /// - Throws: a text, if the pack no longer holds what is to be changed.
  package func write(pack source: String, into folder: String) throws {
    let target = Path.join(folder, Path.name(source))
    try Files.createDirectories(target)
    for name in try Files.names(in: source).names where name.hasSuffix(".zicha") {
      let text = String(decoding: try Files.read(Path.join(source, name)), as: UTF8.self)
      let blocks = try changed(RuleBlock.split(text))
      try Files.writeAtomically(Path.join(target, name), Array(blocks.map(\.text).joined().utf8))
    }
  }

  private func changed(_ blocks: [RuleBlock]) throws -> [RuleBlock] {
    switch self {
    case .all: return blocks
    case .needed: return blocks.map { $0.without(Self.unneeded) }
    case .fortyEight:
      return try blocks.flatMap { block -> [RuleBlock] in
        guard let number = block.ruleNumber else { return [block.without(Self.unneeded)] }
        return try [block] + (1...3).map { try block.copy(number, $0) }
      }
    case .flat:
      return blocks.filter { block in
        guard !Self.childWords.contains(where: { block.header.contains($0) }) else { return false }
        return block.ruleNumber.map { !Self.rulesOverChildren.contains($0) } ?? true
      }
    }
  }

  /// Fields that no rule of the twelve reads, by their codes.
  private static let unneeded = [
    "channel", "extension.days", "published_url", "region_code", "note", "name",
  ].map { "（\($0)）：" }

  /// What headers of blocks about child rows hold.
  private static let childWords = [
    "表 特别程序", "表 材料", "定义 特别程序", "定义 办件的办理工作日", "定义 办件的净用时", "定义 办件的基本时限", "定义 办件的批准延长", "按期件数",
    "计时件数", "参数 联合办理期限",
  ]

  /// What stands in a rule, and what stands there in its three copies.
  static let constants: [Int: (original: String, copies: [String])] = [
    1: (
      "要求：决定日期不早于受理日期",
      (1...3).map { "要求：决定日期加 \($0) 个工作日不早于受理日期" }
    ),
    2: ("要求：净用时至多承诺时限", (1...3).map { "要求：净用时至多承诺时限加 \($0) 个工作日" }),
    3: ("加批准延长", (1...3).map { "加批准延长加 \($0) 个工作日" }),
    4: ("至多送达期限", (1...3).map { "至多 \(10 - $0) 个工作日" }),
    5: ("人员至少 2 名", [1, 3, 4].map { "人员至少 \($0) 名" }),
    6: ("- 有结论", ["符合", "基本符合", "不符合"].map { "- 有结论，且结论为 \"\($0)\"" }),
    7: ("至多公开期限", (1...3).map { "至多 \(7 - $0) 个工作日" }),
    8: (
      "- 罚款上限至少本办件的罚款金额",
      (1...3).map { "- 罚款上限至少本办件的罚款金额加 \($0)00 元" }
    ),
    9: ("(23|24|25)", ["(23|24)", "(24|25)", "(23|25)"]),
    10: ("有申请人，且有受理日期", ["审核人", "告知日期", "送达日期"].map { "有申请人，且有受理日期，且有\($0)" }),
    11: ("晚于本办件的受理日期", (1...3).map { "晚于本办件的受理日期加 \($0) 个工作日" }),
    12: ("要求：决定日期为受理日期", (1...3).map { "要求：决定日期为受理日期加 \($0) 个工作日" }),
  ]
}
