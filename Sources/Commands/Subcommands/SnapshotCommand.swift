import Diagnostics
import Driver
import Records
import Snapshots
import SourceText
import System

/// `zicha snapshot create|validate|info|verify`.
struct SnapshotCommand {
  let session: Session

  /// Creates the command of a call.
  init(_ session: Session) {
    self.session = session
  }

  /// Carries out what the word behind `snapshot` asks for.
  func perform() throws(CommandFailure) -> CommandEnding {
    switch session.arguments.subcommand {
    case "create": try create()
    case "validate": try validate()
    case "verify": try verify()
    default: try info()
    }
  }

  func open() throws(CommandFailure) -> SnapshotFolder {
    try session.openSnapshot(session.arguments.operands.first)
  }

  // MARK: - create

  private func create() throws(CommandFailure) -> CommandEnding {
    guard let path = session.arguments.operands.first else {
      throw .usage(.missingOperand("FOLDER", .snapshot), .snapshot)
    }
    guard session.folder.kind(path) == .folder else {
      throw .ended(
        FileError(session.folder.kind(path) == nil ? .notFound : .notDirectory, path: path).sentence)
    }
    let tree = FolderTree(session.folder.absolute(path))
    let target = Path.join(path, SnapshotManifest.fileName)
    let isThere = session.folder.kind(target) != nil
    var manifest = isThere ? try existing(path) : try new(path, tree)
    try update(&manifest)
    do throws(InputFault) {
      try manifest.recordInputs(in: tree)
    } catch {
      throw .ended(error.sentence)
    }
    do {
      try session.folder.write(target, manifest.json)
    } catch {
      throw .ended(error.sentence)
    }
    for input in manifest.inputs {
      try session.console.print("\(input.sha256)  \(Self.padded(input.size))  \(input.path)\n")
    }
    let count = manifest.inputs.count
    return .done(
      LocalizedText(
        zh: "\(target) 记下了 \(count) 个文件的大小和 SHA-256",
        en: "\(target) holds size and SHA-256 of \(count) file\(count == 1 ? "" : "s")"))
  }

  private func existing(_ path: String) throws(CommandFailure) -> SnapshotManifest {
    do {
      return try SnapshotFolder(path, in: session.folder).manifest
    } catch {
      throw session.fail(error)
    }
  }

  private func new(_ path: String, _ tree: FolderTree) throws(CommandFailure) -> SnapshotManifest {
    let arguments = session.arguments
    guard let period = arguments.value(.period).flatMap(DayText.period) else {
      throw .usage(.missingFlag(.period, .snapshot), .snapshot)
    }
    let tables: [SnapshotManifest.Table]
    do {
      tables = try SnapshotManifest.tables(foundIn: tree)
    } catch {
      throw .ended(error.sentence)
    }
    guard !tables.isEmpty else {
      throw .ended(
        LocalizedText(
          zh: "`\(path)` 里没有可读的数据文件（.jsonl、.csv、.tsv）",
          en: "`\(path)` holds no readable data file (.jsonl, .csv, .tsv)"))
    }
    return SnapshotManifest(organisation: "", asOf: period.upperBound, period: period, tables: tables)
  }

  private func update(_ manifest: inout SnapshotManifest) throws(CommandFailure) {
    let arguments = session.arguments
    if let name = arguments.value(.organisation) { manifest.organisation = name }
    if let day = arguments.value(.asOf).flatMap(DayText.day) { manifest.asOf = day }
    if let period = arguments.value(.period).flatMap(DayText.period) { manifest.period = period }
    if manifest.organisation.isEmpty {
      session.console.tell(
        LocalizedText(
          zh: "提示：没有写机构名称，可加 --organisation", en: "note: no organisation is named; add --organisation"))
    }
  }

  // MARK: - verify

