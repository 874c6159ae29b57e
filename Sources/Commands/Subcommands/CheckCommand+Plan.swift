import Driver
import RuleEngine
import SourceText

extension CheckCommand {
  /// Tells how a run would go about its work.
  func tellPlan(_ records: SnapshotRecords, _ rules: LoadedRules) throws(CommandFailure) -> CommandEnding {
    let text = RunPlanText(records, rules.ruleSet, jobs: session.jobs)
    try session.console.print(text.text[session.language])
    return .shown
  }
}
