import Diagnostics
import RuleSyntax
import SourceText

/// What the rule files allow: 容许 in a declaration covers what lint finds inside it, in 规则集 the whole pack.
final class LintAllowances {
  /// The pages of what is reported about allowances.
  static let pages: [DiagnosticPage] = DiagnosticPages.readLint(
    #"""
    unused-allowance warning
    `容许` 的检查在这里什么也没有发现。 ¦ What an `Allow` clause allows does not occur there.
    留着它，以后真出现的问题也看不到。 ¦ Left behind, it would hide a problem that comes later.
    规则 LX-90：「受理」 ⏎ 依据：《行政许可法》第三十二条 ⏎ 容许 rule-without-basis：「机关内部规定」 ⏎ 对象：办件 ⏎ 要求：有受理日期 ¦ Rule LX-90: "acceptance" ⏎ Basis: 《行政许可法》 art. 32 ⏎ Allow rule-without-basis: "rule of the office" ⏎ For each: case ⏎ Require: has accepted on
    规则 LX-90：「受理」 ⏎ 容许 rule-without-basis：「机关内部规定」 ⏎ 对象：办件 ⏎ 要求：有受理日期 ¦ Rule LX-90: "acceptance" ⏎ Allow rule-without-basis: "rule of the office" ⏎ For each: case ⏎ Require: has accepted on
    删去这一行。 ¦ The line is deleted.
    unknown-check error
    没有这个名称的检查。 ¦ There is no check with this code.
    写错了编号，容许就不起作用。 ¦ With a wrong code the allowance has no effect.
    容许 no-basis：「机关内部规定」 ¦ Allow no-basis: "rule of the office"
    容许 rule-without-basis：「机关内部规定」 ¦ Allow rule-without-basis: "rule of the office"
    -
    """#)

  private struct Entry {
    let syntax: AllowanceSyntax
    /// Where it holds: a block, or the files of a pack.
    let range: SourceRange?
    let files: Set<FileID>
    var isUsed = false
  }

  private let subject: LintSubject
  private var entries: [Entry] = []
  /// The numbers of the entries by their codes.
  private var byCode: [String: [Int]] = [:]

  init(_ subject: LintSubject) {
    self.subject = subject
    for (pack, block) in subject.blocks where !block.allowances.isEmpty {
      let isPack = block.ruleset != nil
      let files = isPack ? Set(subject.blocks.filter { $0.pack == pack }.map(\.block.range.file)) : []
      for syntax in block.allowances {
        byCode[syntax.code.text, default: []].append(entries.count)
        entries.append(Entry(syntax: syntax, range: isPack ? nil : block.range, files: files))
      }
    }
  }

  /// The diagnostics that nothing allows.
  func withoutAllowed(_ diagnostics: [Diagnostic]) -> [Diagnostic] {
    diagnostics.filter { diagnostic in
      guard let range = diagnostic.range, let candidates = byCode[diagnostic.id] else { return true }
      let covering = candidates.filter { covers(entries[$0], range) }
      for entry in covering { entries[entry].isUsed = true }
      return covering.isEmpty
    }
  }

  private func covers(_ entry: Entry, _ range: SourceRange) -> Bool {
    entry.range.map { $0.contains(range) } ?? entry.files.contains(range.file)
  }

  /// What is wrong with the allowances themselves; call after `withoutAllowed`.
  func problems(isOff: (String) -> Bool) -> [Diagnostic] {
    entries.compactMap { entry in
      let code = entry.syntax.code
      guard LintChecks.codes.contains(code.text) else {
        let nearest = nearestName(to: code.text, among: LintChecks.codes)
        return .error(
          "unknown-check", code.range, zh: "没有叫 `\(code.text)` 的检查", en: "there is no check `\(code.text)`",
          hint: hint(
            "检查的编号写在警告的方括号里；错误不能容许", "warnings show the code of their check in brackets; errors can't be allowed"),
          fix: nearest.map { .init(range: code.range, replacement: $0) })
      }
      // With errors elsewhere some checks see too little to tell.
      guard !entry.isUsed, !subject.isBroken, !isOff(code.text) else { return nil }
      return .warning(
        "unused-allowance", entry.syntax.range, zh: "`\(code.text)` 在这里没有出现，不用容许",
        en: "`\(code.text)` does not occur here, so nothing has to be allowed",
        hint: hint("删去这一行", "delete the line"),
        fix: .init(range: wholeLine(entry.syntax.range), replacement: "", isCertain: true))
    }
  }

  /// A range with the rest of its line and the line end.
  private func wholeLine(_ range: SourceRange) -> SourceRange {
    guard let bytes = subject.world.files[range.file]?.bytes else { return range }
    var (lower, upper) = (Int(range.lower), Int(range.upper))
    while lower > 0, bytes[lower - 1] != 0x0A, bytes[lower - 1] != 0x0D { lower -= 1 }
    while upper < bytes.count, bytes[upper] != 0x0A, bytes[upper] != 0x0D { upper += 1 }
    if upper < bytes.count, bytes[upper] == 0x0D { upper += 1 }
    if upper < bytes.count, bytes[upper] == 0x0A { upper += 1 }
    return SourceRange(file: range.file, lower: lower, upper: upper)
  }
}
