import Findings
import Reporting
import SourceText

/// One thing that a format for CI points at: a finding, a record that could not be read, a rule that selected nothing.
struct Annotation: Sendable {
  /// What it is.
  enum Kind: Sendable, Hashable {
    case finding(FindingKind)
    case quarantine
    case selectedNothing
    /// What a gate says beside the findings: rules that are gone or no longer judge, waivers that do not count.
    case gateNote
  }

  /// How loud it is shown where a format has three levels.
  enum Level: Int, Sendable, Hashable, Comparable, CaseIterable {
    case note
    case warning
    case error

    static func < (left: Level, right: Level) -> Bool { left.rawValue < right.rawValue }
  }

  /// How it stands beside the base of a gate.
  enum State: Sendable, Hashable {
    /// There is no base.
    case single
    case new
    case old
  }

  let kind: Kind
  /// The rule id, the id of a built-in check, or `quarantine`.
  let rule: String
  let title: LocalizedText
  let outcome: Outcome
  let severity: Severity
  let isWaived: Bool
  let state: State
  let file: FindingFile
  /// The one-based line; nil for a whole file.
  let line: Int?
  /// The one-based column in code points; nil for a whole line.
  let column: Int?
  /// What it is about, such as 办件 2010-0012.
  let subject: LocalizedText
  /// What is said about it.
  let statement: LocalizedText
  /// `zicha/v1:` and 32 digits.
  let fingerprint: String
  /// The finding; nil for the other kinds.
  let finding: Finding?

  /// The level: violations from 一般 on are errors, what could not be decided is a warning.
  var level: Level {
    switch kind {
    case .selectedNothing: .note
    case .quarantine, .gateNote, .finding(.data), .finding(.ruleset): .warning
    case .finding(.waiver): outcome == .violation ? .error : .note
    case .finding(.rule): outcome == .violation ? Level(severity) : .warning
    }
  }

  /// Whether it could not be decided, rather than being wrong.
  var isUndecided: Bool {
    switch kind {
    case .quarantine: true
    case .finding(.rule), .finding(.ruleset): outcome == .undetermined
    case .finding(.data), .finding(.waiver), .selectedNothing, .gateNote: false
    }
  }

  /// Violation, to be checked, data fault …, in a word.
  var label: LocalizedText {
    switch kind {
    case .finding: finding?.outcomeLabel ?? outcome.label
    case .quarantine: AnnotationWording.unread
    case .selectedNothing: AnnotationWording.selectedNothing
    case .gateNote: AnnotationWording.gateNote
    }
  }

  /// The finding in full: statement, derivation, what is missing, basis, remedy; a line each.
  func details(_ language: Language) -> [String] {
    guard let finding else { return [] }
    var lines = finding.steps.map { $0[language] }
    let colon = language == .zh ? "：" : ": "
    if !finding.missing.isEmpty {
      let names = finding.missing.map { $0[language] }.joined(separator: language == .zh ? "、" : ", ")
      lines.append(RendererWording.missing[language] + colon + names)
    }
    if let page = finding.object.page { lines.append(AnnotationWording.page[language] + colon + page) }
    if !finding.basis.isEmpty {
      lines.append(RendererWording.basis[language] + colon + finding.basis.label[language])
    }
    if let remedy = finding.remedy { lines.append(RendererWording.remedy[language] + colon + remedy[language]) }
    if let owner = finding.owner { lines.append(RendererWording.owner[language] + colon + owner[language]) }
    return lines.map { VisibleText.line($0) }
  }

  /// Outcome, subject and statement on one line.
  func headline(_ language: Language) -> String {
    let mark = RendererWording.waived[language]
    let waived = isWaived ? (language == .zh ? "（" + mark + "）" : " (" + mark + ")") : ""
    let colon = language == .zh ? "：" : ": "
    return VisibleText.line(
      label[language] + waived + " " + subject[language] + colon + statement[language])
  }
}

extension Annotation.Level {
  /// The level of a violation.
  init(_ severity: Severity) {
    switch severity {
    case .critical, .major: self = .error
    case .minor: self = .warning
    case .note: self = .note
    }
  }
}
