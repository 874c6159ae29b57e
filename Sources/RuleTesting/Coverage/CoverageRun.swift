package import RuleChecking
package import RuleEngine
package import SourceText

/// Which conditions of rules and definitions the tests have seen holding and not holding.
package struct CoverageRun: Sendable {
  /// A thing that tests should have seen.
  package struct Entry: Sendable, Hashable {
    /// What it is; each raw value stands in the JSON output.
    package enum Kind: String, Sendable, Hashable, CaseIterable {
      /// A condition without 且 or 或 in it.
      case condition
      /// The condition of an exception as a whole.
      case exception
      /// The condition of a 期限, 起点, 终点 or 扣除 line as a whole.
      case line
      /// A line without 当 beside others, or 其余: it has to be taken once.
      case otherwise
      /// A row of a decision table: it has to match once.
      case row
      /// The condition of a case of a definition as a whole.
      case `case`
    }

    /// What it is.
    package let kind: Kind
    /// The id of the rule, or the name of the definition.
    package let owner: LocalizedText
    /// The English name of the pack.
    package let pack: String
    /// The canonical text.
    package let text: LocalizedText
    /// Where it stands.
    package let range: SourceRange
    /// What the tests saw.
    package internal(set) var seen: ConditionLog.Seen

    /// What the tests should see: both truths, of what is only taken or not, one.
    package var wanted: ConditionLog.Seen { isOnce ? .yes : [.yes, .no] }
    private var isOnce: Bool { kind == .otherwise || kind == .row }
    /// What is missing.
    package var missing: ConditionLog.Seen { wanted.subtracting(seen) }
    /// How many of the truths wanted were seen.
    package var seenCount: Int { wantedCount - (missing.contains(.yes) ? 1 : 0) - (missing.contains(.no) ? 1 : 0) }
    /// How many truths are wanted.
    package var wantedCount: Int { isOnce ? 1 : 2 }
  }

  /// The entries: rules in their order, then the definitions and decision tables that they need, each by place.
  package let entries: [Entry]

  /// Runs tests and notes what conditions come to.
  /// - Parameters:
  ///   - tests: the checked tests.
  ///   - isChosen: whether the rule with an index takes part, with the definitions of judged packs that it needs.
  ///   - trials: the packs as checked, for the packs of definitions.
  ///   - judges: whether a pack takes part.
  package init(_ trials: DeclarationTrials, judges: (String) -> Bool, isChosen: (Int) -> Bool) {
    let ruleSet = trials.packs.ruleSet
    let log = ConditionLog()
    for test in trials.packs.tests { Self.run(test, ruleSet, log) }
    let rules = ruleSet.rules.indices.filter { judges(ruleSet.rules[$0].pack) && isChosen($0) }
    var needed = DeclarationUse()
    for rule in rules { needed.formUnion(DeclarationUse(of: ruleSet.rules[rule], in: ruleSet)) }
    var entries: [Entry] = []
    for rule in rules {
      var inventory = ConditionInventory(
        owner: LocalizedText(same: ruleSet.rules[rule].id), pack: ruleSet.rules[rule].pack)
      inventory.add(ruleSet.rules[rule], rule, log)
      entries += inventory.sorted
    }
    for index in needed.definitions.sorted() {
      guard let pack = trials.pack(ofDefinition: index), judges(pack) else { continue }
      var inventory = ConditionInventory(owner: ruleSet.definitions[index].name, pack: pack)
      inventory.add(ruleSet.definitions[index].value, log)
      entries += inventory.sorted
    }
    for index in needed.decisionTables.sorted() where judges(ruleSet.decisionTables[index].pack) {
      let table = ruleSet.decisionTables[index]
      var inventory = ConditionInventory(owner: LocalizedText(same: table.id), pack: table.pack)
      inventory.add(table, log)
      entries += inventory.sorted
    }
    self.entries = entries
  }

  private static func run(_ test: CheckedTest, _ ruleSet: CheckedRuleSet, _ log: ConditionLog) {
    let setting = TestSetting(test, ruleSet: ruleSet)
    let evaluator = ReferenceEvaluator(
      rules: setting.ruleSet, dataset: setting.dataset, previous: setting.previous)
    evaluator.conditionLog = log
    for row in setting.judgedRows {
      _ = evaluator.judge(ruleIndex: test.rule, row: row)
      for figure in test.figures { _ = evaluator.value(of: figure.expression, ruleIndex: test.rule, row: row) }
    }
  }

  /// How many truths are wanted.
  package var wanted: Int { entries.reduce(0) { $0 + $1.wantedCount } }
  /// How many of them were seen.
  package var seen: Int { entries.reduce(0) { $0 + $1.seenCount } }
}
