import System
import Testing

/// A temporary git work tree, for tests that need git; each call of git sees only this folder's settings.
struct GitFolder {
  let work: WorkFolder

  /// Whether git can be called.
  static let isThere = (try? ChildProcess.run("git", ["--version"]).exitCode) == 0
  /// Why a test is skipped without it.
  static let hint: Comment = "needs the program git"

  init(_ files: KeyValuePairs<String, String>) throws {
    work = try WorkFolder(files)
    try git("init", "-q", "-b", "main")
    try git("config", "user.email", "nobody@example.cn")
    try git("config", "user.name", "nobody")
  }

  /// Calls git in the folder; a failure ends the test.
  func git(_ arguments: String...) throws {
    let outcome = try ChildProcess.run("git", ["-C", work.path] + arguments)
    try #require(outcome.exitCode == 0, "\(arguments): \(String(decoding: outcome.errors, as: UTF8.self))")
  }

  /// Takes everything into a commit.
  func commit() throws {
    try git("add", "-A")
    try git("-c", "core.hooksPath=/dev/null", "commit", "-q", "--allow-empty", "-m", "state")
  }
}
