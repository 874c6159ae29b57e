import Diagnostics

/// Reads the arguments of a call by the tables of commands and flags.
///
/// Long flags as `--flag VALUE` or `--flag=VALUE`, short ones as `-oVALUE`, `-o VALUE` or together (`-qv`); flags and
/// operands may stand in any order; after `--` everything is an operand. `-` is an operand.
struct ArgumentParser {
  private var rest: ArraySlice<String>
  private var parsed = ParsedArguments(command: .help)
  private var specification = CommandSpecification.help

  private init(_ arguments: [String]) {
    rest = arguments[...]
  }

  /// Reads a call.
  /// - Parameter command: the command as soon as it is known, for the usage beside a problem.
  static func parse(
    _ arguments: [String], command: inout Command?
  ) throws(ArgumentProblem) -> ParsedArguments {
    var parser = ArgumentParser(arguments)
    try parser.command()
    if parser.parsed.command != .help { command = parser.parsed.command }
    while let word = parser.rest.popFirst() {
      if word == "--" {
        for operand in parser.rest { try parser.operand(operand) }
        break
      }
      try parser.word(word)
    }
    try parser.finish()
    return parser.parsed
  }

  /// The first word that is no flag names the command; flags before it belong to it all the same.
  private mutating func command() throws(ArgumentProblem) {
    var skipsValue = false
    for (index, word) in zip(rest.indices, rest) {
      if skipsValue {
        skipsValue = false
        continue
      }
      if word.hasPrefix("-"), word != "-", word != "--" {
        skipsValue = Self.awaitsValue(word)
        continue
      }
      guard let command = Command(rawValue: word) else { throw Self.unknownCommand(word) }
      rest.remove(at: index)
      begin(command)
      return
    }
    begin(.help)
  }

  private mutating func begin(_ command: Command) {
    parsed = ParsedArguments(command: command)
    specification = .of(command)
  }

  static func unknownCommand(_ word: String) -> ArgumentProblem {
    if Command.later.contains(word) { return .laterCommand(word) }
    return .unknownCommand(word, nearest: nearestName(to: word, among: Command.allCases.map(\.rawValue)))
  }

  private static func awaitsValue(_ word: String) -> Bool {
    guard !word.contains("=") else { return false }
    if word.hasPrefix("--") {
      return Flag(rawValue: String(word.dropFirst(2))).map { !FlagSpecification.of($0).isSwitch } ?? false
    }
    guard word.count == 2, let letter = word.last else { return false }
    return FlagSpecification.of(short: letter).map { !$0.isSwitch } ?? false
  }

  private mutating func word(_ word: String) throws(ArgumentProblem) {
    if word.hasPrefix("--") {
      try longFlag(word.dropFirst(2))
    } else if word.hasPrefix("-"), word != "-" {
      try shortFlags(word)
    } else {
      try operand(word)
    }
  }

  private mutating func longFlag(_ text: Substring) throws(ArgumentProblem) {
    let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    let name = parts.first.map(String.init) ?? ""
    guard let flag = Flag(rawValue: name) else {
      if Flag.later.contains(name) { throw .laterFlag(name) }
      throw unknownFlag("--" + name)
    }
    try give(flag, attached: parts.count == 2 ? String(parts[1]) : nil)
  }

  private mutating func shortFlags(_ word: String) throws(ArgumentProblem) {
    var letters = word.dropFirst()
    while let letter = letters.popFirst() {
      guard let row = FlagSpecification.of(short: letter) else { throw unknownFlag("-" + String(letter)) }
      if row.isSwitch {
        try give(row.flag, attached: nil)
      } else {
        if letters.first == "=" { letters.removeFirst() }
        try give(row.flag, attached: letters.isEmpty ? nil : String(letters))
        return
      }
    }
  }

  private func unknownFlag(_ word: String) -> ArgumentProblem {
    let known = (specification.flags + Flag.common).map { "--" + $0.rawValue }
    return .unknownFlag(word, parsed.command, nearest: nearestName(to: word, among: known))
  }

  private mutating func give(_ flag: Flag, attached: String?) throws(ArgumentProblem) {
    let isGlobal = flag == .version && parsed.command == .help
    guard isGlobal || specification.takes(flag) else { throw .flagOfOtherCommand(flag, parsed.command) }
    let row = FlagSpecification.of(flag)
    if row.isSwitch {
      if let attached { throw .unexpectedValue(flag, attached) }
      parsed.values[flag] = [""]
      return
    }
    guard let value = attached ?? rest.popFirst(), !value.isEmpty else { throw .missingValue(flag) }
    try Self.check(value, for: row)
    if !row.isRepeatable, parsed.has(flag) { throw .repeated(flag) }
    parsed.values[flag, default: []].append(value)
  }

  /// Checks a value against the choices of its flag; the configuration file is checked by the same rule.
  static func check(_ value: String, for row: FlagSpecification) throws(ArgumentProblem) {
    guard row.choices.isEmpty || row.choices.contains(value) else {
      throw .badChoice(row.flag, value, nearest: nearestName(to: value, among: row.choices))
    }
    if row.flag == .maxFindings || row.flag == .jobs {
      guard let number = Int(value), number > 0 else { throw .badNumber(row.flag, value) }
    }
    if row.flag == .minKilled {
      guard let number = Int(value), (1...100).contains(number) else { throw .badNumber(row.flag, value) }
    }
    if row.flag == .waiverNotice {
      guard let number = Int(value), (0...100_000).contains(number) else { throw .badNumber(row.flag, value) }
    }
    if row.flag == .level, LintLevelText.pair(value) == nil { throw LintLevelText.problem(value) }
    if row.flag == .asOf, DayText.day(value) == nil { throw .badDate(row.flag, value) }
    if row.flag == .period, DayText.period(value) == nil { throw .badPeriod(value) }
  }

  private mutating func operand(_ word: String) throws(ArgumentProblem) {
    if !specification.subcommands.isEmpty, parsed.subcommand == nil {
      guard specification.subcommands.contains(word) else {
        let nearest = nearestName(to: word, among: specification.subcommands)
        throw .unknownSubcommand(word, parsed.command, nearest: nearest)
      }
      parsed.subcommand = word
      return
    }
    if let maximum = specification.maximumOperands, parsed.operands.count >= maximum {
      throw .unexpectedOperand(word, parsed.command)
    }
    parsed.operands.append(word)
  }

  private func finish() throws(ArgumentProblem) {
    if parsed.has(.help) || parsed.command == .help { return }
    if !specification.subcommands.isEmpty, parsed.subcommand == nil {
      throw .unknownSubcommand(nil, parsed.command, nearest: nil)
    }
  }
}
