package import SourceText

/// A provision of a law that a rule rests on.
package struct Citation: Sendable, Hashable {
  /// The title without 《》, such as `行政许可法`.
  package let law: String
  /// The article in Arabic digits, such as `42`, `30-1` for 第三十条之一, the first one of a range; empty when the whole law is cited.
  package let article: String
  /// The paragraph (款), from 1.
  package let paragraph: Int?
  /// The item (项), from 1.
  package let item: Int?
  /// The subitem (目), from 1.
  package let subitem: Int?
  /// The last place of a range of provisions, such as `第四十四条`; nil for a single place.
  package let through: String?
  /// The first day in force of the version of the law that held for the object; nil where the law has one version only,
  /// or where it is not about an object.
  package var version: String?
  /// The place as written, such as `第四十二条第一款`.
  package let text: String

  /// Creates a citation.
  package init(
    law: String, article: String, paragraph: Int? = nil, item: Int? = nil, subitem: Int? = nil, through: String? = nil,
    version: String? = nil, text: String
  ) {
    self.law = law
    self.article = article
    self.paragraph = paragraph
    self.item = item
    self.subitem = subitem
    self.through = through
    self.version = version
    self.text = text
  }
}

/// The object that a finding is about, and where it stands in the inputs.
package struct FindingObject: Sendable, Hashable {
  /// The labels of its table.
  package let table: LocalizedText
  /// The key, with period (`科室/2024-03`); a row without a key is named by its place `#line`.
  package let key: String
  /// The word of `逐一` that was judged, if any.
  package let word: LocalizedText?
  /// The row number in its table; orders findings by place. -1 for the organisation and for groups.
  package let row: Int
  /// The input the record was read from, as a number among the inputs of the snapshot.
  package let input: Int?
  /// The path of the input file as in the manifest.
  package let path: String?
  /// The one-based line of the record.
  package let line: Int?
  /// The one-based column in code points; nil for records that stand for their whole line.
  package let column: Int?
  /// The address of the page that the record comes from; nil for other records.
  package let page: String?

  /// Creates an object.
  package init(
    table: LocalizedText, key: String, word: LocalizedText? = nil, row: Int, input: Int? = nil, path: String? = nil,
    line: Int? = nil, column: Int? = nil, page: String? = nil
  ) {
    self.table = table
    self.key = key
    self.word = word
    self.row = row
    self.input = input
    self.path = path
    self.line = line
    self.column = column
    self.page = page
  }
}

/// A value that was read to reach an outcome.
package struct Evidence: Sendable, Hashable {
  /// The field or figure as the rule calls it.
  package let name: LocalizedText
  /// The value as shown; `缺` / `missing` when there was none.
  package let value: LocalizedText

  /// Creates a line of evidence.
  package init(name: LocalizedText, value: LocalizedText) {
    self.name = name
    self.value = value
  }
}

/// What the auditor reads: one rule (or one item of its requirement) about one object, with the way to the outcome.
package struct Finding: Sendable, Hashable {
  /// What it is about.
  package let kind: FindingKind
  /// The rule id (`XK-01`), or the id of a built-in check such as `data/required`.
  package let rule: String
  /// The name of the rule's pack in English; empty for built-in checks.
  package let pack: String
  /// The title of the rule.
  package let title: LocalizedText
  /// The outcome.
  package let outcome: Outcome
  /// The weight.
  package let severity: Severity
  /// Whether a waiver in force covers it.
  package let isWaived: Bool
  /// The provisions.
  package let basis: [Citation]
  /// The quoted text of the provisions.
  package let quotedLaw: [String]
  /// The object.
  package let object: FindingObject
  /// The item of the requirement, when items are judged one by one.
  package let item: LocalizedText?
  /// The values read.
  package let evidence: [Evidence]
  /// The names of what was missing or unreadable.
  package let missing: [LocalizedText]
  /// What the rule expects, in words.
  package let expected: LocalizedText
  /// What was found instead, in words.
  package let actual: LocalizedText
  /// The derivation, one step a line.
  package let steps: [LocalizedText]
  /// The rule's message with its figures filled in.
  package let message: LocalizedText
  /// What to do about it.
  package let remedy: LocalizedText?
  /// Who is responsible.
  package let owner: LocalizedText?
  /// The mark (`亮牌`) of a deadline rule, such as 红牌.
  package let mark: LocalizedText?
  /// `zicha/v1:` and 128 bits in hex; equal for the same rule, object and item in every run. Filled in by the Driver.
  package var fingerprint: String

  /// Creates a finding; the fingerprint is added when the run is put together.
  package init(
    kind: FindingKind, rule: String, pack: String, title: LocalizedText, outcome: Outcome, severity: Severity,
    isWaived: Bool = false, basis: [Citation] = [], quotedLaw: [String] = [], object: FindingObject,
    item: LocalizedText? = nil, evidence: [Evidence] = [], missing: [LocalizedText] = [],
    expected: LocalizedText = LocalizedText(same: ""), actual: LocalizedText = LocalizedText(same: ""),
    steps: [LocalizedText] = [], message: LocalizedText = LocalizedText(same: ""), remedy: LocalizedText? = nil,
    owner: LocalizedText? = nil, mark: LocalizedText? = nil, fingerprint: String = ""
  ) {
    self.kind = kind
    self.rule = rule
    self.pack = pack
    self.title = title
    self.outcome = outcome
    self.severity = severity
    self.isWaived = isWaived
    self.basis = basis
    self.quotedLaw = quotedLaw
    self.object = object
    self.item = item
    self.evidence = evidence
    self.missing = missing
    self.expected = expected
    self.actual = actual
    self.steps = steps
    self.message = message
    self.remedy = remedy
    self.owner = owner
    self.mark = mark
    self.fingerprint = fingerprint
  }
}
