import Driver
import SourceText
import System

/// `zicha init`: a small working example in a folder, or the files with which a CI service runs Zicha; a file that is there
/// is only replaced with `--force`.
struct InitCommand {
  private let session: Session

  /// Creates the command of a call.
  init(_ session: Session) {
    self.session = session
  }

  private var target: String { session.arguments.operands.first ?? "." }

  /// Writes the files.
  func perform() throws(CommandFailure) -> CommandEnding {
    let services = session.arguments.all(.ci).compactMap { IntegrationFiles.Service(rawValue: $0) }
    return services.isEmpty ? try writeExample() : try write(services)
  }

  // MARK: Example

  private func writeExample() throws(CommandFailure) -> CommandEnding {
    let files = ExampleProject(session.language).files.map { (path: placed($0.path), text: $0.text) }
    try refuse(files.map(\.path))
    for file in files { try write(file.path, file.text) }
    session.console.tell(exampleNext)
    return written(files.count)
  }

  private var exampleNext: LocalizedText {
    let enter = target == "." ? "" : "cd \(target) && "
    return LocalizedText(
      zh: "接着运行：\(enter)zicha check（检查）、zicha test（测试）、zicha report -o html:report.html（报告）；说明在 README.md",
      en: "next: \(enter)zicha check, zicha test, zicha report -o html:report.html; README.md tells more")
  }

  // MARK: CI

  private func write(_ services: [IntegrationFiles.Service]) throws(CommandFailure) -> CommandEnding {
    let set = IntegrationFiles(services, snapshot: snapshot, session.language)
    try refuse(set.files.filter { $0.presence == .refused }.map { placed($0.path) })
    var count = 0
    var next = set.next
    for file in set.files {
      let path = placed(file.path)
      if file.presence == .kept, session.folder.kind(path) != nil {
        session.console.tell(LocalizedText(zh: "`\(path)` 已有，保留不动", en: "`\(path)` is there and stays as it is"))
        if let todo = file.whenKept { next.append(todo) }
        continue
      }
      try write(path, file.text)
      count += 1
    }
    session.console.tell(LocalizedText(zh: "接下来：", en: "next:"))
    for line in next { session.console.tell(LocalizedText(zh: "  · ", en: "  · ") + line) }
    return written(count)
  }

  /// The first folder with a manifest, else the usual name.
  private var snapshot: String {
    let names = (try? session.folder.names(in: target)) ?? []
    return names.sorted().first { session.folder.kind(placed(Path.join($0, "snapshot.json"))) != nil } ?? "data"
  }

  // MARK: Writing

  private func placed(_ path: String) -> String { target == "." ? path : Path.join(target, path) }

  private func write(_ path: String, _ text: String) throws(CommandFailure) {
    do {
      try session.folder.write(path, Array(text.utf8))
    } catch {
      throw .ended(error.sentence)
    }
    try session.console.print(path + "\n")
  }

  /// Ends the call when one of the files is there, unless they may be replaced.
  private func refuse(_ paths: [String]) throws(CommandFailure) {
    let existing = paths.filter { session.folder.kind($0) != nil }
    guard !existing.isEmpty, !session.arguments.has(.force) else { return }
    let isExample = session.arguments.all(.ci).isEmpty
    throw .ended(
      LocalizedText(
        zh: "\(existing.map { "`\($0)`" }.joined(separator: "、")) 已经存在，不会覆盖；"
          + (isExample ? "换一个文件夹，如 `zicha init my-rules`" : "确实要换掉的，加 --force"),
        en: "\(existing.map { "`\($0)`" }.joined(separator: ", ")) exists and is never overwritten; "
          + (isExample ? "try `zicha init my-rules`" : "give --force to replace it")))
  }

  private func written(_ count: Int) -> CommandEnding {
    .done(
      LocalizedText(
        zh: "写好了 \(count) 个文件", en: count == 1 ? "1 file was written" : "\(count) files were written"))
  }
}
