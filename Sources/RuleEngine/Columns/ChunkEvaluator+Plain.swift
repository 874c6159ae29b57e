import Records

extension ChunkEvaluator {
  /// The truth of a plain node, at least for the rows asked for.
  func plainTruth(_ node: PlanNode, within rows: Bitmap?) -> TruthColumn {
    switch node.operation {
    case .truthConstant(let truth): return TruthColumn(truth, count: rowCount(node.table))
    case .truthField(let field): return truthField(field, node.table)
    case .hasField(let field): return hasField(field, node.table)
    case .isKnown(let inner): return isKnown(inner, within: rows)
    case .spread(let inner): return spreadTruth(inner, node.table)
    case .all(let parts): return all(parts, over: node.table, within: rows)
    case .any(let parts): return any(parts, over: node.table, within: rows)
    case .not(let inner): return not(inner, within: rows)
    case .atLeast(let count, let parts): return atLeast(count, parts, over: node.table, within: rows)
    case .sameTruth(let left, let right): return sameTruth(left, right, within: rows)
    case .compare(let comparison, let left, let right): return compare(comparison, left, right, within: rows)
    case .compareQuotient(let comparison, let left, let divisor, let right):
      return compareQuotient(comparison, left, divisor, right, within: rows)
    case .sameText(let left, let right): return sameText(left, right, within: rows)
    case .textIn(let text, let words): return textIn(text, words, within: rows)
    case .slotIn(let inner, let wanted): return slotIn(inner, wanted, within: rows)
    case .textTest(let test, let text, let pattern): return textTest(test, text, pattern, node.table, within: rows)
    case .chooseTruth(let conditions, let values):
      return chooseTruth(conditions, values, node.table, within: rows)
    case .call(let id, let arguments, let types): return callTruth(id, arguments, types, node.table, within: rows)
    default: return hardTruth(node)
    }
  }

  /// The values of a plain node, at least for the rows asked for.
  func plainSlots(_ node: PlanNode, within rows: Bitmap?) -> SlotColumn {
    guard case .slots(let type) = node.result else { return hardSlots(node) }
    switch node.operation {
    case .slotConstant(let slot): return SlotColumn(slot, count: rowCount(node.table))
    case .textConstant(let text): return SlotColumn(constantTexts.slots[text], count: rowCount(node.table))
    case .environment(let value): return SlotColumn(environment(value), count: rowCount(node.table))
    case .field(let field): return slots(ofField: field, node.table, type)
    case .spread(let inner): return spreadSlots(inner, node.table)
    case .plus(let left, let right): return sum(left, right, isDifference: false, within: rows)
    case .minus(let left, let right): return sum(left, right, isDifference: true, within: rows)
    case .times(let left, let right): return product(left, right, type, within: rows)
    case .dividedBy(let left, let right): return quotient(left, right, type, within: rows)
    case .rescaled(let inner): return rescaled(inner, within: rows)
    case .rounded(let inner, let step, let mode): return rounded(inner, step, mode, within: rows)
    case .choose(let conditions, let values): return choose(conditions, values, node.table, within: rows)
    case .dayOf(let inner): return dayOf(inner, within: rows)
    case .call(let id, let arguments, let types): return callSlots(id, arguments, types, node, type, within: rows)
    default: return hardSlots(node)
    }
  }

  /// What the run itself provides, as a slot.
  private func environment(_ value: EnvironmentValue) -> Int64? {
    switch value {
    case .checkDate: Int64(tables.dataset.checkDate.number)
    case .periodStart: Int64(tables.dataset.period.lowerBound.number)
    case .periodEnd: Int64(tables.dataset.period.upperBound.number)
    case .year: Int64(tables.dataset.period.upperBound.parts.year)
    case .organisation, .objectPeriodStart, .objectPeriodEnd: nil
    }
  }

  /// A constant operand; nil if it is none.
  func constant(_ id: NodeID) -> Int64? {
    switch plan[id].operation {
    case .slotConstant(let slot): slot
    case .environment(let value): environment(value)
    default: nil
    }
  }
}
