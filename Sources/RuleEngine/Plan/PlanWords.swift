import Records
import SourceText

/// Nodes of a plan in words.
struct PlanWords {
  let plan: Plan
  let rules: CheckedRuleSet

  /// How deep nodes are written out.
  private static let greatestDepth = 5

  private func constant(_ id: NodeID) -> Bool {
    if case .slotConstant = plan[id].operation { true } else { false }
  }

  /// Whether a node is only a constant, a field as it stands, or the contrary of another node.
  func isPlain(_ id: NodeID) -> Bool {
    switch plan[id].operation {
    case .truthConstant, .slotConstant, .textConstant, .environment, .field, .truthField, .not: true
    case .spread(let inner): isPlain(inner)
    default: false
    }
  }

  /// A node in words.
  func text(_ id: NodeID) -> LocalizedText { text(id, 0) }

  private func text(_ id: NodeID, _ depth: Int) -> LocalizedText {
    guard depth < Self.greatestDepth else { return LocalizedText(same: "…") }
    let node = plan[id]
    switch node.operation {
    case .truthConstant(let truth):
      return truth.map { ValueText.truth($0) } ?? LocalizedText(zh: "未知", en: "unknown")
    case .slotConstant(let slot): return constant(slot, node.result)
    case .textConstant(let index): return LocalizedText(same: quoted(index))
    case .environment(let value): return environment(value)
    case .field(let field), .truthField(let field): return name(node.table, field)
    case .hasField(let field): return both("有", "has ", name(node.table, field))
    case .isKnown(let inner): return both("有", "has ", text(inner, depth + 1))
    case .spread(let inner): return text(inner, depth)
    case .all(let parts): return list(parts, "且", " and ", depth)
    case .any(let parts): return list(parts, "或", " or ", depth)
    case .atLeast(let count, let parts):
      let inner = list(parts, "；", "; ", depth)
      return LocalizedText(zh: "至少 \(count) 项：\(inner.zh)", en: "at least \(count) of: \(inner.en)")
    case .not(let inner): return both("非", "not ", text(inner, depth + 1))
    case .choose(_, let values), .chooseTruth(_, let values):
      return both("分情况：", "by case: ", list(values, "、", ", ", depth))
    default: return computed(id, depth)
    }
  }

  private func computed(_ id: NodeID, _ depth: Int) -> LocalizedText {
    let node = plan[id]
    switch node.operation {
    case .compare(.equal, let left, let right) where constant(left):
      return pair(right, "=", left, depth)
    case .compare(let comparison, let left, let right): return pair(left, sign(comparison), right, depth)
    case .compareQuotient(let comparison, let left, let divisor, let right):
      let top = pair(left, "÷", divisor, depth)
      let bound = text(right, depth + 1)
      return LocalizedText(
        zh: "\(top.zh) \(sign(comparison)) \(bound.zh)", en: "\(top.en) \(sign(comparison)) \(bound.en)")
    case .sameText(let left, let right), .sameTruth(let left, let right): return pair(left, "=", right, depth)
    case .textIn(let inner, let words):
      let listed = words.prefix(5).map { quoted($0) }.joined(separator: "、") + (words.count > 5 ? "…" : "")
      let value = text(inner, depth + 1)
      return LocalizedText(zh: "\(value.zh) 属于 \(listed)", en: "\(value.en) in \(listed)")
    case .slotIn(let inner, let slots):
      let value = text(inner, depth + 1)
      let names = choice(inner)
      let listed = slots.prefix(8).map { slot in
        names.flatMap { $0.indices.contains(Int(clamping: slot)) ? $0[Int(clamping: slot)].name : nil }
          ?? LocalizedText(same: String(slot))
      }
      return LocalizedText(
        zh: "\(value.zh) 属于 \(listed.map(\.zh).joined(separator: "、"))",
        en: "\(value.en) in \(listed.map(\.en).joined(separator: ", "))")
    case .textTest(let test, let inner, let pattern):
      let value = text(inner, depth + 1)
      let word = testWord(test)
      return LocalizedText(
        zh: "\(value.zh) \(word.zh) \(quoted(pattern))", en: "\(value.en) \(word.en) \(quoted(pattern))")
    case .plus(let left, let right): return pair(left, "+", right, depth)
    case .minus(let left, let right): return pair(left, "−", right, depth)
    case .times(let left, let right): return pair(left, "×", right, depth)
    case .dividedBy(let left, let right): return pair(left, "÷", right, depth)
    case .rescaled(let inner): return text(inner, depth)
    case .rounded(let inner, _, _): return both("舍入 ", "rounded ", text(inner, depth + 1))
    case .dayOf(let inner): return both("日期：", "date of ", text(inner, depth + 1))
    case .call(let id, let arguments, _):
      let name = BuiltinFunctions.function(id)?.name ?? LocalizedText(same: id)
      let inner = list(arguments, "、", ", ", depth)
      return LocalizedText(zh: "\(name.zh)（\(inner.zh)）", en: "\(name.en) (\(inner.en))")
    default: return related(id, depth)
    }
  }

