import SourceText

/// The files with which a CI service or pre-commit runs Zicha: what `zicha init --ci` writes.
struct IntegrationFiles: Sendable {
  /// What runs it.
  enum Service: String, Sendable, CaseIterable {
    case github
    case gitlab
    case preCommit = "pre-commit"
  }

  /// One file.
  struct File: Sendable {
    /// What is done where a file of this name is there.
    enum Presence: Sendable {
      /// It is refused, or replaced with `--force`.
      case refused
      /// It is the user's own and stays as it is.
      case kept
    }

    /// The path from the folder.
    let path: String
    /// The content.
    let text: String
    /// What is done with one that is there.
    var presence = Presence.refused
    /// What to do where it stays; nil when nothing is.
    var whenKept: LocalizedText?
  }

  /// The files of all services, each once, in the order in which they are told.
  let files: [File]
  /// What to do next, a line each.
  let next: [LocalizedText]

  /// The files for some services.
  /// - Parameter snapshot: the folder of the snapshot, from the folder that is set up.
  init(_ services: [Service], snapshot: String, _ language: Language) {
    var files = [
      File(path: "zicha.json", text: Self.configuration(snapshot, language), presence: .kept),
      File(path: "rules/README.md", text: Self.rulesHint[language], presence: .kept),
    ]
    var next = [Self.rulesNext, Self.snapshotNext(snapshot)]
    for service in Service.allCases where services.contains(service) {
      switch service {
      case .github:
        files += Self.gitHub(language)
        next.append(Self.gitHubNext)
      case .gitlab:
        files += Self.gitLab(language)
        next.append(Self.gitLabNext)
      case .preCommit:
        files += Self.preCommit(language)
        next.append(Self.preCommitNext)
      }
    }
    self.files = files
    self.next = next
  }

  /// Turns lines that begin with `#zh` or `#en` into comments in one language and leaves out the others.
  static func localized(_ text: String, _ language: Language) -> String {
    let own = "#" + language.rawValue
    return text.split(separator: "\n", omittingEmptySubsequences: false).compactMap { line -> String? in
      let content = line.drop { $0 == " " }
      guard content.hasPrefix("#zh") || content.hasPrefix("#en") else { return String(line) }
      guard content.hasPrefix(own) else { return nil }
      return line.prefix(line.count - content.count) + "#" + content.dropFirst(own.count)
    }.joined(separator: "\n")
  }

  private static func configuration(_ snapshot: String, _ language: Language) -> String {
    """
    {
      "rules": ["rules"],
      "snapshot": "\(snapshot)",
      "fail-on": "major",
      "lang": "\(language.rawValue)"
    }

    """
  }

  private static let rulesHint = LocalizedText(
    zh: """
      # 规则

      每个规则包一个文件夹，里面放 `.zicha` 文件；豁免可以写在 `zicha.json` 旁边的 `.zicha` 文件里。
      要一个可以照着改的例子，在空文件夹里运行 `zicha init`；每条规则都要有通过和违规两面的测试，用 `zicha test` 运行。

      """,
    en: """
      # Rules

      A folder for each pack with its `.zicha` files; waivers may stand in a `.zicha` file beside `zicha.json`.
      `zicha init` in an empty folder writes an example to begin with; each rule has tests that pass and that violate it,
      which `zicha test` runs.

      """)

  private static let rulesNext = LocalizedText(
    zh: "把规则包放进 rules/，用 zicha lint 和 zicha test 检查", en: "put your packs into rules/ and try zicha lint and zicha test"
  )

  private static func snapshotNext(_ snapshot: String) -> LocalizedText {
    LocalizedText(
      zh: "把数据快照放进 \(snapshot)/（zicha snapshot create \(snapshot) 写清单），先在本机运行 zicha check",
      en:
        "put the snapshot into \(snapshot)/ (zicha snapshot create \(snapshot) writes its manifest), run zicha check here first"
    )
  }
}
