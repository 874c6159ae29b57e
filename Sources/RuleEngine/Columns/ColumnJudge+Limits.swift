package import SourceText

extension ColumnJudge {
  /// For each rule the construct because of which all its rows are left to the reference evaluator; nil for none.
  package var limits: [LocalizedText?] {
    plan.rules.map { rule in
      if case .reference(let limit) = rule { limit.construct } else { nil }
    }
  }
}