  /// Dates, child rows, loaded tables, other rules.
  private func related(_ id: NodeID, _ depth: Int) -> LocalizedText {
    let node = plan[id]
    switch node.operation {
    case .span(let from, let to, let unit, _, _): return span(from, to, unit, depth)
    case .spanTest(let from, let to, let comparison, let limit, let unit, _):
      let length = span(from, to, unit, depth)
      let bound = text(limit, depth + 1)
      return LocalizedText(
        zh: "\(length.zh) \(sign(comparison)) \(bound.zh)", en: "\(length.en) \(sign(comparison)) \(bound.en)")
    case .shift(let date, let duration, _, let forward, _): return pair(date, forward ? "+" : "−", duration, depth)
    case .deadline, .deadlineFigure: return LocalizedText(zh: "期限", en: "deadline")
    case .anyChild(let table, _), .childCount(let table, _), .childAggregate(_, let table, _, _),
      .everyChild(let table, _), .distinctChildren(let table, _, _), .sortedChildren(let table, _, _, _, _),
      .onlyChild(let table, _):
      return rows(table, id, depth)
    case .severalCount(let field): return both("个数：", "number of ", name(node.table, field))
    case .lookup(let key, let table):
      let inner = text(key, depth + 1)
      let name = rules.schema[table].name
      return LocalizedText(zh: "\(name.zh)[\(inner.zh)]", en: "\(name.en)[\(inner.en)]")
    case .gather(let row, let field), .gatherTruth(let row, let field): return member(row, field, depth)
    case .gatherHas(let row, let field): return both("有", "has ", member(row, field, depth))
    case .probeGroup(let probe, _), .probe(let probe, _), .probeCount(let probe, _), .probeRow(let probe, _, _),
      .probeFigure(let probe, _), .probeTruth(let probe, _):
      return plan.probes[probe].selection.text
    case .ruleOutcome(let rule, _): return both("结果：", "outcome of ", LocalizedText(same: rules.rules[rule].id))
    default: return LocalizedText(same: "…")
    }
  }

  // MARK: Pieces

  private func rows(_ table: TableID, _ id: NodeID, _ depth: Int) -> LocalizedText {
    let name = rules.schema[table].name
    let inner = list(plan[id].operation.operands, "；", "; ", depth)
    guard !plan[id].operation.operands.isEmpty else { return name }
    return LocalizedText(zh: "\(name.zh)（\(inner.zh)）", en: "\(name.en) (\(inner.en))")
  }

  private func member(_ row: NodeID, _ field: FieldID, _ depth: Int) -> LocalizedText {
    guard case .slots(.row(let table)) = plan[row].result else { return LocalizedText(same: "…") }
    let owner = text(row, depth + 1)
    let name = name(table, field)
    return LocalizedText(zh: "\(owner.zh)的\(name.zh)", en: "\(name.en) of \(owner.en)")
  }

  private func span(_ from: NodeID, _ to: NodeID, _ unit: DurationUnit, _ depth: Int) -> LocalizedText {
    let start = text(from, depth + 1)
    let end = text(to, depth + 1)
    let length = Self.length(unit)
    return LocalizedText(
      zh: "\(start.zh)至\(end.zh)的\(length.zh)", en: "\(length.en) from \(start.en) to \(end.en)")
  }

