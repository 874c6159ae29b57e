import Driver
import Records
import Snapshots
import SourceText

extension SnapshotCommand {
  func validate() throws(CommandFailure) -> CommandEnding {
    let snapshot = try open()
    let rules = try session.loadRules(named: snapshot.manifest.rules)
    let run = SnapshotRun(session.runOptions(), in: session.folder, observer: session.console.progress)
    let loaded = try session.attempt { () throws(InputFailure) in
      try run.finishReading(try run.read(snapshot, by: rules), by: rules)
    }
    session.console.show(loaded.problems.map(\.diagnostic), in: snapshot.files)
    for input in loaded.inputs {
      let encoding = input.encoding.isEmpty ? "" : " " + input.encoding
      try session.console.print(
        LocalizedText(
          zh: "\(input.path)\(encoding)：记录 \(input.found)，读出 \(input.evaluated)，隔离 \(input.quarantined)\n",
          en:
            "\(input.path)\(encoding): \(input.found) records, \(input.evaluated) read, \(input.quarantined) quarantined\n"
        ))
    }
    for record in loaded.quarantine {
      let place = [record.path] + [record.line, record.column].compactMap { $0.map { String($0) } }
      try session.console.print("  " + place.joined(separator: ":") + "  " + record.reason[session.language] + "\n")
    }
    for usage in loaded.usage { try show(usage) }
    return ending(loaded)
  }

  private func show(_ usage: FieldUsage) throws(CommandFailure) {
    for absence in usage.absent {
      let near = absence.nearest
      try session.console.print(
        LocalizedText(
          zh: "  表「\(usage.table.zh)」的「\(absence.field.zh)」（\(absence.key)）在数据里没有出现"
            + (near.map { "；是不是数据里的 `\($0)`？" } ?? "") + "\n",
          en: "  \(usage.table.en): \(absence.field.en) (\(absence.key)) occurs nowhere"
            + (near.map { "; is it `\($0)` of the data?" } ?? "") + "\n"))
    }
    for key in usage.undeclared {
      try session.console.print(
        LocalizedText(
          zh: "  表「\(usage.table.zh)」没有声明数据里的 `\(key.key)`（\(key.count) 条），不读\n",
          en: "  \(usage.table.en): `\(key.key)` of the data (\(key.count) records) is not declared and not read\n"))
    }
  }

  private func ending(_ loaded: LoadedSnapshot) -> CommandEnding {
    if loaded.found == 0 {
      return CommandEnding(
        .notMet, LocalizedText(zh: "快照里没有一条记录可查", en: "the snapshot holds no record to check"))
    }
    let sentence = LocalizedText(
      zh: "记录 \(loaded.found) = 读出 \(loaded.found - loaded.quarantined) + 隔离 \(loaded.quarantined)",
      en: "\(loaded.found) records = \(loaded.found - loaded.quarantined) read + \(loaded.quarantined) quarantined")
    return CommandEnding(loaded.quarantined == 0 ? .met : .notMet, sentence)
  }
}
