import Codecs
import Commands
import System

/// A session as a text file: what it is about, the input files, the commands, and what each printed.
///
///     An officer …                      a few lines of description
///     == data/letters.csv               a file, until the next line that begins with == or $
///     == data/old.csv (gb18030)         the same, encoded
///     == data/bad.csv (hex)             bytes
///     $ zicha check data                a command; NAME=VALUE may precede zicha, `cat FILE` and `ls` show files
///     | standard output
///     ! standard error
///     ? 1                               the exit code
struct Transcript {
  struct Step {
    let command: String
    var output: [String] = []
  }

  /// The lines before the first command, kept as they are.
  private(set) var head: [String] = []
  private(set) var files: [(path: String, bytes: [UInt8])] = []
  private(set) var steps: [Step] = []

  init(_ text: String) {
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    if lines.last == "" { lines.removeLast() }
    var open: (header: String, lines: [String])?
    for line in lines {
      if line.hasPrefix("$ ") {
        if let file = open { add(file) }
        open = nil
        steps.append(Step(command: String(line.dropFirst(2))))
      } else if steps.isEmpty {
        head.append(line)
        if line.hasPrefix("== ") {
          if let file = open { add(file) }
          open = (String(line.dropFirst(3)), [])
        } else {
          open?.lines.append(line)
        }
      } else if !line.isEmpty {
        steps[steps.count - 1].output.append(line)
      }
    }
  }

  private mutating func add(_ file: (header: String, lines: [String])) {
    let text = file.lines.map { $0 + "\n" }.joined()
    let parts = file.header.split(separator: " (", maxSplits: 1).map(String.init)
    switch parts.last {
    case "gb18030)" where parts.count == 2:
      files.append((parts[0], (try? GB18030.encode(text)) ?? []))
    case "hex)" where parts.count == 2:
      files.append((parts[0], text.split(whereSeparator: \.isWhitespace).compactMap { UInt8($0, radix: 16) }))
    case "no line end)" where parts.count == 2:
      files.append((parts[0], Array(text.utf8.dropLast())))
    default:
      files.append((file.header, Array(text.utf8)))
    }
  }

  /// Runs the commands in a folder of its own and gives the transcript with what they printed.
  func replayed(packageRoot: String) throws -> String {
    let folder = try TemporaryFolder()
    let root = try Files.resolve(folder.path)
    for file in files {
      let path = Path.join(root, file.path)
      try Files.createDirectories(Path.parent(path))
      try Files.writeAtomically(path, file.bytes)
    }
    var lines = head
    for (index, step) in steps.enumerated() {
      if index > 0 { lines.append("") }
      lines.append("$ " + step.command)
      lines += try Self.run(step.command, in: root, packageRoot: packageRoot)
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func run(_ command: String, in root: String, packageRoot: String) throws -> [String] {
    var words = command.split(separator: " ").map(String.init)
    var environment: [String: String] = [:]
    while let word = words.first, let equals = word.firstIndex(of: "="), !word.hasPrefix("-") {
      let value = String(word[word.index(after: equals)...])
      environment[String(word[..<equals])] = value == "$RULES" ? Path.join(packageRoot, "rules") : value
      words.removeFirst()
    }
    switch words.removeFirst() {
    case "cat":
      return marked(String(decoding: try Files.read(Path.join(root, words[0])), as: UTF8.self), "|")
    case "ls":
      return try FolderListing(root).files.map { "| " + $0 }
    default:
      return zicha(words, environment, in: root, packageRoot: packageRoot)
    }
  }

  private static func zicha(
    _ arguments: [String], _ environment: [String: String], in root: String, packageRoot: String
  ) -> [String] {
    let output = MemorySink(isTerminal: environment["TTY"] != nil)
    let errors = MemorySink()
    let surroundings = Surroundings(workingDirectory: root, environment: environment, output: output, errors: errors)
    let code = Zicha.run(arguments.map { $0.replacing("␠", with: " ") }, in: surroundings)
    func cleaned(_ text: String) -> String {
      text.replacing(root, with: "$DIR").replacing(packageRoot, with: "$PACKAGE").replacing("\u{1B}", with: "␛")
    }
    return marked(cleaned(output.text), "|") + marked(cleaned(errors.text), "!") + ["? \(code)"]
  }

  private static func marked(_ text: String, _ mark: String) -> [String] {
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      line.isEmpty ? mark : mark + " " + line
    }
    if text.hasSuffix("\n") {
      lines.removeLast()
    } else if text.isEmpty {
      lines = []
    } else {
      lines.append(mark + " ⏎ missing")
    }
    return lines
  }
}
