import Commands
import Driver
import System

/// A temporary folder with files, and calls of the program in it.
struct WorkFolder {
  private let temporary: TemporaryFolder
  /// The absolute path with links resolved.
  let path: String

  init(_ files: KeyValuePairs<String, String> = [:]) throws {
    temporary = try TemporaryFolder()
    path = try Files.resolve(temporary.path)
    for (name, text) in files { try write(name, text) }
  }

  var folder: WorkingFolder { WorkingFolder(path) }

  func write(_ name: String, _ text: String) throws {
    try write(name, Array(text.utf8))
  }

  func write(_ name: String, _ bytes: [UInt8]) throws {
    let target = Path.join(path, name)
    try Files.createDirectories(Path.parent(target))
    try Files.writeAtomically(target, bytes)
  }

  func read(_ name: String) throws -> String {
    String(decoding: try Files.read(Path.join(path, name)), as: UTF8.self)
  }

  /// What a call printed and gave back.
  struct Call {
    let code: Int32
    let output: String
    let errors: String

    /// The last line on standard error.
    var closingLine: String {
      errors.split(separator: "\n").last.map(String.init) ?? ""
    }
  }

  /// Runs the program here.
  func zicha(
    _ arguments: String..., environment: [String: String] = [:], output: MemorySink = MemorySink(),
    errors: MemorySink = MemorySink()
  ) -> Call {
    zicha(arguments, environment: environment, output: output, errors: errors)
  }

  /// Runs the program here.
  func zicha(
    _ arguments: [String], environment: [String: String] = [:], output: MemorySink = MemorySink(),
    errors: MemorySink = MemorySink()
  ) -> Call {
    let surroundings = Surroundings(workingDirectory: path, environment: environment, output: output, errors: errors)
    let code = Zicha.run(arguments, in: surroundings)
    return Call(code: code, output: output.text, errors: errors.text)
  }
}
