import Driver
import SourceText
import System

/// `zicha init`: a small working example in a folder, never over a file that is there.
struct InitCommand {
  private let session: Session

  /// Creates the command of a call.
  init(_ session: Session) {
    self.session = session
  }

  /// Writes the example.
  func perform() throws(CommandFailure) -> CommandEnding {
    let target = session.arguments.operands.first ?? "."
    let files = ExampleProject(session.language).files.map { file in
      ExampleProject.File(path: target == "." ? file.path : Path.join(target, file.path), text: file.text)
    }
    let existing = files.map(\.path).filter { session.folder.kind($0) != nil }
    guard existing.isEmpty else { throw .ended(Self.occupied(existing)) }
    for file in files {
      do {
        try session.folder.write(file.path, Array(file.text.utf8))
      } catch {
        throw .ended(error.sentence)
      }
      try session.console.print(file.path + "\n")
    }
    session.console.tell(next(target))
    return .done(
      LocalizedText(zh: "写好了 \(files.count) 个文件", en: "\(files.count) files were written"))
  }

  private static func occupied(_ paths: [String]) -> LocalizedText {
    LocalizedText(
      zh: "\(paths.map { "`\($0)`" }.joined(separator: "、")) 已经存在，不会覆盖；换一个文件夹，如 `zicha init my-rules`",
      en:
        "\(paths.map { "`\($0)`" }.joined(separator: ", ")) exists and is never overwritten; try `zicha init my-rules`")
  }

  private func next(_ target: String) -> LocalizedText {
    let enter = target == "." ? "" : "cd \(target) && "
    return LocalizedText(
      zh: "接着运行：\(enter)zicha check（检查）、zicha test（测试）、zicha report -o html:report.html（报告）；说明在 README.md",
      en: "next: \(enter)zicha check, zicha test, zicha report -o html:report.html; README.md tells more")
  }
}
