import Findings
import Records
package import Reporting
package import RuleEngine
package import Snapshots
package import SourceText

/// The whole run: rules and snapshot in, result out.
package struct SnapshotRun {
  private let options: RunOptions
  private let folder: WorkingFolder
  private let observer: (any RunObserver)?

  /// Creates a run.
  package init(_ options: RunOptions, in folder: WorkingFolder, observer: (any RunObserver)? = nil) {
    self.options = options
    self.folder = folder
    self.observer = observer
  }

  /// The records of a run, read but not judged.
  package struct Records: Sendable {
    /// The snapshot.
    package let current: LoadedSnapshot
    /// The snapshot before it.
    package let previous: LoadedSnapshot?
    /// The manifest of the snapshot before it, for diagnostics.
    package let previousFiles: SourceFiles
  }

  /// Reads the snapshot and the one before it.
  package func read(_ snapshot: SnapshotFolder, by rules: LoadedRules) throws(InputFailure) -> Records {
    var previous: LoadedSnapshot?
    var previousFiles = SourceFiles()
    if let path = options.previous ?? snapshot.previousPath {
      observer?.begin(.previousRecords)
      let earlier = try previousFolder(path)
      var reading = SnapshotLoader.Options()
      reading.verifies = options.verifies
      previous = try Self.load(earlier, by: rules, reading, observer)
      previousFiles = earlier.files
    }
    observer?.begin(.records)
    var reading = SnapshotLoader.Options()
    reading.verifies = options.verifies
    reading.checkDate = options.checkDate
    let current = try Self.load(snapshot, by: rules, reading, observer)
    return Records(current: current, previous: previous, previousFiles: previousFiles)
  }

  /// Opens the snapshot before; what is wrong with it is said to be wrong there.
  private func previousFolder(_ path: String) throws(InputFailure) -> SnapshotFolder {
    do {
      return try SnapshotFolder(path, in: folder)
    } catch {
      throw InputFailure(
        LocalizedText(zh: "上一期快照：", en: "the previous snapshot: ") + error.reason, diagnostics: error.diagnostics,
        files: error.files)
    }
  }

  /// Judges the records.
  package func judge(
    _ snapshot: SnapshotFolder, _ records: Records, by rules: LoadedRules
  ) throws(InputFailure) -> RunResult {
    let evaluator = try evaluator(records, by: rules)
    observer?.begin(.judging)
    let evaluation = evaluator.evaluate()
    let current = records.current
    for list in options.lists { Self.fill(list, evaluation, rules.ruleSet, current) }
    return RunResult(
      tool: options.tool, organisation: current.dataset.organisation, period: current.dataset.period,
      checkDate: current.dataset.checkDate, snapshot: snapshot.path,
      previousPeriod: records.previous?.dataset.period, ruleSet: rules.ruleSet, inputs: current.inputs,
      previousInputs: records.previous?.inputs ?? [], ruleFiles: rules.digests, quarantine: current.quarantine,
      usage: current.usage, evaluation: Self.named(evaluation, selected: evaluator.options.selectedRules))
  }

  /// The evaluator over the records, with the rules that are to judge.
  package func evaluator(_ records: Records, by rules: LoadedRules) throws(InputFailure) -> ReferenceEvaluator {
    var evaluation = options.evaluation
    let judging = rules.ruleSet.rules.filter { rules.judges($0) }
    let selected = try RuleSelector.ids(options.selected, ignoring: options.ignored, of: judging)
    evaluation.selectedRules = selected ?? Set(judging.map(\.id))
    return ReferenceEvaluator(
      rules: rules.ruleSet, dataset: records.current.dataset, previous: records.previous?.dataset,
      inputPaths: records.current.inputs.map(\.path), options: evaluation)
  }

  /// Fills a list from findings in memory; the order is that of the findings.
  private static func fill(
    _ list: FindingList, _ evaluation: Evaluation, _ rules: CheckedRuleSet, _ snapshot: LoadedSnapshot
  ) {
    let listing = list.listing(rules: rules, inputPaths: snapshot.inputs.map(\.path))
    var entries: [UInt8] = []
    for finding in evaluation.findings { listing.append(finding, to: &entries) }
    list.add(order: 0, entries: entries)
    list.finish(as: listing, numbering: [0])
  }

  /// Adds fingerprints and leaves out rules that were not to judge.
  private static func named(_ evaluation: Evaluation, selected: Set<String>?) -> Evaluation {
    Evaluation(
      tallies: evaluation.tallies.filter { tally in tally.pack.isEmpty || selected?.contains(tally.rule) ?? true },
      findings: Fingerprint.name(evaluation.findings), measures: evaluation.measures, marks: evaluation.marks,
      dataTallies: evaluation.dataTallies)
  }

  private static func load(
    _ snapshot: SnapshotFolder, by rules: LoadedRules, _ options: SnapshotLoader.Options,
    _ observer: (any RunObserver)?
  ) throws(InputFailure) -> LoadedSnapshot {
    do {
      return try SnapshotLoader.load(
        snapshot.manifest, schema: rules.ruleSet.schema, tree: snapshot.tree, options: options
      ) { done, total in
        observer?.advance(done: done, of: total ?? 0, unit: .bytes)
      }
    } catch {
      throw InputFailure(
        LocalizedText(zh: "快照 `\(snapshot.path)` 读不出", en: "the snapshot `\(snapshot.path)` can't be read"),
        diagnostics: error.problems.map(\.diagnostic), files: snapshot.files)
    }
  }
}
