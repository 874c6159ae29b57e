package import Records

extension ReferenceEvaluator {
  /// The value of an expression for one row of a rule's table, bound to slot 0, as a test of the rule asks for it.
  ///
  /// 到期日, 用时, 剩余, 超期 and 亮牌 are those of the rule itself. Nil when the value is missing or unknown.
  package func value(of expression: CheckedExpression, ruleIndex: Int, row: Int) -> Value? {
    guard rules.rules.indices.contains(ruleIndex) else { return nil }
    let rule = rules.rules[ruleIndex]
    if let judged = judge(ruleIndex, row: row, recorder: nil).first {
      judged.evaluation.decisions = nil
      return judged.evaluation.value(expression).value
    }
    guard case .table(let table, let snapshot) = rule.object.source else { return nil }
    let evaluation = ObjectEvaluation(engine: self, slotCount: rule.slotCount, rule: ruleIndex)
    let object = RowReference(isPrevious: snapshot != .current, table: table, row: row)
    evaluation.frame[0] = .row(object)
    evaluation.object = object
    return evaluation.value(expression).value
  }
}

extension ReferenceEvaluator {
  /// The rows of a table that a user means by a key: the key as findings show it (a child's with its parent's before it,
  /// a row without a key as `#line`), or the row's own key.
  package func rows(of table: TableID, named key: String) -> [Int] {
    guard let count = rowCount(table, isPrevious: false) else { return [] }
    return (0..<count).filter { row in
      let reference = RowReference(isPrevious: false, table: table, row: row)
      return self.key(reference) == key || dataset[table].count > row && dataset[table].key(row: row)?.string == key
    }
  }

  /// The keys of the first rows of a table as findings show them, to propose the one that was meant.
  package func keys(of table: TableID, limit: Int = 20_000) -> [String] {
    let count = min(limit, rowCount(table, isPrevious: false) ?? 0)
    return (0..<count).map { key(RowReference(isPrevious: false, table: table, row: $0)) }
  }
}
