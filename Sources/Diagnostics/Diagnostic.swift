package import SourceText

/// What is wrong with a rule file or an input file, for its author; a finding about the checked subject is another thing.
package struct Diagnostic: Sendable, Hashable {
  /// How bad it is: an error stops the run with exit code 2, a warning and a note do not.
  package enum Severity: Int, Sendable, Hashable, Comparable {
    case note
    case warning
    case error

    package static func < (left: Severity, right: Severity) -> Bool { left.rawValue < right.rawValue }
  }

  /// A second place that belongs to the explanation, such as the earlier declaration of a name.
  package struct Label: Sendable, Hashable {
    /// Where it stands.
    package let range: SourceRange
    /// What is said about it.
    package let text: LocalizedText

    /// Creates a label.
    package init(range: SourceRange, text: LocalizedText) {
      self.range = range
      self.text = text
    }
  }

  /// A change of the text that mends the cause.
  package struct Fix: Sendable, Hashable {
    /// The bytes to replace.
    package let range: SourceRange
    /// What stands there afterwards.
    package let replacement: String
    /// Whether the fix can be applied without asking (`lint --fix`).
    package let isCertain: Bool

    /// Creates a fix.
    package init(range: SourceRange, replacement: String, isCertain: Bool = false) {
      self.range = range
      self.replacement = replacement
      self.isCertain = isCertain
    }
  }

  /// The stable id in kebab case, such as `unknown-word`; never reused. `zicha explain ID` opens its page.
  package let id: String
  /// How bad it is.
  package let severity: Severity
  /// The place in a text file; nil for a cause outside any text (a folder, a binary file).
  package let range: SourceRange?
  /// The path when there is no range.
  package let path: String?
  /// One line that stands alone: lower case in English, no final stop, user text in back quotes.
  package let headline: LocalizedText
  /// What to do about it.
  package let hint: LocalizedText?
  /// Other places that explain it.
  package let labels: [Label]
  /// At most one near word or change that would mend it.
  package let fix: Fix?

  /// Creates a diagnostic.
  package init(
    id: String, severity: Severity = .error, range: SourceRange?, path: String? = nil, headline: LocalizedText,
    hint: LocalizedText? = nil, labels: [Label] = [], fix: Fix? = nil
  ) {
    self.id = id
    self.severity = severity
    self.range = range
    self.path = path
    self.headline = headline
    self.hint = hint
    self.labels = labels
    self.fix = fix
  }
}

/// A cause of a problem that knows its own wording: enums per stage conform, so that no parser or checker spells messages.
package protocol DiagnosticConvertible: Sendable {
  /// The problem as it is shown.
  var diagnostic: Diagnostic { get }
}

/// Collects diagnostics; nothing is thrown and a broken line never hides the rest of a file.
package struct DiagnosticSink: Sendable {
  private var collected: [Diagnostic] = []

  /// Creates an empty sink.
  package init() {}

  /// Adds a problem.
  package mutating func report(_ problem: some DiagnosticConvertible) {
    collected.append(problem.diagnostic)
  }

  /// Adds a diagnostic.
  package mutating func report(_ diagnostic: Diagnostic) {
    collected.append(diagnostic)
  }

  /// Adds all diagnostics of another sink.
  package mutating func append(_ other: DiagnosticSink) {
    collected += other.collected
  }

  /// Whether an error was reported.
  package var hasErrors: Bool { collected.contains { $0.severity == .error } }

  /// The diagnostics sorted by place, equal ones once.
  package var sorted: [Diagnostic] {
    var seen: Set<Diagnostic> = []
    return collected.enumerated().sorted { left, right in
      order(left.element, left.offset) < order(right.element, right.offset)
    }
    .map(\.element).filter { seen.insert($0).inserted }
  }

  private func order(_ diagnostic: Diagnostic, _ offset: Int) -> (Int, Int, Int) {
    guard let range = diagnostic.range else { return (-1, 0, offset) }
    return (Int(range.file.index), Int(range.lower), offset)
  }
}
