package import RuleChecking
import RuleEngine
package import SourceText

/// Changes one node of one declaration at a time and looks whether a test notices.
///
/// A changed declaration is checked alone against the others, and only the tests that need it run. What has no meaning
/// after the change, and what means the same, is counted apart: no test could be blamed for it.
package struct MutationRun: Sendable {
  /// The declarations in the order rules, definitions, decision tables, parameters, measures, scorecards, each in the order of the rule set.
  package let subjects: [MutationSubject]

  /// Changes the declarations of some packs.
  /// - Parameters:
  ///   - isChosen: whether the rule with an index takes part; definitions, parameters and measures of its pack that a
  ///     chosen rule needs take part with it.
  ///   - judges: whether a pack, by its English name, takes part.
  ///   - isScored: whether the scorecard with an index takes part.
  package init(
    _ trials: DeclarationTrials, judges: (String) -> Bool, isChosen: (Int) -> Bool,
    isScored: (Int) -> Bool = { _ in true }
  ) {
    let bench = MutantBench(trials)
    let rules = trials.packs.ruleSet.rules.indices.filter {
      judges(trials.packs.ruleSet.rules[$0].pack) && isChosen($0)
    }
    let needed = bench.needs(of: rules)
    var subjects = rules.map { bench.rule($0) }
    subjects += needed.definitions.sorted().compactMap { index in
      trials.pack(ofDefinition: index).map(judges) ?? false ? bench.definition(index) : nil
    }
    subjects += needed.decisionTables.sorted().compactMap { index in
      judges(trials.packs.ruleSet.decisionTables[index].pack) ? bench.decisionTable(index) : nil
    }
    subjects += needed.parameters.sorted().compactMap { index in
      trials.pack(ofParameter: index).map(judges) ?? false ? bench.parameter(index) : nil
    }
    subjects += needed.measures.sorted().compactMap { index in
      judges(trials.packs.ruleSet.measures[index].pack) ? bench.measure(index) : nil
    }
    subjects += trials.packs.ruleSet.scorecards.indices.compactMap { index in
      judges(trials.packs.ruleSet.scorecards[index].pack) && isScored(index) ? bench.scorecard(index) : nil
    }
    self.subjects = subjects
  }

  /// How many mutants were counted.
  package var counted: Int { subjects.reduce(0) { $0 + $1.counted } }
  /// How many of them a test noticed.
  package var killed: Int { subjects.reduce(0) { $0 + $1.killed } }
  /// All mutants made, those that have no meaning or mean the same among them.
  package var made: Int { subjects.reduce(0) { $0 + $1.counted + $1.equivalent + $1.stillborn } }
}

/// What came out for the mutants of one declaration.
package struct MutationSubject: Sendable {
  /// What was changed.
  package enum Kind: String, Sendable {
    case rule
    case definition
    case decisionTable = "decision_table"
    case parameter
    case measure
    case scorecard
  }

  /// A mutant that no test noticed.
  package struct Survivor: Sendable, Hashable {
    /// The kind of change.
    package let kind: Change.Kind
    /// Where it stands.
    package let place: SourceRange
    /// What stands there.
    package let original: LocalizedText
    /// What the mutant says instead; nil when it leaves `original` out.
    package let replacement: LocalizedText?
  }

  /// What was changed.
  package let kind: Kind
  /// The id of the rule, or the name.
  package let name: LocalizedText
  /// The English name of its pack.
  package let pack: String
  /// How many tests need it.
  package let tests: Int
  /// How many mutants a test noticed.
  package internal(set) var killed = 0
  /// How many mutants mean the same as the original.
  package internal(set) var equivalent = 0
  /// How many mutants have no meaning.
  package internal(set) var stillborn = 0
  /// How many mutants were left out because there were too many.
  package internal(set) var omitted = 0
  /// The mutants that no test noticed, in the order of the text.
  package internal(set) var survivors: [Survivor] = []

  init(_ kind: Kind, _ name: LocalizedText, pack: String, tests: Int) {
    self.kind = kind
    self.name = name
    self.pack = pack
    self.tests = tests
  }

  /// How many mutants were counted.
  package var counted: Int { killed + survivors.count }
}

extension MutationRun {
  /// The counts of one pack.
  package struct PackCount: Sendable, Hashable {
    /// The English name of the pack.
    package let pack: String
    /// How many mutants were counted.
    package fileprivate(set) var counted = 0
    /// How many of them a test noticed.
    package fileprivate(set) var killed = 0
    /// How many mutants mean the same as the original.
    package fileprivate(set) var equivalent = 0
    /// How many mutants have no meaning.
    package fileprivate(set) var stillborn = 0
    /// How many were left out because there were too many.
    package fileprivate(set) var omitted = 0
  }

  /// The counts of each pack, in the order in which its first declaration comes.
  package var packs: [PackCount] {
    var result: [PackCount] = []
    for subject in subjects {
      if !result.contains(where: { $0.pack == subject.pack }) { result.append(PackCount(pack: subject.pack)) }
      guard let index = result.firstIndex(where: { $0.pack == subject.pack }) else { continue }
      result[index].counted += subject.counted
      result[index].killed += subject.killed
      result[index].equivalent += subject.equivalent
      result[index].stillborn += subject.stillborn
      result[index].omitted += subject.omitted
    }
    return result
  }
}
