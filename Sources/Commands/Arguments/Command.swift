import SourceText

/// A command of this version; the raw value is what the user types.
enum Command: String, Sendable, CaseIterable {
  case check
  case report
  case gate
  case baseline
  case lint
  case fmt
  case test
  case explain
  case rules
  case diff
  case snapshot
  case initialise = "init"
  case help

  /// The commands of later versions: known, so that calling one gets a clear answer.
  static let later: [String] = ["ledger", "scan", "merge", "lsp", "completions"]
}

/// What a command is called with and what it says about itself.
struct CommandSpecification: Sendable {
  /// The command.
  let command: Command
  /// One line for the list of commands.
  let summary: LocalizedText
  /// The forms of a call, without `zicha`.
  let usages: [String]
  /// What a user has to know, a few lines.
  let description: LocalizedText
  /// The flags beside the common ones.
  let flags: [Flag]
  /// How many operands it takes at most; nil for any number.
  let maximumOperands: Int?
  /// The words that must stand first; empty without such.
  let subcommands: [String]
  /// Calls to learn from.
  let examples: [Example]

  /// A call with what it does.
  struct Example: Sendable {
    /// The call as typed.
    let call: String
    /// What it does.
    let meaning: LocalizedText
  }

  /// Whether the command takes a flag.
  func takes(_ flag: Flag) -> Bool {
    flags.contains(flag) || Flag.common.contains(flag)
  }

  /// The specification of a command.
  static func of(_ command: Command) -> CommandSpecification {
    switch command {
    case .check: .check
    case .report: .report
    case .gate: .gate
    case .baseline: .baseline
    case .lint: .lint
    case .fmt: .fmt
    case .test: .test
    case .explain: .explain
    case .rules: .rules
    case .diff: .diff
    case .snapshot: .snapshot
    case .initialise: .initialise
    case .help: .help
    }
  }
}
