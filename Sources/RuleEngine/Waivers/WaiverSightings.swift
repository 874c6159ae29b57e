import Findings
import Records
import SourceText

/// What a run has seen of the objects that waivers name.
struct WaiverSightings: Sendable {
  /// What was seen of one named object.
  struct Sighting: Sendable {
    /// How many violations it covers, or would cover if it had not run out.
    var violations = 0
    /// Whether the object was judged and is none.
    var isNoViolation = false
    /// Whether it can't be decided.
    var isUndetermined = false
    /// Whether a record with the key is there.
    var isPresent = false

    mutating func merge(_ other: Sighting) {
      violations += other.violations
      isNoViolation = isNoViolation || other.isNoViolation
      isUndetermined = isUndetermined || other.isUndetermined
      isPresent = isPresent || other.isPresent
    }
  }

  private(set) var all: [WaiverSet.Place: Sighting] = [:]

  subscript(place: WaiverSet.Place) -> Sighting { all[place] ?? Sighting() }

  mutating func add(_ place: WaiverSet.Place, _ change: (inout Sighting) -> Void) {
    change(&all[place, default: Sighting()])
  }

  mutating func merge(_ other: WaiverSightings) {
    for (place, sighting) in other.all { all[place, default: Sighting()].merge(sighting) }
  }
}

extension ReferenceEvaluator {
  /// Notes what a rule says about a row that a waiver may name.
  ///
  /// - Returns: how many of its violations are waived.
  func sight(
    _ index: Int, _ object: RowReference, _ verdicts: [Verdict], into sightings: inout WaiverSightings
  ) -> Int {
    let key = self.key(object)
    let near = waivers.places(rule: index, near: key)
    guard !near.isEmpty else { return 0 }
    for place in near { sightings.add(place) { $0.isPresent = true } }
    var waived = 0
    for verdict in verdicts {
      let (key, word) = name(of: key, verdict, rules.rules[index])
      for place in waivers.places(rule: index, key: key, word: word) {
        sightings.add(place) { sighting in
          sighting.isPresent = true
          switch verdict.outcome {
          case .violation: sighting.violations += 1
          case .undetermined: sighting.isUndetermined = true
          case .pass, .notDue, .notApplicable: sighting.isNoViolation = true
          }
        }
      }
      if verdict.outcome == .violation, isWaived(index, key, word) { waived += 1 }
    }
    return waived
  }

  /// Whether a violation is covered on the check date.
  func isWaived(_ index: Int, _ key: String, _ word: LocalizedText?) -> Bool {
    waivers.covers(rule: index, key: key, word: word, on: dataset.checkDate)
  }

  /// Whether a violation of a rule by a row is covered on the check date.
  func isWaived(_ index: Int, _ object: RowReference, _ verdict: Verdict) -> Bool {
    guard verdict.outcome == .violation, waivers.isAbout(rule: index) else { return false }
    let (key, word) = name(of: key(object), verdict, rules.rules[index])
    return isWaived(index, key, word)
  }

  private func name(
    of key: String, _ verdict: Verdict, _ rule: CheckedRule
  ) -> (key: String, word: LocalizedText?) {
    (verdict.period.map { key + "/" + $0.key } ?? key, rule.variants[verdict.variant].word)
  }
}
