import SourceText

/// How a call ended: the exit code and the closing line that says why.
struct CommandEnding: Sendable, Equatable {
  /// The exit codes of all commands and formats.
  enum Code: Int32, Sendable {
    /// Met.
    case met = 0
    /// Not met.
    case notMet = 1
    /// Could not be carried out.
    case failed = 2
    /// Interrupted.
    case interrupted = 130
  }

  /// The exit code.
  let code: Code
  /// Why; nil for commands that only show something.
  let reason: LocalizedText?

  private let isJudgement: Bool

  /// Creates an ending.
  init(_ code: Code, _ reason: LocalizedText?, isJudgement: Bool = true) {
    self.code = code
    self.reason = reason
    self.isJudgement = isJudgement
  }

  /// A command that did what was asked for, where there is nothing to judge.
  static func done(_ reason: LocalizedText) -> CommandEnding {
    CommandEnding(.met, reason, isJudgement: false)
  }

  /// A command that showed what was asked for.
  static let shown = CommandEnding(.met, nil)

  /// The last line on standard error; nil if there is nothing to say.
  var line: LocalizedText? {
    guard let reason else { return nil }
    let head =
      switch code {
      case .met where !isJudgement: LocalizedText(zh: "完成：", en: "done: ")
      case .met: LocalizedText(zh: "达到要求：", en: "met: ")
      case .notMet: LocalizedText(zh: "未达到要求：", en: "not met: ")
      case .failed: LocalizedText(zh: "未能完成：", en: "could not be carried out: ")
      case .interrupted: LocalizedText(zh: "已中断：", en: "interrupted: ")
      }
    return head + reason
  }
}

/// Why a command stops before its end.
enum CommandFailure: Error, Sendable {
  /// The arguments or the configuration can't be understood; with the command whose usage helps.
  case usage(ArgumentProblem, Command?)
  /// Something else; what there is to see has been printed, this is the closing line.
  case ended(LocalizedText)
  /// The reader of standard output has gone.
  case outputClosed
}
