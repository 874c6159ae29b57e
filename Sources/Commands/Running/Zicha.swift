import Driver
import SourceText
import System

/// The program: from arguments to an exit code.
package enum Zicha {
  /// The version of the tool.
  package static let version = "0.1.0"

  /// Carries out one call; never ends the process.
  /// - Returns: the exit code: 0 met, 1 not met, 2 could not be carried out, 130 interrupted.
  package static func run(_ arguments: [String], in surroundings: Surroundings) -> Int32 {
    let language = language(in: arguments)
    var parsed = ParsedArguments(command: .help)
    parsed.values[.color] = value(of: .color, in: arguments).map { [$0] }
    var console = Console(parsed, language: language, in: surroundings)
    var ending: CommandEnding
    do throws(CommandFailure) {
      ending = try carryOut(arguments, language: language, in: surroundings, console: &console)
    } catch {
      ending = close(error, console)
    }
    console.close(ending)
    return ending.code.rawValue
  }

  /// Runs as a process: arguments and streams of its own, interruption, closed pipes.
  package static func main() -> Never {
    Signals.ignoreFailedWrites()
    let language = language(in: Environment.arguments)
    Signals.onInterrupt(exitCode: CommandEnding.Code.interrupted.rawValue) {
      let ending = CommandEnding(
        .interrupted, LocalizedText(zh: "没有写出不完整的结果", en: "no incomplete result was written"))
      try? ByteStream.standardError.write("\n" + (ending.line?[language] ?? "") + "\n")
    }
    do {
      Environment.exit(run(Environment.arguments, in: try .ofProcess()))
    } catch {
      try? ByteStream.standardError.write(error.sentence[language] + "\n")
      Environment.exit(CommandEnding.Code.failed.rawValue)
    }
  }

  private static func carryOut(
    _ arguments: [String], language: Language, in surroundings: Surroundings, console: inout Console
  ) throws(CommandFailure) -> CommandEnding {
    var command: Command?
    var parsed: ParsedArguments
    do {
      parsed = try ArgumentParser.parse(arguments, command: &command)
    } catch {
      throw .usage(error, command)
    }
    console = Console(parsed, language: language, in: surroundings)
    if let shown = try show(parsed, console) { return shown }
    let session = try Session(&parsed, in: surroundings, console: &console)
    return try session.perform()
  }

  /// Help and version need no configuration.
  private static func show(_ parsed: ParsedArguments, _ console: Console) throws(CommandFailure) -> CommandEnding? {
    if parsed.has(.version) {
      try console.print("zicha \(version)\n")
      return .shown
    }
    if parsed.command != .help {
      guard parsed.has(.help) else { return nil }
      try console.print(HelpPage.page(parsed.command, console.language))
      return .shown
    }
    guard let word = parsed.operands.first else {
      try console.print(HelpPage.overview(console.language))
      return .shown
    }
    guard let command = Command(rawValue: word) else { throw .usage(ArgumentParser.unknownCommand(word), nil) }
    try console.print(HelpPage.page(command, console.language))
    return .shown
  }

  private static func close(_ failure: CommandFailure, _ console: Console) -> CommandEnding {
    switch failure {
    case .usage(let problem, let command):
      console.write(HelpPage.usage(of: command, console.language))
      return CommandEnding(.failed, problem.headline)
    case .ended(let reason):
      return CommandEnding(.failed, reason)
    case .outputClosed:
      return CommandEnding(
        .failed,
        LocalizedText(
          zh: "接收结果的程序提前关闭了管道，结果没有写完", en: "the reader of the output closed the pipe before all was written"))
    }
  }

  /// Language and colour have to be known before anything can be wrong, so they are looked for without reading the rest.
  private static func language(in arguments: [String]) -> Language {
    value(of: .lang, in: arguments).flatMap(Language.init(rawValue:)) ?? .zh
  }

  private static func value(of flag: Flag, in arguments: [String]) -> String? {
    let name = "--" + flag.rawValue
    var found: String?
    for (index, word) in arguments.enumerated() {
      if word == "--" { break }
      if word.hasPrefix(name + "=") { found = String(word.dropFirst(name.count + 1)) }
      if word == name, index + 1 < arguments.count { found = arguments[index + 1] }
    }
    return found
  }
}
