import SourceText
import System

/// A git work tree that a folder stands in.
struct GitRepository: Sendable {
  /// The absolute path of the work tree, links resolved.
  let top: String
  /// git, called in the work tree.
  let program: GitProgram

  /// A file of a commit.
  struct Entry: Sendable, Hashable {
    /// The path from the folder that was listed.
    let path: String
    /// The id of its content.
    let object: String
    /// The size in bytes.
    let size: Int
    /// Whether it is a symbolic link, whose content is a path.
    let isLink: Bool
  }

  /// The greatest output of a list of files.
  private static let listingLimit = 1 << 30

  /// Finds the work tree of a folder.
  ///
  /// - Parameter shown: the folder as the user wrote it.
  init(containing folder: String, shown: String) throws(InputFailure) {
    let outcome = try GitProgram(folder: folder).run(["rev-parse", "--show-toplevel"])
    let complaint = String(decoding: outcome.errors, as: UTF8.self)
    if complaint.contains("dubious ownership") { throw Self.foreign(shown) }
    var line = outcome.output
    if line.last == 0x0A { line.removeLast() }
    guard outcome.exitCode == 0, let path = String(validating: line, as: UTF8.self), Path.isAbsolute(path),
      let top = try? Files.resolve(path)
    else { throw Self.noRepository(shown) }
    self.top = top
    program = GitProgram(folder: top)
  }

  /// The path from the top of the work tree, empty for the top itself; nil for what lies outside.
  func path(of absolute: String) -> String? {
    guard let real = Self.resolved(absolute) else { return nil }
    if real == top { return "" }
    let boundary = top == "/" ? top : top + "/"
    return real.hasPrefix(boundary) ? String(real.dropFirst(boundary.count)) : nil
  }

  /// The path with the links of the part that exists resolved.
  private static func resolved(_ path: String) -> String? {
    if let real = try? Files.resolve(path) { return real }
    let parent = Path.parent(path)
    guard parent != path, parent != ".", let real = resolved(parent) else { return nil }
    return Path.join(real, Path.name(path))
  }

  /// The id of the commit that a revision names.
  func commit(_ revision: String) throws(InputFailure) -> String {
    if !revision.hasPrefix("-"), !revision.utf8.contains(0),
      let id = try program.line(["rev-parse", "--verify", "--quiet", revision + "^{commit}"]), Self.isID(id)
    {
      return id
    }
    let isShallow = try program.line(["rev-parse", "--is-shallow-repository"]) == "true"
    throw Self.unknown(revision, isShallow: isShallow)
  }

  /// All files of a commit below a folder, sorted by path; nil when the commit has no such folder.
  ///
  /// Names that are no UTF-8, and the contents of submodules, are left out as in a folder on disk.
  func files(of commit: String, under folder: String) throws(InputFailure) -> [Entry]? {
    guard let tree = try program.line(["rev-parse", "--verify", "--quiet", commit + ":" + folder]), Self.isID(tree),
      try program.line(["cat-file", "-t", tree]) == "tree"
    else { return nil }
    let outcome = try program.run(["ls-tree", "-r", "-z", "-l", "--full-tree", tree], limit: Self.listingLimit)
    guard outcome.exitCode == 0 else { throw Self.unreadable(commit, outcome.errors) }
    return outcome.output.split(separator: 0).compactMap { Self.entry($0) }
      .sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
  }

  /// The content of one file of a commit; nil when there is none.
  func object(of commit: String, at path: String) throws(InputFailure) -> String? {
    guard let id = try program.line(["rev-parse", "--verify", "--quiet", commit + ":" + path]), Self.isID(id),
      try program.line(["cat-file", "-t", id]) == "blob"
    else { return nil }
    return id
  }

  /// Reads `MODE blob ID SIZE<tab>PATH`.
  private static func entry(_ line: ArraySlice<UInt8>) -> Entry? {
    guard let tab = line.firstIndex(of: 0x09),
      let path = String(validating: line[(tab + 1)...], as: UTF8.self), isSafe(path)
    else { return nil }
    let words = line[..<tab].split(separator: 0x20).map { String(decoding: $0, as: UTF8.self) }
    guard words.count == 4, words[1] == "blob", let size = Int(words[3]) else { return nil }
    return Entry(path: path, object: words[2], size: size, isLink: words[0] == "120000")
  }

  /// Whether a path names something below the folder; a tree made by hand may hold `..`.
  private static func isSafe(_ path: String) -> Bool {
    !Path.isAbsolute(path)
      && path.split(separator: "/", omittingEmptySubsequences: false).allSatisfy {
        !$0.isEmpty && $0 != "." && $0 != ".."
      }
  }

  /// Whether a text is an object id: 40 digits (SHA-1) or 64 (SHA-256).
  static func isID(_ text: String) -> Bool {
    [40, 64].contains(text.utf8.count) && text.utf8.allSatisfy { 0x30...0x39 ~= $0 || 0x61...0x66 ~= $0 }
  }
}

extension GitRepository {
  private static func noRepository(_ folder: String) -> InputFailure {
    InputFailure(
      LocalizedText(
        zh: "`\(folder)` 不在 git 工作区里，--base 不能用 git 版本；请改用原来快照的文件夹，或者 --baseline 文件",
        en:
          "`\(folder)` is in no git work tree, so --base can't be a revision; name a folder, or a file with --baseline")
    )
  }

  private static func foreign(_ folder: String) -> InputFailure {
    InputFailure(
      LocalizedText(
        zh: "git 不肯读 `\(folder)` 所在的仓库，因为它属于别的用户；信任它的话运行 `git config --global --add safe.directory 仓库路径`",
        en: "git refuses the repository of `\(folder)`, which belongs to another user; if you trust it, run "
          + "`git config --global --add safe.directory PATH`"))
  }

  private static func unknown(_ revision: String, isShallow: Bool) -> InputFailure {
    let head = LocalizedText(
      zh: "没有名为 `\(revision)` 的文件夹，git 仓库里也没有这个版本",
      en: "there is no folder `\(revision)`, and the git repository has no such revision")
    guard isShallow else {
      return InputFailure(
        head
          + LocalizedText(
            zh: "；请检查写法，远程分支先用 `git fetch` 取来，再写成 origin/main",
            en: "; check the spelling, fetch a remote branch first and name it as origin/main"))
    }
    return InputFailure(
      head
        + LocalizedText(
          zh: "；这是浅克隆，请先取来历史：`git fetch --unshallow`，GitHub 的 checkout 写 fetch-depth: 0，GitLab 写 GIT_DEPTH: 0",
          en:
            "; this is a shallow clone, fetch the history first: `git fetch --unshallow`, `fetch-depth: 0` for GitHub's "
            + "checkout, `GIT_DEPTH: 0` for GitLab"))
  }

  private static func unreadable(_ commit: String, _ complaint: [UInt8]) -> InputFailure {
    let line = complaint.split(separator: 0x0A).first.map { String(decoding: $0.prefix(200), as: UTF8.self) } ?? ""
    return InputFailure(
      LocalizedText(
        zh: "git 读不出版本 \(commit.prefix(12)) 的文件：\(line)",
        en: "git can't read the files of \(commit.prefix(12)): \(line)"))
  }
}
