import Diagnostics
import Driver
import SourceText
import System

/// One call with its configuration: what every command works on.
struct Session: Sendable {
  /// The arguments, completed from the configuration.
  let arguments: ParsedArguments
  /// The streams.
  let console: Console
  /// What the call may see.
  let surroundings: Surroundings
  /// The folder that paths are meant from.
  let folder: WorkingFolder
  /// The configuration that was found.
  let configuration: Configuration?
  /// The snapshot that the configuration names, as shown.
  let configuredSnapshot: String?

  /// Reads the configuration and completes the arguments from it.
  init(_ parsed: inout ParsedArguments, in surroundings: Surroundings, console: inout Console) throws(CommandFailure) {
    let folder = WorkingFolder(surroundings.workingDirectory)
    let configuration = try Self.configuration(parsed, folder, console)
    var snapshot: String?
    if let configuration { snapshot = try Self.merge(configuration, into: &parsed, console) }
    let language = parsed.value(.lang).flatMap(Language.init(rawValue:)) ?? console.language
    console = Console(parsed, language: language, in: surroundings)
    if let configuration {
      console.tellMore(LocalizedText(zh: "配置：\(configuration.path)", en: "configuration: \(configuration.path)"))
    }
    self.arguments = parsed
    self.console = console
    self.surroundings = surroundings
    self.folder = folder
    self.configuration = configuration
    self.configuredSnapshot = snapshot
  }

  /// The language of what is printed.
  var language: Language { console.language }

  /// Carries out the command.
  func perform() throws(CommandFailure) -> CommandEnding {
    switch arguments.command {
    case .check, .report: try CheckCommand(self).perform()
    case .gate: try GateCommand(self).perform()
    case .baseline: try BaselineCommand(self).perform()
    case .lint: try LintCommand(self).perform()
    case .fmt: try FormatCommand(self).perform()
    case .test: try TestCommand(self).perform()
    case .explain: try ExplainCommand(self).perform()
    case .rules: try RulesCommand(self).perform()
    case .diff: try DiffCommand(self).perform()
    case .snapshot: try SnapshotCommand(self).perform()
    case .initialise: try InitCommand(self).perform()
    case .help: .shown
    }
  }

  /// Opens the snapshot that the call names, else the configured one, else the current folder.
  func openSnapshot(_ path: String?) throws(CommandFailure) -> SnapshotFolder {
    do {
      let snapshot = try SnapshotFolder(path ?? configuredSnapshot ?? ".", in: folder)
      console.show(snapshot.diagnostics, in: snapshot.files)
      return snapshot
    } catch {
      throw fail(error)
    }
  }

  /// Shows what is wrong with files and ends the call.
  func fail(_ failure: InputFailure) -> CommandFailure {
    console.show(failure.diagnostics, in: failure.files)
    return .ended(failure.reason)
  }

  private static func configuration(
    _ parsed: ParsedArguments, _ folder: WorkingFolder, _ console: Console
  ) throws(CommandFailure) -> Configuration? {
    if parsed.has(.isolated) { return nil }
    guard let path = parsed.value(.config) ?? Configuration.nearest(to: folder) else { return nil }
    do {
      return try Configuration.read(path, from: folder)
    } catch {
      console.show(error.diagnostics, in: error.files)
      throw .ended(error.reason)
    }
  }

  /// Adds what the command line leaves open; returns the snapshot the configuration names.
  private static func merge(
    _ configuration: Configuration, into parsed: inout ParsedArguments, _ console: Console
  ) throws(CommandFailure) -> String? {
    var snapshot: String?
    var sink = DiagnosticSink()
    let known = Flag.allCases.filter(\.isConfigurable).map(\.rawValue) + ["snapshot", "lint"]
    for entry in configuration.entries {
      if entry.key == "snapshot" {
        snapshot = entry.values.first.map { Path.normalise(Path.join(configuration.folder, $0)) }
        continue
      }
      guard let flag = entry.key == "lint" ? .level : Flag(rawValue: entry.key),
        flag.isConfigurable || entry.key == "lint"
      else {
        let nearest = nearestName(to: entry.key, among: known)
        sink.report(ConfigurationProblem.unknownKey(entry.key, nearest: nearest, entry.range))
        continue
      }
      if flag == .level {
        // The command line comes last, so that it wins code by code.
        let given = parsed.values[.level] ?? []
        parsed.values[.level] = nil
        try merge(entry, flag, folder: configuration.folder, into: &parsed)
        parsed.values[.level, default: []] += given
        continue
      }
      guard !parsed.has(flag), !entry.values.isEmpty else { continue }
      try merge(entry, flag, folder: configuration.folder, into: &parsed)
    }
    guard !sink.hasErrors else {
      console.show(sink.sorted, in: configuration.files)
      throw .ended(
        LocalizedText(zh: "配置文件 `\(configuration.path)` 有误", en: "the configuration `\(configuration.path)` is wrong"))
    }
    return snapshot
  }

  private static func merge(
    _ entry: Configuration.Entry, _ flag: Flag, folder: String, into parsed: inout ParsedArguments
  ) throws(CommandFailure) {
    let row = FlagSpecification.of(flag)
    do throws(ArgumentProblem) {
      if row.isSwitch, entry.values != [""] { throw ArgumentProblem.unexpectedValue(flag, entry.values.joined()) }
      if !row.isRepeatable, entry.values.count > 1 { throw ArgumentProblem.repeated(flag) }
      if !row.isSwitch { for value in entry.values { try ArgumentParser.check(value, for: row) } }
    } catch {
      throw .usage(error, parsed.command)
    }
    parsed.values[flag] = flag.isPath ? entry.values.map { Path.normalise(Path.join(folder, $0)) } : entry.values
    if flag == .output { parsed.values[flag] = entry.values.map { OutputRequest.rebased($0, onto: folder) } }
    parsed.configured.insert(flag)
  }
}
