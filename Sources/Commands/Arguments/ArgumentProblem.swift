import SourceText

/// Why the arguments of a call can't be understood.
enum ArgumentProblem: Error, Sendable, Equatable {
  case unknownCommand(String, nearest: String?)
  case laterCommand(String)
  case unknownFlag(String, Command, nearest: String?)
  case flagOfOtherCommand(Flag, Command)
  case missingValue(Flag)
  case unexpectedValue(Flag, String)
  case badChoice(Flag, String, nearest: String?)
  case badNumber(Flag, String)
  case badDate(Flag, String)
  case badPeriod(String)
  case badLevel(String)
  case unknownCheck(String, nearest: String?)
  case repeated(Flag)
  case unexpectedOperand(String, Command)
  case missingOperand(String, Command)
  case missingFlag(Flag, Command)
  case neitherFlag(Flag, Flag, Command)
  case bothFlags(Flag, Flag)
  case unknownSubcommand(String?, Command, nearest: String?)
  case laterFlag(String)
  case unknownFormat(String, nearest: String?, known: [String])
  case laterFormat(String)
  case formatNeedsFile(String)
  case twoOutputs(String)

  /// One line that says what is wrong and, if possible, what was meant.
  var headline: LocalizedText {
    switch self {
    case .unknownCommand(let word, let nearest):
      LocalizedText(zh: "没有名为 `\(word)` 的命令", en: "there is no command `\(word)`") + Self.meant(nearest)
    case .laterCommand(let word):
      LocalizedText(
        zh: "命令 `\(word)` 不在本版本中，以后的版本提供", en: "the command `\(word)` is not in this version, a later one has it")
    case .unknownFlag(let word, let command, let nearest):
      LocalizedText(
        zh: "命令 `\(command.rawValue)` 没有选项 `\(word)`", en: "the command `\(command.rawValue)` has no flag `\(word)`")
        + Self.meant(nearest)
    case .flagOfOtherCommand(let flag, let command):
      LocalizedText(
        zh: "选项 `--\(flag.rawValue)` 不能用于命令 `\(command.rawValue)`",
        en: "the flag `--\(flag.rawValue)` does not go with the command `\(command.rawValue)`")
    case .unexpectedOperand(let word, let command):
      LocalizedText(
        zh: "命令 `\(command.rawValue)` 用不上 `\(word)`", en: "the command `\(command.rawValue)` has no use for `\(word)`")
    case .missingOperand(let name, let command):
      LocalizedText(
        zh: "命令 `\(command.rawValue)` 还缺 \(name)", en: "the command `\(command.rawValue)` needs \(name)")
    case .missingFlag(let flag, let command):
      LocalizedText(
        zh: "命令 `\(command.rawValue)` 还缺 --\(flag.rawValue) \(Self.valueName(flag))",
        en: "the command `\(command.rawValue)` needs --\(flag.rawValue) \(Self.valueName(flag))")
    case .neitherFlag(let first, let second, let command):
      LocalizedText(
        zh:
          "命令 `\(command.rawValue)` 还缺对比的对象：--\(first.rawValue) \(Self.valueName(first)) 或 --\(second.rawValue) \(Self.valueName(second))",
        en: "the command `\(command.rawValue)` needs something to compare with: --\(first.rawValue) "
          + "\(Self.valueName(first)) or --\(second.rawValue) \(Self.valueName(second))")
    case .bothFlags(let first, let second):
      LocalizedText(
        zh: "--\(first.rawValue) 和 --\(second.rawValue) 只能写一个",
        en: "only one of --\(first.rawValue) and --\(second.rawValue) can be given")
    case .unknownSubcommand(let word, let command, let nearest):
      Self.subcommand(word, command, nearest)
    default: valueHeadline
    }
  }

