import Diagnostics
import Records
import RuleEngine
import RuleSyntax
import SourceText

extension LintCheck {
  /// A text that no data could match.
  static let impossibleText = LintCheck(
    pages: #"""
      impossible-text warning
      没有数据会是这个文字：读数据时两头的空白已经去掉，`空白按` 的字样算缺失。 ¦ No data can be this text: blanks at both ends are dropped when data are read, and the words of `Blanks` count as missing.
      这样的比较永远不成立，不为它的比较永远成立。 ¦ To compare with it never holds, to differ from it always does.
      要求：延期理由为 "材料不齐 " ¦ Require: extension reason is "papers missing "
      要求：延期理由为 "材料不齐" ¦ Require: extension reason is "papers missing"
      两头的空白会删去；其他情形不自动改。 ¦ Blanks at the ends are deleted; nothing else is changed.
      """#
  ) { subject in
    let texts = ImpossibleTexts(subject)
    texts.look()
    return texts.diagnostics
  }
}

/// Looks at the texts that rules and word lists name.
private final class ImpossibleTexts {
  private let subject: LintSubject
  private(set) var diagnostics: [Diagnostic] = []

  init(_ subject: LintSubject) {
    self.subject = subject
  }

  func look() {
    var tour = ExpressionTour { expression, tables in self.look(at: expression, tables) }
    for rule in subject.rules { tour.tour(rule) }
    for definition in subject.world.checkedDefinitions { tour.tour(definition) }
    for measure in subject.world.checkedMeasures { tour.tour(measure) }
    for (_, block) in subject.blocks {
      guard case .wordList(let list) = block.declaration else { continue }
      for word in list.words where Blanks.atStart(word.text) || Blanks.atEnd(word.text) {
        report(word.text, word.range)
      }
    }
  }

  private func look(at expression: CheckedExpression, _ tables: [Int: TableID]) {
    switch expression.kind {
    case .compare(_, let left, let right):
      look(at: right, of: left, tables)
      look(at: left, of: right, tables)
    case .member(let value, let set): look(at: set, of: value, tables)
    case .textTest(let test, _, let text):
      guard case .constant(let value) = text.kind, let sought = value.textContent?.string else { return }
      switch test {
      case .hasPrefix where Blanks.atStart(sought), .hasSuffix where Blanks.atEnd(sought): report(sought, text.range)
      case .matches where Blanks.decideEnds(ofPattern: sought): report(sought, text.range)
      default: break
      }
    default: break
    }
  }

  private func look(at set: MemberSet, of value: CheckedExpression, _ tables: [Int: TableID]) {
    switch set {
    case .values(let values): for member in values { look(at: member, of: value, tables) }
    case .anyOf(let sets): for inner in sets { look(at: inner, of: value, tables) }
    case .noneOf(let inner): look(at: inner, of: value, tables)
    case .range, .words, .decision: break
    }
  }

  private func look(at constant: CheckedExpression, of value: CheckedExpression, _ tables: [Int: TableID]) {
    guard value.type == .text, case .constant(.text(let text)) = constant.kind else { return }
    if text.string.isEmpty || Blanks.atStart(text.string) || Blanks.atEnd(text.string) {
      report(text.string, constant.range)
    } else if case .field(.slot(let slot), _) = value.kind, let table = tables[slot],
      subject.world.schema[table].blankWords.contains(text.string)
    {
      let name = subject.world.schema[table].name
      diagnostics.append(
        .warning(
          "impossible-text", constant.range, zh: "`\(text.string)` 按 `空白按` 算缺失，没有数据会等于它",
          en: "`\(text.string)` counts as missing by `Blanks`, so no data can be equal to it",
          hint: hint(
            "要查没有填，写 `缺 \(value.source.zh)`", "to find what is not filled in, write `lacks \(value.source.en)`"),
          labels: [
            .init(
              range: subject.world.schema[table].range,
              text: both("表 `\(name.zh)` 在这里声明", "the table `\(name.en)` is declared here"))
          ]))
    }
  }

  private func report(_ text: String, _ range: SourceRange) {
    guard !Blanks.trimmed(text).isEmpty else {
      diagnostics.append(
        .warning(
          "impossible-text", range, zh: "空白的文字算缺失，没有数据会等于它",
          en: "a blank text counts as missing; no data can be equal to it",
          hint: hint("要查没有填，用 `缺`", "to find what is not filled in, use `lacks`")))
      return
    }
    let written = subject.world.text(range)
    let isWhole = written.count >= 2 && String(written.dropFirst().dropLast()) == text
    diagnostics.append(
      .warning(
        "impossible-text", range, zh: "`\(text)` 的两头有空白，读数据时空白已经去掉，所以没有数据会是它",
        en: "`\(text)` has blanks at its ends; they are dropped from data, so no data can be it",
        hint: hint("删去两头的空白", "delete the blanks at its ends"),
        fix: isWhole
          ? .init(
            range: range, replacement: "\(written.prefix(1))\(Blanks.trimmed(text))\(written.suffix(1))",
            isCertain: true)
          : nil))
  }
}

/// The white space that readers drop from both ends of a text.
private enum Blanks {
  private static func isBlank(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x09...0x0D, 0x20, 0x3000, 0xA0, 0xFEFF: true
    default: false
    }
  }

  static func atStart(_ text: String) -> Bool { text.unicodeScalars.first.map { isBlank($0) } ?? false }
  static func atEnd(_ text: String) -> Bool { text.unicodeScalars.last.map { isBlank($0) } ?? false }

  static func trimmed(_ text: String) -> String {
    var scalars = text.unicodeScalars[...]
    while let first = scalars.first, isBlank(first) { scalars.removeFirst() }
    while let last = scalars.last, isBlank(last) { scalars.removeLast() }
    return String(scalars)
  }

  /// Whether every text that a pattern matches begins or ends with a blank.
  static func decideEnds(ofPattern pattern: String) -> Bool {
    // Alternatives and counts may leave the blank out.
    guard !pattern.contains("|") else { return false }
    let scalars = Array(pattern.unicodeScalars)
    guard let first = scalars.first, let last = scalars.last else { return false }
    let isCounted = scalars.count > 2 && scalars[1] == "{" && ("0"..."9").contains(scalars[2])
    return (isBlank(first) && !isCounted) || isBlank(last)
  }
}
