package import Findings
package import Records
import RuleEngine
package import SourceText

/// The sums over a run that every output closes with; each is a plain sum of tallies or inputs, declared here once.
package struct RunTotals: Sendable {
  /// Records found, evaluated and quarantined; found = evaluated + quarantined.
  package struct Records: Sendable, Hashable {
    /// Records found in all inputs.
    package let found: Int
    /// Records that were read.
    package let evaluated: Int
    /// Records that could not be read.
    package let quarantined: Int
  }

  /// How many rules judged something.
  package struct Rules: Sendable, Hashable {
    /// All rules of the rule set that were run.
    package var total = 0
    /// Rules whose table the snapshot has.
    package var inScope = 0
    /// Rules whose table the snapshot does not have.
    package var outOfScope = 0
    /// Rules in scope that selected no object.
    package var selectedNothing = 0
    /// Rules with at least one violation.
    package var violated = 0
    /// Rules with at least one outcome to be checked.
    package var undetermined = 0
  }

  /// Outcomes over several rules.
  package struct Outcomes: Sendable, Hashable {
    /// Rules counted.
    package var rules = 0
    /// Objects judged.
    package var selected = 0
    /// Passed.
    package var pass = 0
    /// Violated.
    package var violation = 0
    /// To be checked.
    package var undetermined = 0
    /// Not yet due.
    package var notDue = 0
    /// Not applicable.
    package var notApplicable = 0
    /// Violations covered by a waiver.
    package var waived = 0

    fileprivate mutating func add(_ tally: RuleTally) {
      rules += 1
      selected += tally.selected
      pass += tally.pass
      violation += tally.violation
      undetermined += tally.undetermined
      notDue += tally.notDue
      notApplicable += tally.notApplicable
      waived += tally.waived
    }

    /// What could not be judged among what had to be: undetermined ÷ (pass + violation + undetermined).
    package var undeterminedShare: Fraction? {
      Fraction(numerator: Int128(undetermined), denominator: Int128(pass + violation + undetermined))
    }
  }

  /// The findings of one built-in check, or of one kind.
  package struct Check: Sendable, Hashable {
    /// The id, such as `data/required`.
    package let rule: String
    /// Its kind.
    package let kind: FindingKind
    /// Its title.
    package let title: LocalizedText
    /// How many there are, those left out by `--max-findings` too.
    package var count: Int
    /// The findings written out, as positions among the findings of the run.
    package var findings: [Int]
  }

  /// What one responsible unit has to set right, counted over the findings written out.
  package struct Owner: Sendable, Hashable {
    /// The unit; nil for findings without one.
    package let name: LocalizedText?
    /// Violations.
    package var violation = 0
    /// To be checked.
    package var undetermined = 0
  }

  /// A law with the articles that the rules in scope rest on.
  package struct Law: Sendable, Hashable {
    /// The title without 《》.
    package let title: String
    /// The places as written, each once, in order of first appearance.
    package var places: [Citation]
    /// The ids of the rules.
    package var rules: [String]
  }

  /// The records.
  package let records: Records
  /// The rules.
  package let rules: Rules
  /// All outcomes.
  package let outcomes: Outcomes
  /// The outcomes by weight, the heaviest first.
  package let severities: [(severity: Severity, outcomes: Outcomes)]
  /// Data faults, rule-set findings and waiver findings by check.
  package let checks: [Check]
  /// By responsible unit, in order of first appearance.
  package let owners: [Owner]
  /// The laws that the rules in scope rest on; rules that apply to none of their objects do not count.
  package let laws: [Law]
  /// Measure figures that could not be computed, as (measure, row) positions.
  package let notComputed: [MeasurePosition]
  /// How many findings each tally's rule has and how many are written out, in the order of the tallies.
  package let findings: [FindingCount]
  /// How many findings of all kinds are written out.
  package let findingsShown: Int
  /// How many were left out by `--max-findings`.
  package let findingsOmitted: Int

  /// The findings of one rule.
  package struct FindingCount: Sendable, Hashable {
    /// All.
    package let total: Int
    /// Those written out.
    package let shown: Int
    /// Those left out by `--max-findings`.
    package var omitted: Int { total - shown }
  }

  /// One row of one measure.
  package struct MeasurePosition: Sendable, Hashable {
    /// The position among the measures.
    package let measure: Int
    /// The position among its rows.
    package let row: Int
  }

  /// Adds up a run.
  package init(_ result: RunResult) {
    let found = result.inputs.reduce(0) { $0 + $1.found }
    let quarantined = result.inputs.reduce(0) { $0 + $1.quarantined }
    records = Records(found: found, evaluated: found - quarantined, quarantined: quarantined)
    let tallies = result.evaluation.tallies.filter { !$0.pack.isEmpty }
    rules = Self.count(tallies)
    outcomes = tallies.reduce(into: Outcomes()) { $0.add($1) }
    severities = Severity.heaviestFirst.map { severity in
      (severity, tallies.filter { $0.severity == severity }.reduce(into: Outcomes()) { $0.add($1) })
    }
    checks = Self.checks(result.evaluation)
    owners = Self.owners(result.evaluation.findings)
    laws = Self.laws(result)
    notComputed = result.evaluation.measures.enumerated().flatMap { measure, result in
      result.rows.enumerated().compactMap { row, figures in
        figures.figure == .none ? MeasurePosition(measure: measure, row: row) : nil
      }
    }
    findings = Self.findingCounts(result.evaluation)
    findingsShown = result.evaluation.findings.count
    findingsOmitted = findings.reduce(0) { $0 + $1.omitted }
  }

  private static func count(_ tallies: [RuleTally]) -> Rules {
    var rules = Rules()
    for tally in tallies {
      rules.total += 1
      if tally.scope == .outOfScope { rules.outOfScope += 1 } else { rules.inScope += 1 }
      if tally.scope == .inScope && tally.selected == 0 { rules.selectedNothing += 1 }
      if tally.violation > 0 { rules.violated += 1 }
      if tally.undetermined > 0 { rules.undetermined += 1 }
    }
    return rules
  }

  private static func checks(_ evaluation: Evaluation) -> [Check] {
    var checks: [Check] = []
    var positions: [String: Int] = [:]
    for (index, finding) in evaluation.findings.enumerated() where finding.kind != .rule {
      let identity = finding.kind.rawValue + " " + finding.rule + " " + finding.title.zh
      if let position = positions[identity] {
        checks[position].count += 1
        checks[position].findings.append(index)
      } else {
        positions[identity] = checks.count
        checks.append(
          Check(rule: finding.rule, kind: finding.kind, title: finding.title, count: 1, findings: [index]))
      }
    }
    // Findings that were left out are known to the tally of the check, if it has one to itself.
    for tally in evaluation.tallies where tally.pack.isEmpty && tally.findingsOmitted > 0 {
      let own = checks.indices.filter { checks[$0].rule == tally.rule }
      if own.count == 1, let position = own.first { checks[position].count += tally.findingsOmitted }
    }
    return checks
  }

  private static func findingCounts(_ evaluation: Evaluation) -> [FindingCount] {
    var shown: [String: Int] = [:]
    for finding in evaluation.findings where finding.kind == .rule || finding.kind == .data {
      shown[finding.rule, default: 0] += 1
    }
    return evaluation.tallies.map { tally in
      let count = shown[tally.rule] ?? 0
      return FindingCount(total: max(tally.findingsTotal, count + tally.findingsOmitted), shown: count)
    }
  }

  private static func owners(_ findings: [Finding]) -> [Owner] {
    var owners: [Owner] = []
    var positions: [LocalizedText?: Int] = [:]
    for finding in findings where finding.kind == .rule && !finding.isWaived {
      let position = positions[finding.owner] ?? owners.count
      if position == owners.count {
        positions[finding.owner] = position
        owners.append(Owner(name: finding.owner))
      }
      if finding.outcome == .violation { owners[position].violation += 1 }
      if finding.outcome == .undetermined { owners[position].undetermined += 1 }
    }
    return owners
  }

  private static func laws(_ result: RunResult) -> [Law] {
    // A law that was not yet in force for any object is not what the inspection rests on.
    var outOfScope: Set<String> = []
    for tally in result.evaluation.tallies {
      let appliesToNone = tally.selected > 0 && tally.selected == tally.notApplicable
      if tally.scope == .outOfScope || appliesToNone { outOfScope.insert(tally.rule) }
    }
    var laws: [Law] = []
    var positions: [String: Int] = [:]
    for rule in result.ruleSet.rules where !outOfScope.contains(rule.id) {
      for citation in rule.basis {
        let position = positions[citation.law] ?? laws.count
        if position == laws.count {
          positions[citation.law] = position
          laws.append(Law(title: citation.law, places: [], rules: []))
        }
        if !laws[position].places.contains(where: { $0.text == citation.text }) {
          laws[position].places.append(citation)
        }
        if !laws[position].rules.contains(rule.id) { laws[position].rules.append(rule.id) }
      }
    }
    return laws.map { law in
      var sorted = law
      sorted.places.sort { order($0) < order($1) }
      return sorted
    }
  }

  private static func order(_ citation: Citation) -> (Int, Int, Int) {
    (Int(citation.article) ?? .max, citation.paragraph ?? 0, citation.item ?? 0)
  }

  /// The number of data faults.
  package var dataFaults: Int { checks.reduce(0) { $0 + ($1.kind == .data ? $1.count : 0) } }

  /// The share of the records found that could not be read.
  package var quarantinedShare: Fraction? {
    Fraction(numerator: Int128(records.quarantined), denominator: Int128(records.found))
  }
}
