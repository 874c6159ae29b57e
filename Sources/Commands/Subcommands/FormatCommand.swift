import Diagnostics
import Driver
import SourceText

/// `zicha fmt`: lays out rule files, or tells which ones would change.
struct FormatCommand {
  private let session: Session

  /// Creates the command of a call.
  init(_ session: Session) {
    self.session = session
  }

  /// Lays out the files.
  func perform() throws(CommandFailure) -> CommandEnding {
    let rules = try session.checkRules(at: session.arguments.operands)
    let language = session.arguments.value(.to).flatMap(Language.init(rawValue:))
    let formatting = RuleFormatting(rules, to: language)
    let changed = formatting.files.filter(\.isChanged)
    let isCheck = session.arguments.has(.check)
    for file in changed {
      if !isCheck { try session.write(file.path, file.bytes) }
      try session.console.print(file.path + "\n")
    }
    noteErrors(rules)
    return isCheck ? checked(changed.count, formatting.files.count) : written(changed.count, formatting.files.count)
  }

  private func noteErrors(_ rules: LoadedRules) {
    let errors = rules.diagnostics.count { $0.severity == .error }
    guard errors > 0 else { return }
    session.console.tell(
      LocalizedText(
        zh: "规则文件有 \(errors) 处错误，读不懂的行保持原样；见 `zicha lint`",
        en:
          "\(errors) error\(errors == 1 ? "" : "s") in the rule files; lines that can't be read stay as they are, see `zicha lint`"
      ))
  }

  private func checked(_ changed: Int, _ count: Int) -> CommandEnding {
    changed == 0
      ? CommandEnding(
        .met, LocalizedText(zh: "\(count) 个文件的写法都规范", en: "all \(count) file\(count == 1 ? " is" : "s are") laid out"))
      : CommandEnding(
        .notMet,
        LocalizedText(
          zh: "\(count) 个文件中 \(changed) 个需要整理；运行 `zicha fmt` 即可",
          en: "\(changed) of \(count) file\(count == 1 ? "" : "s") would change; run `zicha fmt`"))
  }

  private func written(_ changed: Int, _ count: Int) -> CommandEnding {
    .done(
      LocalizedText(
        zh: "整理了 \(changed) 个文件，\(count - changed) 个不变",
        en: "\(changed) file\(changed == 1 ? "" : "s") laid out, \(count - changed) unchanged"))
  }
}
