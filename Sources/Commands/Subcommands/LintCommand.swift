import Diagnostics
import Driver
import RuleChecking
import RuleEngine
import SourceText

/// `zicha lint`: everything that is wrong with rule files, without data.
struct LintCommand {
  private let session: Session

  /// Creates the command of a call.
  init(_ session: Session) {
    self.session = session
  }

  /// Checks the packs; with `--fix` mends what is certain first.
  func perform() throws(CommandFailure) -> CommandEnding {
    var checked = try session.checkRules(at: session.arguments.operands, lints: true)
    var fixed = 0
    if session.arguments.has(.fix) {
      let fixes = RuleFixes(checked.diagnostics, in: checked.files)
      fixed = fixes.count
      for file in fixes.changed { try session.write(file.path, file.bytes) }
      if fixed > 0 { checked = try session.checkRules(at: session.arguments.operands, lints: true) }
    }
    let diagnostics = checked.diagnostics
    try session.console.print(diagnostics, in: checked.files)
    return ending(diagnostics, fixed: fixed, checked)
  }

  private func ending(_ diagnostics: [Diagnostic], fixed: Int, _ checked: LoadedRules) -> CommandEnding {
    let (files, rules) = (checked.digests.count, checked.ruleSet.rules.count)
    let errors = diagnostics.count { $0.severity == .error }
    let warnings = diagnostics.count { $0.severity == .warning }
    let notes = diagnostics.count { $0.severity == .note }
    let allowed = checked.checked.allowedCount
    let mended = LocalizedText(
      zh: fixed > 0 ? "，已改正 \(fixed) 处" : "", en: fixed > 0 ? ", \(fixed) mended" : "")
    if errors > 0 { return CommandEnding(.failed, RuleLoading.errors(errors) + mended) }
    let count = LocalizedText(
      zh: "\(files) 个规则文件没有错误" + (rules == 0 ? "，其中没有一条规则" : "") + (warnings > 0 ? "，警告 \(warnings) 处" : "")
        + (notes > 0 ? "，提示 \(notes) 处" : "") + (allowed > 0 ? "，容许 \(allowed) 处" : ""),
      en: "no error in \(files) rule file\(files == 1 ? "" : "s")" + (rules == 0 ? ", which hold no rule" : "")
        + (warnings > 0 ? ", \(warnings) warning\(warnings == 1 ? "" : "s")" : "")
        + (notes > 0 ? ", \(notes) note\(notes == 1 ? "" : "s")" : "") + (allowed > 0 ? ", \(allowed) allowed" : ""))
    return CommandEnding(.met, count + mended)
  }
}
