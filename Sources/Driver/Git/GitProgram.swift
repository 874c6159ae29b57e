import SourceText
import System

/// Calls of git that only read, and that run no other program.
///
/// No shell, no hook, no file system monitor, no filter, no text conversion and no fetching of what a partial clone lacks;
/// variables of the surrounding git call (`GIT_DIR` in a hook) are not passed on. What is read is what was committed.
struct GitProgram: Sendable {
  /// The folder that git is called in.
  let folder: String

  private static let switches = [
    "--no-pager", "--no-optional-locks", "--no-replace-objects", "--literal-pathspecs", "-c", "core.fsmonitor=false",
    "-c", "core.hooksPath=/dev/null", "-c", "protocol.allow=never", "-c", "safe.bareRepository=explicit", "-c",
    "submodule.recurse=false", "-c", "core.quotePath=false",
  ]

  /// The variables that git sees: where programs and the user's settings are, and nothing of this call's own.
  private static var environment: [String: String] {
    var variables = [
      "LC_ALL": "C", "GIT_OPTIONAL_LOCKS": "0", "GIT_TERMINAL_PROMPT": "0", "GIT_NO_LAZY_FETCH": "1",
      "GIT_PAGER": "cat",
    ]
    for name in ["PATH", "HOME", "XDG_CONFIG_HOME", "TMPDIR"] { variables[name] = Environment.variable(name) }
    return variables
  }

  private func words(_ arguments: [String], settings: [String]) -> [String] {
    Self.switches + settings.flatMap { ["-c", $0] } + ["-C", folder] + arguments
  }

  /// Runs a command to its end.
  ///
  /// - Parameter settings: further settings, each as `name=value`.
  func run(
    _ arguments: [String], settings: [String] = [], limit: Int = 64 << 20
  ) throws(InputFailure) -> ChildProcess.Outcome {
    do {
      return try ChildProcess.run(
        "git", words(arguments, settings: settings), environment: Self.environment, limit: limit)
    } catch {
      throw Self.failure(error)
    }
  }

  /// The first line that a command prints; nil when it fails.
  func line(_ arguments: [String]) throws(InputFailure) -> String? {
    let outcome = try run(arguments)
    guard outcome.exitCode == 0, let line = outcome.output.split(separator: 0x0A).first else { return nil }
    return String(validating: line, as: UTF8.self)
  }

  /// Starts a command that answers questions.
  func answering(_ arguments: [String]) throws(InputFailure) -> AnsweringProcess {
    do {
      return try AnsweringProcess("git", words(arguments, settings: []), environment: Self.environment)
    } catch {
      throw Self.failure(error)
    }
  }

  private static func failure(_ error: FileError) -> InputFailure {
    guard error.cause == .notFound else { return InputFailure(error.sentence) }
    return InputFailure(
      LocalizedText(
        zh: "没有找到 git 程序；请安装 git，或者把原来的快照放在另一个文件夹里，用 --base 指出那个文件夹",
        en: "there is no program git; install it, or name a folder with the earlier snapshot as --base"))
  }
}