  private func verify() throws(CommandFailure) -> CommandEnding {
    let snapshot = try open()
    let inputs = snapshot.manifest.verify(in: snapshot.tree)
    var different = 0
    var unrecorded = 0
    for input in inputs {
      let (words, kind) = Self.words(of: input)
      if kind == .different { different += 1 }
      if kind == .unrecorded { unrecorded += 1 }
      let style: TextStyle = kind == .same ? .good : .bad
      try session.console.print(
        style.paint(words[session.language], session.console.colorsOutput) + "  \(input.path)\n")
    }
    if different > 0 {
      return CommandEnding(
        .notMet,
        LocalizedText(
          zh: "\(different) 个文件与清单不符",
          en: "\(different) file\(different == 1 ? " differs" : "s differ") from the manifest"))
    }
    if unrecorded > 0 {
      return CommandEnding(
        .notMet,
        LocalizedText(
          zh: "\(unrecorded) 个文件在清单里没有摘要，先运行 `zicha snapshot create`",
          en: "\(unrecorded) file\(unrecorded == 1 ? " has" : "s have") no digest; run `zicha snapshot create` first"))
    }
    return CommandEnding(
      .met, LocalizedText(zh: "\(inputs.count) 个文件与清单一致", en: "all \(inputs.count) files are as the manifest says"))
  }

  private enum Comparison {
    case same, different, unrecorded
  }

  private static func words(of input: VerifiedInput) -> (LocalizedText, Comparison) {
    switch input.status {
    case .matches: (LocalizedText(zh: "一致  ", en: "same     "), .same)
    case .sizeDiffers(let recorded):
      (
        LocalizedText(
          zh: "不一致（清单 \(recorded) 字节，现有 \(input.size)）",
          en: "different (\(recorded) bytes recorded, \(input.size) found)"),
        .different
      )
    case .digestDiffers: (LocalizedText(zh: "不一致（内容变了）", en: "different (its content changed)"), .different)
    case .notRecorded: (LocalizedText(zh: "无摘要", en: "no digest"), .unrecorded)
    case .unreadable: (LocalizedText(zh: "读不出", en: "unreadable"), .different)
    }
  }

  // MARK: - info

  private func info() throws(CommandFailure) -> CommandEnding {
    let snapshot = try open()
    let manifest = snapshot.manifest
    var lines: [(LocalizedText, String)] = [
      (LocalizedText(zh: "快照", en: "snapshot"), snapshot.path),
      (LocalizedText(zh: "机构", en: "organisation"), manifest.organisation),
      (
        LocalizedText(zh: "报告期", en: "period"),
        manifest.period.lowerBound.text + " – " + manifest.period.upperBound.text
      ),
      (LocalizedText(zh: "检查日期", en: "check date"), manifest.asOf.text),
    ]
    if let previous = snapshot.previousPath { lines.append((LocalizedText(zh: "上一期", en: "previous"), previous)) }
    if let rules = manifest.rules {
      lines.append(
        (LocalizedText(zh: "规则包", en: "packs"), rules.joined(separator: session.language == .zh ? "、" : ", ")))
    }
    for (name, value) in lines { try session.console.print(row(name[session.language], value)) }
    let width = manifest.tables.flatMap(\.files).map { displayWidth($0.reference) }.max() ?? 0
    for table in manifest.tables {
      for file in table.files {
        let size = (try? snapshot.tree.entry(at: file.path))?.size.map { " \(Self.padded($0))" } ?? ""
        let digest = manifest.input(at: file.reference).map { " " + $0.sha256.prefix(12) + "…" } ?? ""
        let name = file.reference + String(repeating: " ", count: width - displayWidth(file.reference))
        let label = LocalizedText(zh: "表 \(table.name)", en: "table \(table.name)")
        try session.console.print(row(label[session.language], name + size + digest))
      }
    }
    return .shown
  }

  private func row(_ name: String, _ value: String) -> String {
    name + String(repeating: " ", count: max(1, 14 - displayWidth(name))) + value + "\n"
  }

  /// A size, right aligned.
  private static func padded(_ size: Int) -> String {
    let text = String(size)
    return String(repeating: " ", count: max(0, 10 - text.count)) + text
  }
}
