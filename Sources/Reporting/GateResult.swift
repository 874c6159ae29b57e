package import Findings
package import Records
package import SourceText

/// How the findings of a run stand against those of an earlier state: what `zicha gate` adds to a result.
///
/// Findings are compared by identity, never by number: a finding is old only if the base has one of the same identity and
/// outcome, and of several with one identity as many are old as the base has.
package struct GateResult: Sendable {
  /// Whether the base knows a finding.
  package enum State: String, Sendable, Hashable, CaseIterable {
    /// The base does not have it.
    case new
    /// The base has it too.
    case old
  }

  /// What a run is compared with.
  package struct Base: Sendable, Hashable {
    /// The kinds of bases.
    package enum Kind: String, Sendable, Hashable, CaseIterable {
      /// The folder of another snapshot.
      case snapshot
      /// The same folder in a git revision.
      case revision
      /// A file of finding identities.
      case baseline
    }

    /// What it is.
    package let kind: Kind
    /// The folder, revision or file as the user wrote it.
    package let name: String
    /// The id of the commit that a revision stands for; nil for the other kinds.
    package let commit: String?
    /// The check date of the base; nil for a baseline and for a base without the snapshot.
    package let checkDate: Day?
    /// Whether the base does not have the snapshot at all, so that everything is new.
    package let isEmpty: Bool

    /// Creates a base.
    package init(kind: Kind, name: String, commit: String? = nil, checkDate: Day? = nil, isEmpty: Bool = false) {
      self.kind = kind
      self.name = name
      self.commit = commit
      self.checkDate = checkDate
      self.isEmpty = isEmpty
    }
  }

  /// A finding as a base remembers it, without its derivation.
  package struct Identity: Sendable, Hashable {
    /// `zicha/v1:` and 128 bits in hex; equal records of one key share it.
    package let fingerprint: String
    /// The rule id, or the id of a built-in check; `quarantine` for a record that can't be read.
    package let rule: String
    /// The outcome; an undecided finding that turns into a violation is a new one.
    package let outcome: Outcome
    /// The title of the rule.
    package let title: LocalizedText
    /// The object with its table, for reading.
    package let object: LocalizedText

    /// Creates an identity.
    package init(
      fingerprint: String, rule: String, outcome: Outcome, title: LocalizedText, object: LocalizedText
    ) {
      self.fingerprint = fingerprint
      self.rule = rule
      self.outcome = outcome
      self.title = title
      self.object = object
    }
  }

  /// How many findings there are of each state; waived and undecided ones count apart.
  package struct Counts: Sendable, Hashable {
    /// Violations, and waivers that have run out or cover nothing, that the base does not have.
    package var new = 0
    /// Those that the base has too.
    package var old = 0
    /// Findings of the base that are gone.
    package var resolved = 0
    /// Violations that a waiver of the base covers.
    package var waived = 0
    /// Undecided outcomes, data faults, findings about the rule set and quarantined records that the base does not have.
    package var undecidedNew = 0
    /// Those that the base has too.
    package var undecidedOld = 0

    /// Creates counts of nothing.
    package init() {}

    /// Everything that could not be decided.
    package var undecided: Int { undecidedNew + undecidedOld }
  }

  /// What the run is compared with.
  package let base: Base
  /// The state of each finding, in the order of the findings of the run.
  package let states: [State]
  /// The state of each quarantined record, in the order of the run.
  package let quarantineStates: [State]
  /// The findings of the base that are gone, in the order of the base.
  package let resolved: [Identity]
  /// The numbers.
  package let counts: Counts
  /// What a reader must know beside the findings: waivers that do not cover, rules that are gone, entries without use.
  package let notes: [LocalizedText]
  /// The source lines of new findings, by the position of the finding, as far as they could be read.
  package let excerpts: [Int: SourceExcerpt]

  /// Creates the result of a comparison.
  package init(
    base: Base, states: [State], quarantineStates: [State], resolved: [Identity], counts: Counts,
    notes: [LocalizedText] = [], excerpts: [Int: SourceExcerpt] = [:]
  ) {
    self.base = base
    self.states = states
    self.quarantineStates = quarantineStates
    self.resolved = resolved
    self.counts = counts
    self.notes = notes
    self.excerpts = excerpts
  }

  /// The state of a finding by its position among the findings of the run.
  package func state(of position: Int) -> State {
    states.indices.contains(position) ? states[position] : .new
  }
}
