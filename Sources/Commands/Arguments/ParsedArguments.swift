/// The arguments of one call after reading: a command, its operands and its flags.
struct ParsedArguments: Sendable {
  /// The command.
  let command: Command
  /// The word behind a command that has several forms, such as `create`.
  var subcommand: String?
  /// What stands free, in order.
  var operands: [String] = []
  /// The values by flag in the order in which they were given; a switch has one empty value.
  var values: [Flag: [String]] = [:]
  /// The flags that came from the configuration file.
  var configured: Set<Flag> = []

  /// Creates arguments without flags.
  init(command: Command) {
    self.command = command
  }

  /// Whether a switch or flag was given.
  func has(_ flag: Flag) -> Bool {
    values[flag] != nil
  }

  /// The last value of a flag.
  func value(_ flag: Flag) -> String? {
    values[flag]?.last
  }

  /// All values of a repeatable flag.
  func all(_ flag: Flag) -> [String] {
    values[flag] ?? []
  }
}
