import Diagnostics
import Driver
import SourceText
import System

/// The two streams of a call with its language and colours: results go to one, everything else to the other.
struct Console: Sendable {
  /// Results.
  let output: any OutputSink
  /// Everything else.
  let errors: any OutputSink
  /// The language of what is printed.
  let language: Language
  /// Whether results are coloured.
  let colorsOutput: Bool
  /// Whether the rest is coloured.
  let colorsErrors: Bool
  /// Whether only the result and the closing line are wanted.
  let isQuiet: Bool
  /// Whether files and packs are told too.
  let isVerbose: Bool
  /// The progress on a terminal; nil when nobody would see it.
  let progress: ProgressLine?

  /// Creates the console of a call.
  init(_ arguments: ParsedArguments, language: Language, in surroundings: Surroundings) {
    output = surroundings.output
    errors = surroundings.errors
    self.language = language
    let flag = arguments.value(.color)
    let environment = surroundings.environment
    colorsOutput = ColorChoice.decide(flag: flag, environment: environment, isTerminal: output.isTerminal)
    colorsErrors = ColorChoice.decide(flag: flag, environment: environment, isTerminal: errors.isTerminal)
    isQuiet = arguments.has(.quiet)
    isVerbose = arguments.has(.verbose) && !isQuiet
    let isWatched =
      errors.isTerminal && environment["TERM"] != "dumb" && (environment["CI"] ?? "").isEmpty && !isQuiet
      && arguments.value(.progress) != "never"
    progress = isWatched ? ProgressLine(sink: errors, language: language) : nil
  }

  /// The width of results in cells: that of the terminal, within bounds, else 100.
  var width: Int { min(max(output.width ?? 100, 60), 140) }

  /// Prints a result.
  func print(_ bytes: [UInt8]) throws(CommandFailure) {
    progress?.clear()
    do {
      try output.write(bytes)
    } catch {
      if error.cause == .brokenPipe { throw .outputClosed }
      throw .ended(error.sentence)
    }
  }

  /// Prints a result.
  func print(_ text: String) throws(CommandFailure) {
    try print(Array(text.utf8))
  }

  /// Prints a result in the language of the call.
  func print(_ text: LocalizedText) throws(CommandFailure) {
    try print(text[language])
  }

  /// Tells something beside the result, unless only the result is wanted.
  func tell(_ text: LocalizedText) {
    if !isQuiet { write(text[language] + "\n") }
  }

  /// Tells something that only a curious user wants to know.
  func tellMore(_ text: LocalizedText) {
    if isVerbose { write(TextStyle.dim.paint(text[language], colorsErrors) + "\n") }
  }

  /// Shows what is wrong with rule or input files, with their source lines; warnings are left out when quiet.
  func show(_ diagnostics: [Diagnostic], in files: SourceFiles) {
    let shown = isQuiet ? diagnostics.filter { $0.severity == .error } : diagnostics
    guard !shown.isEmpty else { return }
    let renderer = SnippetRenderer(files: files, language: language, usesColor: colorsErrors)
    write(renderer.render(shown) + "\n")
  }

  /// Prints what is wrong with rule files as a result, with their source lines.
  func print(_ diagnostics: [Diagnostic], in files: SourceFiles) throws(CommandFailure) {
    guard !diagnostics.isEmpty else { return }
    let renderer = SnippetRenderer(files: files, language: language, usesColor: colorsOutput)
    try print(renderer.render(diagnostics) + "\n")
  }

  /// Prints the closing line.
  func close(_ ending: CommandEnding) {
    progress?.clear()
    guard let line = ending.line else { return }
    let style: TextStyle = ending.code == .met ? .good : .bad
    write(style.paint(line[language], colorsErrors) + "\n")
  }

  /// Writes to standard error; when nobody reads it there is nobody to tell.
  func write(_ text: String) {
    progress?.clear()
    try? errors.write(Array(text.utf8))
  }
}