  private var valueHeadline: LocalizedText {
    switch self {
    case .missingValue(let flag):
      LocalizedText(
        zh: "选项 `--\(flag.rawValue)` 后面缺少 \(Self.valueName(flag))",
        en: "the flag `--\(flag.rawValue)` needs \(Self.valueName(flag)) behind it")
    case .unexpectedValue(let flag, let value):
      LocalizedText(
        zh: "选项 `--\(flag.rawValue)` 不带值，却写了 `\(value)`",
        en: "the flag `--\(flag.rawValue)` takes no value, but `\(value)` is given")
    case .badChoice(let flag, let value, let nearest):
      LocalizedText(
        zh: "`--\(flag.rawValue)` 不能是 `\(value)`，只能是 \(Self.choices(flag, "、"))",
        en: "`--\(flag.rawValue)` can't be `\(value)`, only \(Self.choices(flag, ", "))") + Self.meant(nearest)
    case .badNumber(let flag, let value):
      LocalizedText(
        zh: "`--\(flag.rawValue)` 要一个正整数，而不是 `\(value)`",
        en: "`--\(flag.rawValue)` takes a whole number from 1 on, not `\(value)`")
    case .badDate(let flag, let value):
      LocalizedText(
        zh: "`--\(flag.rawValue)` 要一个日期，如 2024-12-31，而 `\(value)` 不是",
        en: "`--\(flag.rawValue)` takes a date such as 2024-12-31, which `\(value)` is not")
    case .badPeriod(let value):
      LocalizedText(
        zh: "`--period` 要写成 2024-01-01..2024-12-31，起止日期在前在后，而不是 `\(value)`",
        en: "`--period` is written as 2024-01-01..2024-12-31, the earlier day first, not `\(value)`")
    case .badLevel(let value):
      LocalizedText(
        zh: "`--level` 要写成 编号=级别，级别是 off、note、warning 或 error，而不是 `\(value)`",
        en: "`--level` is written as CODE=LEVEL with off, note, warning or error, not `\(value)`")
    case .unknownCheck(let code, let nearest):
      LocalizedText(
        zh: "没有编号为 `\(code)` 的检查", en: "there is no check `\(code)`") + Self.meant(nearest)
    case .repeated(let flag):
      LocalizedText(zh: "选项 `--\(flag.rawValue)` 只能写一次", en: "the flag `--\(flag.rawValue)` can be given only once")
    case .laterFlag(let flag):
      LocalizedText(
        zh: "选项 `--\(flag)` 不在本版本中，以后的版本提供", en: "the flag `--\(flag)` is not in this version, a later one has it")
    default: formatHeadline
    }
  }

  private var formatHeadline: LocalizedText {
    switch self {
    case .unknownFormat(let word, let nearest, let known):
      LocalizedText(
        zh: "没有名为 `\(word)` 的输出格式，可用 \(known.joined(separator: "、"))",
        en: "there is no output format `\(word)`, only \(known.joined(separator: ", "))") + Self.meant(nearest)
    case .laterFormat(let word):
      LocalizedText(
        zh: "输出格式 `\(word)` 不在本版本中，以后的版本提供",
        en: "the output format `\(word)` is not in this version, a later one has it")
    case .formatNeedsFile(let word):
      LocalizedText(
        zh: "`-o` 先写格式再写文件，如 `-o \(word)`", en: "`-o` takes the format first, as in `-o \(word)`")
    case .twoOutputs(let path):
      LocalizedText(
        zh: path == "-" ? "有两个输出都送到标准输出，请给其中一个写上文件名" : "有两个输出都写到 `\(path)`",
        en: path == "-"
          ? "two outputs go to standard output; give one of them a file" : "two outputs go to `\(path)`")
    default: LocalizedText(same: "")
    }
  }

  private static func meant(_ nearest: String?) -> LocalizedText {
    guard let nearest else { return LocalizedText(same: "") }
    return LocalizedText(zh: "；您是不是要写 `\(nearest)`？", en: "; did you mean `\(nearest)`?")
  }

  private static func subcommand(_ word: String?, _ command: Command, _ nearest: String?) -> LocalizedText {
    let words = CommandSpecification.of(command).subcommands
    let list = LocalizedText(zh: words.joined(separator: "、"), en: words.joined(separator: ", "))
    guard let word else {
      return LocalizedText(
        zh: "`\(command.rawValue)` 后面要写 \(list.zh) 之一", en: "`\(command.rawValue)` needs one of \(list.en) behind it")
    }
    return LocalizedText(
      zh: "`\(command.rawValue)` 没有 `\(word)`，只有 \(list.zh)",
      en: "`\(command.rawValue)` has no `\(word)`, only \(list.en)") + meant(nearest)
  }

  private static func valueName(_ flag: Flag) -> String {
    FlagSpecification.of(flag).value ?? ""
  }

  private static func choices(_ flag: Flag, _ separator: String) -> String {
    FlagSpecification.of(flag).choices.joined(separator: separator)
  }
}
