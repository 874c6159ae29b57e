import Diagnostics
import ReportRenderers
import SourceText

/// The help of the whole program and of one command, made from the tables.
enum HelpPage {
  /// The list of commands.
  static func overview(_ language: Language) -> String {
    var lines: [String] = []
    lines.append(
      language == .zh
        ? "zicha（自查）：按规则检查政务数据，给出自查报告" : "zicha (self-inspection): judges records by rules and writes the report")
    lines += ["", title(.usage, language), "  zicha COMMAND [FLAGS]", "", title(.commands, language)]
    lines += columns(
      Command.allCases.map { command in
        (command.rawValue, CommandSpecification.of(command).summary[language])
      })
    lines += ["", title(.common, language)]
    lines += columns((Flag.common + [.version]).map(row(language)))
    lines += ["", title(.exit, language)]
    lines += columns(exitCodes.map { ($0, $1[language]) })
    lines += ["", footer[language]]
    return lines.joined(separator: "\n") + "\n"
  }

  /// The page of one command.
  static func page(_ command: Command, _ language: Language) -> String {
    let specification = CommandSpecification.of(command)
    var lines = ["zicha \(command.rawValue): " + specification.summary[language], "", title(.usage, language)]
    lines += specification.usages.map { "  zicha " + $0 }
    lines += [""] + specification.description[language].split(separator: "\n").map(String.init)
    if !specification.flags.isEmpty {
      lines += ["", title(.flags, language)] + columns(specification.flags.map(row(language)))
    }
    if Set(Flag.judging).isSubset(of: specification.flags) {
      lines += ["", title(.formats, language)]
      lines += columns(ReportFormat.all.map { ($0.id, $0.summary[language]) })
    }
    lines += ["", title(.common, language)] + columns(Flag.common.map(row(language)))
    if !specification.examples.isEmpty {
      lines += ["", title(.examples, language)]
      for example in specification.examples { lines += ["  " + example.call, "      " + example.meaning[language]] }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// The short usage that stands beside an error.
  static func usage(of command: Command?, _ language: Language) -> String {
    let usages = command.map { CommandSpecification.of($0).usages } ?? ["COMMAND [FLAGS]"]
    let head = language == .zh ? "用法：" : "usage: "
    let indent = String(repeating: " ", count: displayWidth(head))
    let more = command.map { "zicha help \($0.rawValue)" } ?? "zicha help"
    let lines = usages.enumerated().map { ($0 == 0 ? head : indent) + "zicha " + $1 }
    return lines.joined(separator: "\n")
      + (language == .zh ? "\n全部说明见 `\(more)`\n" : "\nmore with `\(more)`\n")
  }

  private static func row(_ language: Language) -> (Flag) -> (String, String) {
    { flag in
      let row = FlagSpecification.of(flag)
      return (row.spelling, row.help[language])
    }
  }

  private static func columns(_ rows: [(String, String)]) -> [String] {
    let width = min(rows.map { displayWidth($0.0) }.max() ?? 0, 30)
    return rows.flatMap { left, right -> [String] in
      let space = width - displayWidth(left)
      if space < 0 { return ["  " + left, String(repeating: " ", count: width + 4) + right] }
      return ["  " + left + String(repeating: " ", count: space + 2) + right]
    }
  }

  private enum Title {
    case usage, commands, flags, formats, common, examples, exit
  }

  private static func title(_ title: Title, _ language: Language) -> String {
    let text =
      switch title {
      case .usage: LocalizedText(zh: "用法：", en: "Usage:")
      case .commands: LocalizedText(zh: "命令：", en: "Commands:")
      case .flags: LocalizedText(zh: "选项：", en: "Flags:")
      case .formats: LocalizedText(zh: "输出格式：", en: "Output formats:")
      case .common: LocalizedText(zh: "通用选项：", en: "Common flags:")
      case .examples: LocalizedText(zh: "例子：", en: "Examples:")
      case .exit: LocalizedText(zh: "退出码：", en: "Exit codes:")
      }
    return text[language]
  }

  private static let exitCodes: [(String, LocalizedText)] = [
    ("0", LocalizedText(zh: "达到要求", en: "met")),
    (
      "1",
      LocalizedText(
        zh: "未达到要求：有达到级别的违规、测试不通过，或者什么也没有查到",
        en: "not met: violations at the level, failing tests, or nothing was checked")
    ),
    (
      "2",
      LocalizedText(
        zh: "未能完成：用法、配置、规则文件有误，或数据读不出",
        en: "could not be carried out: usage, configuration, rule files, unreadable data")
    ),
    ("130", LocalizedText(zh: "被中断", en: "interrupted")),
  ]

  private static let footer = LocalizedText(
    zh: "结果送到标准输出，其余送到标准错误；标准错误的最后一行说明退出码的原因。\n某个命令的说明见 `zicha help COMMAND`，英文见 `--lang en`。",
    en:
      "Results go to standard output, everything else to standard error, whose last line gives the reason for the exit\n"
      + "code. `zicha help COMMAND` shows one command; `--lang zh` speaks Chinese (the default).")
}
