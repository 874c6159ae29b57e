import Diagnostics
import Records
import RuleEngine
import RuleSyntax
import SourceText

extension LintCheck {
  /// A pack that is imported and of which nothing is used.
  static let unusedImport = LintCheck(
    pages: #"""
      unused-import warning
      导入的规则集一样也没有用到。 ¦ Nothing of an imported pack is used.
      看的人会以为规则依赖它；那边改名，这里也白白跟着查。 ¦ Readers take it for something the rules rest on.
      规则集 练习二 / exercise two：「练习二」 ⏎ 版本：1 ⏎ 导入：练习 ⏎ 表 意见箱 / suggestion：「意见箱」 ⏎ 来源：suggestions ⏎ - 内容 / contents（text）：文本 ⏎ 规则 LX-90：「意见」 ⏎ 对象：意见箱 ⏎ 要求：有内容 ¦ Ruleset exercise two: "Exercise two" ⏎ Version: 1 ⏎ Import: exercise ⏎ Table suggestion: "Suggestions" ⏎ Source: suggestions ⏎ - contents (text): text ⏎ Rule LX-90: "suggestions" ⏎ For each: suggestion ⏎ Require: has contents
      规则集 练习二 / exercise two：「练习二」 ⏎ 版本：1 ⏎ 导入：练习 ⏎ 规则 LX-90：「受理」 ⏎ 对象：办件 ⏎ 要求：有受理日期 ¦ Ruleset exercise two: "Exercise two" ⏎ Version: 1 ⏎ Import: exercise ⏎ Rule LX-90: "acceptance" ⏎ For each: case ⏎ Require: has accepted on
      -
      """#
  ) { subject in
    guard !subject.isBroken else { return [] }
    let used = ImportsInUse(subject)
    return subject.blocks.flatMap { pack, block -> [Diagnostic] in
      guard let header = block.ruleset else { return [] }
      return header.imports.compactMap { name in
        guard let imported = subject.pack(named: name.text), !used.isUsed(imported, by: pack) else { return nil }
        return .warning(
          "unused-import", name.range, zh: "导入了 `\(name.text)`，但一样也没有用到",
          en: "`\(name.text)` is imported, but nothing of it is used",
          hint: hint("从 `导入` 里删去它", "delete it from `Import`"))
      }
    }
  }
}

/// Which packs use something of which others.
private struct ImportsInUse {
  private let subject: LintSubject
  private var pairs: [Int: Set<Int>] = [:]

  init(_ subject: LintSubject) {
    self.subject = subject
    let world = subject.world
    for (index, uses) in world.ruleUses { add(uses, to: world.rules[index].pack) }
    for (index, uses) in world.definitionUses { add(uses, to: world.definitions[index].pack) }
    for (index, uses) in world.measureUses { add(uses, to: world.measures[index].pack) }
    for (index, uses) in world.decisionUses { add(uses, to: world.decisionTables[index].pack) }
    for pack in world.packs.indices {
      // What tables say of blanks and ends, and what tests give, is not kept by pack.
      for uses in [world.declarationUses, world.otherUses, subject.testUses] { add(uses, to: pack) }
      if let calendar = world.packs[pack].calendar { pairs[pack, default: []].insert(world.calendars[calendar].pack) }
    }
    addTables()
    for rule in world.rules {
      for citation in rule.declaration.basis {
        if let law = subject.laws[citation.law.text] { pairs[rule.pack, default: []].insert(law.pack) }
      }
    }
  }

  /// Whether one pack uses something of another.
  func isUsed(_ pack: Int, by user: Int) -> Bool { pairs[user]?.contains(pack) ?? false }

  private mutating func add(_ uses: Uses, to pack: Int) {
    let world = subject.world
    var used = pairs[pack] ?? []
    used.formUnion(uses.parameters.map { world.parameters[$0].pack })
    used.formUnion(uses.wordLists.map { world.wordLists[$0].pack })
    used.formUnion(uses.definitions.map { world.definitions[$0].pack })
    used.formUnion(uses.measures.map { world.measures[$0].pack })
    used.formUnion(uses.rules.map { world.rules[$0].pack })
    used.formUnion(uses.decisionTables.map { world.decisionTables[$0].pack })
    pairs[pack] = used
  }

  private mutating func addTables() {
    let world = subject.world
    for (pack, tables) in subject.tablesInUse {
      pairs[pack, default: []].formUnion(tables.map { world.tables[$0.index].pack })
    }
    for table in world.tables where table.pack >= 0 {
      if let parent = table.parent { pairs[table.pack, default: []].insert(world.tables[parent.index].pack) }
      for field in table.fields {
        if case .reference(let target) = field.type {
          pairs[table.pack, default: []].insert(world.tables[target.index].pack)
        }
      }
    }
    for definition in world.definitions {
      if let table = definition.table { pairs[definition.pack, default: []].insert(world.tables[table.index].pack) }
    }
    for test in subject.tests {
      let pack = world.rules[world.activeRules[test.rule]].pack
      pairs[pack, default: []].formUnion(test.rows.map { world.tables[$0.table.index].pack })
    }
  }
}