  private static func length(_ unit: DurationUnit) -> LocalizedText {
    switch unit {
    case .day: LocalizedText(zh: "日数", en: "days")
    case .workday: LocalizedText(zh: "工作日数", en: "working days")
    case .month: LocalizedText(zh: "月数", en: "months")
    case .year: LocalizedText(zh: "年数", en: "years")
    case .hour: LocalizedText(zh: "小时数", en: "hours")
    }
  }

  /// The words of the choice that a node reads; nil for other nodes.
  private func choice(_ id: NodeID) -> [ChoiceWord]? {
    let schema: FieldSchema
    switch plan[id].operation {
    case .field(let field): schema = rules.schema[plan[id].table][field]
    case .spread(let inner): return choice(inner)
    case .gather(let row, let field):
      guard case .slots(.row(let table)) = plan[row].result else { return nil }
      schema = rules.schema[table][field]
    default: return nil
    }
    if case .choice(let words) = schema.type { return words }
    return nil
  }

  /// A constant beside another node: a position of a choice by its word.
  private func text(_ id: NodeID, beside other: NodeID, _ depth: Int) -> LocalizedText {
    guard case .slotConstant(let slot?) = plan[id].operation, let words = choice(other),
      words.indices.contains(Int(clamping: slot))
    else { return text(id, depth) }
    return words[Int(clamping: slot)].name
  }

  private func name(_ table: TableID, _ field: FieldID) -> LocalizedText { rules.schema[table][field].name }

  private func both(_ zh: String, _ en: String, _ rest: LocalizedText) -> LocalizedText {
    LocalizedText(zh: zh + rest.zh, en: en + rest.en)
  }

  private func pair(_ left: NodeID, _ sign: String, _ right: NodeID, _ depth: Int) -> LocalizedText {
    let first = text(left, beside: right, depth + 1)
    let second = text(right, beside: left, depth + 1)
    return LocalizedText(zh: "\(first.zh) \(sign) \(second.zh)", en: "\(first.en) \(sign) \(second.en)")
  }

  private func list(_ nodes: [NodeID], _ zh: String, _ en: String, _ depth: Int) -> LocalizedText {
    let texts = nodes.prefix(6).map { text($0, depth + 1) }
    let more = nodes.count > 6 ? "…" : ""
    return LocalizedText(
      zh: texts.map(\.zh).joined(separator: zh) + more, en: texts.map(\.en).joined(separator: en) + more)
  }

  private func quoted(_ index: Int) -> String {
    "“" + String(decoding: plan.texts[index].prefix(60), as: UTF8.self) + "”"
  }

  private func sign(_ comparison: Comparison) -> String {
    switch comparison {
    case .equal: "="
    case .notEqual: "≠"
    case .less: "<"
    case .atMost: "≤"
    case .greater: ">"
    case .atLeast: "≥"
    }
  }

  private func testWord(_ test: TextTest) -> LocalizedText {
    switch test {
    case .contains: LocalizedText(zh: "包含", en: "contains")
    case .hasPrefix: LocalizedText(zh: "开头为", en: "starts with")
    case .hasSuffix: LocalizedText(zh: "结尾为", en: "ends with")
    case .matches: LocalizedText(zh: "匹配", en: "matches")
    }
  }

  private func environment(_ value: EnvironmentValue) -> LocalizedText {
    switch value {
    case .checkDate: LocalizedText(zh: "检查日期", en: "check date")
    case .periodStart: LocalizedText(zh: "报告期首日", en: "start of the period")
    case .periodEnd: LocalizedText(zh: "报告期末日", en: "end of the period")
    case .year: LocalizedText(zh: "年度", en: "year")
    case .organisation: LocalizedText(zh: "机构", en: "organisation")
    case .objectPeriodStart, .objectPeriodEnd: LocalizedText(zh: "本期", en: "this period")
    }
  }

  private func constant(_ slot: Int64?, _ result: PlanNode.Result) -> LocalizedText {
    guard let slot, case .slots(let type) = result else { return LocalizedText(zh: "未知", en: "unknown") }
    switch type {
    case .millionths: return LocalizedText(same: ValueText.plain(ColumnScale.value(slot, scale: ColumnScale.number)))
    case .money: return ValueText.money(ColumnScale.value(slot, scale: ColumnScale.money))
    case .day: return LocalizedText(same: Day(number: Int32(truncatingIfNeeded: slot)).text)
    case .whole, .moment, .row, .text: return LocalizedText(same: String(slot))
    }
  }
}
