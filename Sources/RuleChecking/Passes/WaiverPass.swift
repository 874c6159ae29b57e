import Diagnostics
import Records
import RuleEngine
import RuleSyntax
import SourceText

/// Checks waivers, when all rules are known.
struct WaiverPass {
  let world: World
  /// The ids of rules in packs that were not read.
  let otherRules: Set<String>

  /// The waivers that are whole.
  func run() -> [CheckedWaiver] {
    var waivers: [CheckedWaiver] = []
    var objects: [String: SourceRange] = [:]
    for symbol in world.waivers {
      let isWhole = report(symbol)
      for key in symbol.declaration.keys {
        let name = nameKey(symbol.id) + " " + key.text
        if let first = objects[name] {
          world.report(WaiverProblem.repeatedObject(key.range, key: key.text, first: first))
        } else {
          objects[name] = key.range
        }
      }
      if isWhole, let waiver = checked(symbol) { waivers.append(waiver) }
    }
    return waivers
  }

  private func rule(_ symbol: BlockSymbol<WaiverDeclaration>) -> RuleSymbol? {
    world.rule(id: symbol.id).map { world.rules[$0] }
  }

  /// Reports what is wrong; whether nothing is that would make the waiver another one than was meant.
  private func report(_ symbol: BlockSymbol<WaiverDeclaration>) -> Bool {
    let declaration = symbol.declaration
    guard let id = symbol.block.id else { return false }
    var isWhole = !world.hasError(in: symbol.block.range)
    if declaration.keys.isEmpty, isWhole {
      world.report(WaiverProblem.withoutObject(symbol.block.headerRange, rule: symbol.id))
      isWhole = false
    }
    for (clause, words, example) in Self.needed where !declaration.clauses.contains(clause) {
      world.report(WaiverProblem.withoutClause(symbol.block.headerRange, clause: words, example: example))
      isWhole = false
    }
    for (clause, title) in [("reason", declaration.reason), ("approval", declaration.approval)] {
      guard let title, title.text.zh.isEmpty, let needed = Self.needed.first(where: { $0.clause == clause }) else {
        continue
      }
      world.report(
        WaiverProblem.withoutClause(title.zh.range, clause: needed.words, example: needed.example))
      isWhole = false
    }
    for key in declaration.keys where key.text.hasPrefix("#") {
      world.report(WaiverProblem.objectByPlace(key.range, key: key.text))
      isWhole = false
    }
    guard let rule = rule(symbol) else {
      if isElsewhere(symbol.id) { return isWhole }
      let nearest = nearestName(to: symbol.id, among: world.rules.map(\.id))
      world.report(WaiverProblem.ruleGone(id.range, rule: symbol.id, nearest: nearest))
      return isWhole
    }
    if let table = declaration.table { isWhole = isWhole && isTable(table, of: rule) }
    return isWhole
  }

  /// Whether a rule stands in a pack that was not read.
  private func isElsewhere(_ id: String) -> Bool { otherRules.contains(nameKey(id)) }

  private static let needed: [(clause: String, words: LocalizedText, example: LocalizedText)] = [
    ("until", both("截止", "Until"), both("截止：2025-06-30", "Until: 2025-06-30")),
    ("reason", both("理由", "Reason"), both("理由：「灾情延期，见会议纪要 3 号」", "Reason: \"flood, minutes no. 3\"")),
    ("approval", both("批准", "Approved by"), both("批准：「分管负责人」", "Approved by: \"deputy director\"")),
  ]

  private func isTable(_ name: Name, of rule: RuleSymbol) -> Bool {
    guard let object = rule.declaration.object,
      let table = RuleSignaturePass.table(object, rule.pack, in: world)
    else { return true }
    let label = world.tables[table.index].name
    guard [label.zh, label.en].contains(where: { nameKey($0) == nameKey(name.text) }) else {
      world.report(WaiverProblem.otherTable(name.range, written: name.text, table: label))
      return false
    }
    world.otherUses.labels[name.range] = label
    return true
  }

  private func checked(_ symbol: BlockSymbol<WaiverDeclaration>) -> CheckedWaiver? {
    let declaration = symbol.declaration
    guard let until = declaration.until.flatMap({ Day(written: $0.text) }), let reason = declaration.reason,
      let approval = declaration.approval
    else { return nil }
    let rule = rule(symbol)
    let range = symbol.block.headerRange
    let source = world.files[range.file]
    return CheckedWaiver(
      rule: rule?.id ?? symbol.id, isElsewhere: rule == nil && isElsewhere(symbol.id),
      pack: world.packs[symbol.pack].name.en, keys: declaration.keys.map(\.text),
      until: until, reason: reason.text, approval: approval.text, path: source?.path ?? "",
      line: source?.lines.line(at: Int(range.lower)) ?? 0, range: range)
  }
}
