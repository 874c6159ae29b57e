import SourceText

/// The small working example that `zicha init` writes: a table, two rules with tests, a measure and a quarter of letters.
struct ExampleProject: Sendable {
  /// One file of the example.
  struct File: Sendable {
    /// The path from the folder.
    let path: String
    /// The content.
    let text: String
  }

  /// The files, sorted by path.
  let files: [File]

  /// The example in one language.
  init(_ language: Language) {
    let content = language == .zh ? Self.chinese : Self.english
    files = [
      File(path: "README.md", text: content.readme), File(path: "data/letters.csv", text: content.letters),
      File(path: "data/snapshot.json", text: content.manifest),
      File(path: "rules/letters/letters.zicha", text: content.rules),
      File(path: "zicha.json", text: Self.configuration(language)),
    ]
  }

  /// The texts of one language.
  struct Content: Sendable {
    let readme: String
    let rules: String
    let letters: String
    let manifest: String
  }

  private static func configuration(_ language: Language) -> String {
    """
    {
      "rules": ["rules"],
      "snapshot": "data",
      "fail-on": "major",
      "lang": "\(language.rawValue)"
    }

    """
  }
}
