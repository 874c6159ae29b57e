package import SourceText

/// The explanation of one kind of problem in rule text, for `zicha explain CODE`.
package struct DiagnosticPage: Sendable, Hashable {
  /// The id of the problem.
  package let id: String
  /// What it means.
  package let what: LocalizedText
  /// Why it matters.
  package let why: LocalizedText
  /// A line that is wrong in this way.
  package let wrong: LocalizedText
  /// The same line as it should be.
  package let right: LocalizedText
  /// The usual level of a lint check; nil for what is always an error.
  package let level: LintLevel?
  /// What `zicha lint --fix` does about it; nil when it changes nothing.
  package let fix: LocalizedText?
}

/// The explanations of all problems in rule text: of lines and words, of names and types, of rules, tests and lint.
package enum DiagnosticPages {
  /// All pages, by topic.
  package static let all: [DiagnosticPage] =
    [
      linePages, namePages, typePages, declarationPages, rulePages, reportPages, decisionPages, tableAnalysisPages,
      tailoringPages, scorecardPages, searchPages,
    ].flatMap(read) + LintChecks.pages

  /// The page of an id; nil if there is none.
  package static func page(_ id: String) -> DiagnosticPage? { all.first { $0.id == id } }

  /// Reads pages of five lines each: the id (with the usual level of what lint finds), then what, why, wrong and right, each in Chinese and English around `¦`.
  private static func read(_ text: StaticString) -> [DiagnosticPage] {
    let lines = text.description.split(separator: "\n").map(String.init)
    return stride(from: 0, to: lines.count - 4, by: 5).map { start in
      let (id, level) = head(lines[start])
      return DiagnosticPage(
        id: id, what: localized(lines[start + 1]), why: localized(lines[start + 2]),
        wrong: localized(lines[start + 3]), right: localized(lines[start + 4]), level: level, fix: nil)
    }
  }

  /// Reads pages of lint checks, of six lines each: the id and the usual level, then what, why, wrong, right and what
  /// `--fix` does (`-` for nothing), each in Chinese and English around `¦`.
  static func readLint(_ text: StaticString) -> [DiagnosticPage] {
    let lines = text.description.split(separator: "\n").map(String.init)
    return stride(from: 0, to: lines.count - 5, by: 6).map { start in
      let (id, level) = head(lines[start])
      return DiagnosticPage(
        id: id, what: localized(lines[start + 1]), why: localized(lines[start + 2]),
        wrong: localized(lines[start + 3]), right: localized(lines[start + 4]),
        level: level,
        fix: trimmed(lines[start + 5][...]) == "-" ? nil : localized(lines[start + 5]))
    }
  }

  /// An id with its usual level behind it, where it has one.
  private static func head(_ line: String) -> (id: String, level: LintLevel?) {
    let parts = line.split(separator: " ").map(String.init)
    return (parts.first ?? "", parts.count > 1 ? LintLevel(rawValue: parts[1]) : nil)
  }

  private static func localized(_ line: String) -> LocalizedText {
    let parts = line.split(separator: "¦", maxSplits: 1).map { trimmed($0) }
    return LocalizedText(zh: parts.first ?? "", en: parts.last ?? "")
  }

  private static func trimmed(_ text: Substring) -> String {
    var rest = text
    while rest.first == " " { rest.removeFirst() }
    while rest.last == " " { rest.removeLast() }
    return String(rest)
  }
}
