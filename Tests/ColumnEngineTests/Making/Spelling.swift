import Findings
import Records
import RuleEngine
import SourceText

/// Writes checked expressions as short texts, the same for the same meaning, to be read when a case differs.
enum Spelling {
  static func value(_ value: Value, _ type: ValueType) -> String {
    if case .text(let text) = value { return "\"\(text.string)\"" }
    return ValueText.text(value, type: type).zh
  }

  static func type(_ type: ValueType) -> String {
    switch type {
    case .text: "文本"
    case .number: "数"
    case .money: "金额"
    case .rate: "比率"
    case .date: "日期"
    case .moment: "时刻"
    case .duration(let unit): "时长\(unit)"
    case .truth: "是否"
    case .choice: "选项"
    case .reference(let table): "引用\(Office.plain[table].name.zh)"
    case .several(let element): "多个\(Self.type(element))"
    }
  }

  static func row(_ row: RowExpression) -> String {
    switch row {
    case .slot(let slot): "r\(slot)"
    case .follow(let row, let field): "\(Self.row(row))→\(field.index)"
    case .parent(let row): "\(Self.row(row))↑"
    case .onlyChild(let row, let table): "\(Self.row(row))↓\(Office.plain[table].name.zh)"
    case .keyed(let table, let key, let within):
      "\(Office.plain[table].name.zh)「\(key.string)」\(within.map { "@" + Self.row($0) } ?? "")"
    case .only(let selection): "唯一{\(Self.selection(selection))}"
    case .previousPair(let row): "上期\(Self.row(row))"
    case .organisation: "机构"
    }
  }

  static func selection(_ selection: Selection) -> String {
    let source =
      switch selection.source {
      case .table(let table, .current): Office.plain[table].name.zh
      case .table(let table, .previous): "上期" + Office.plain[table].name.zh
      case .table(let table, .lastYear): "上年" + Office.plain[table].name.zh
      case .children(let table, let row): "\(Self.row(row))的\(Office.plain[table].name.zh)"
      case .values(let expression): expression.source.zh
      case .scope(let table): "范围\(Office.plain[table].name.zh)"
      }
    let excluded = selection.excluding.map { "≠" + row($0) } ?? ""
    return "\(source)#\(selection.slot)\(excluded)\(selection.condition.map { "（其中\($0.source.zh)）" } ?? "")"
  }

  static func list(_ expressions: [CheckedExpression], _ separator: String = "、") -> String {
    "(" + expressions.map(\.source.zh).joined(separator: separator) + ")"
  }

  static func items(_ items: [CheckedItem]) -> String { list(items.map(\.condition), "；") }

  static func set(_ set: MemberSet) -> String {
    switch set {
    case .values(let values): list(values)
    case .range(let low, let high, let excluded):
      "[\(low?.source.zh ?? "")~\(high?.source.zh ?? "")\(excluded ? ")" : "]")"
    case .anyOf(let sets): "{" + sets.map(Self.set).joined(separator: "∪") + "}"
    case .words(let words): "词{" + words.map(\.string).joined(separator: "、") + "}"
    case .noneOf(let inner): "¬" + Self.set(inner)
    case .decision(let table, let output, let inputs): "T\(table).\(output)" + list(inputs)
    }
  }

  static func output(_ cell: CheckedDecisionTable.OutputCell) -> String {
    switch cell {
    case .none: "-"
    case .value(let value): value.source.zh
    case .range(let set): Self.set(set)
    case .rising(let base, let every, let by): "\(base.source.zh)，每\(every.source.zh)递增\(by.source.zh)"
    }
  }

  static func exclusions(_ exclusions: [Exclusion]) -> String {
    exclusions.map { exclusion in
      switch exclusion {
      case .rows(let selection): Self.selection(selection)
      case .span(let from, let to, let includes): "\(from.source.zh)至\(to.source.zh)\(includes ? "含首日" : "")"
      }
    }
    .joined(separator: "；")
  }

  static func kind(_ kind: CheckedExpression.Kind, _ type: ValueType) -> String {
    switch kind {
    case .constant(let value): Self.value(value, type)
    case .field(let row, let field): "\(Self.row(row)).\(field.index)"
    case .parameter(let index): "P\(index)"
    case .environment(let value): "\(value)"
    case .rowKey(let row): "键\(Self.row(row))"
    case .element(let slot): "e\(slot)"
    case .definition(let index, let row): "D\(index)[\(row.map(Self.row) ?? "")]"
    case .deadline(let figure, let rule, let row): "\(figure)(R\(rule),\(Self.row(row)))"
    case .mark(let rule, let row): "亮牌(R\(rule),\(Self.row(row)))"
    case .measure(let index, let group, let previous):
      "\(previous ? "上期" : "")M\(index)[\(group?.source.zh ?? "")]"
    case .ruleCount(let rule, let outcomes): "计(R\(rule),\(outcomes.map(\.rawValue).joined(separator: "+")))"
    case .arithmetic(let operation, let left, let right): "(\(left.source.zh) \(operation) \(right.source.zh))"
    case .shift(let date, let by, let forward): "(\(date.source.zh)\(forward ? "加" : "减")\(by.source.zh))"
    case .spanLength(let from, let to, let unit, let excluding):
      "长\(unit)(\(from.source.zh)至\(to.source.zh)，扣除\(exclusions(excluding)))"
    case .rounded(let inner, let step, let mode): "舍入(\(inner.source.zh),\(step.decimalText()),\(mode))"
    case .call(let id, let arguments): id + list(arguments)
    case .decision(let table, let output, let inputs): "T\(table).\(output)" + list(inputs)
    case .input(let index): "i\(index)"
    case .conditional(let cases):
      "例{" + cases.map { "\($0.value.source.zh)当\($0.condition?.source.zh ?? "其余")" }.joined(separator: "；") + "}"
    default: condition(kind)
    }
  }

  private static func condition(_ kind: CheckedExpression.Kind) -> String {
    switch kind {
    case .all(let parts): list(parts, " 且 ")
    case .any(let parts): list(parts, " 或 ")
    case .atLeast(let count, let parts): "至少\(count)项" + list(parts)
    case .not(let inner): "非(\(inner.source.zh))"
    case .implies(let left, let right): "(若\(left.source.zh)则\(right.source.zh))"
    case .has(let inner): "有\(inner.source.zh)"
    case .lacks(let inner): "缺\(inner.source.zh)"
    case .compare(let comparison, let left, let right):
      "\(left.source.zh)\(ValueText.comparison(comparison).zh)\(right.source.zh)"
    case .approximately(let left, let right, let unit): "\(left.source.zh)约为\(right.source.zh)@\(unit.decimalText())"
    case .span(let from, let to, let comparison, let limit):
      "(\(from.source.zh)至\(to.source.zh)\(ValueText.comparison(comparison).zh)\(limit.source.zh))"
    case .member(let inner, let set): "\(inner.source.zh)属于\(Self.set(set))"
    case .textTest(let test, let text, let pattern): "\(text.source.zh) \(test.rawValue) \(pattern.source.zh)"
    case .ruleOutcome(let rule, let outcome, let row): "\(outcome.rawValue)(R\(rule),\(Self.row(row)))"
    default: sets(kind)
    }
  }

  private static func sets(_ kind: CheckedExpression.Kind) -> String {
    switch kind {
    case .hasRows(let selection): "有{\(Self.selection(selection))}"
    case .lacksRows(let selection): "缺{\(Self.selection(selection))}"
    case .exists(let selection, let meets): "存在{\(Self.selection(selection))满足\(items(meets))}"
    case .every(let selection, let meets): "每{\(Self.selection(selection))满足\(items(meets))}"
    case .count(let selection): "数{\(Self.selection(selection))}"
    case .aggregate(let aggregate, let selection, let inner):
      "\(aggregate.rawValue){\(Self.selection(selection))的\(inner.source.zh)}"
    case .share(let part, let whole): "{\(selection(part))占\(selection(whole))}"
    case .complete(let selection, let inner, let words, let exactly):
      "{\(Self.selection(selection))按\(inner.source.zh)\(exactly ? "恰为" : "齐全")\(list(words))}"
    case .setRelation(let relation, let left, let leftKeys, let right, let rightKeys):
      "{\(selection(left))按\(list(leftKeys)) \(relation) \(selection(right))按\(list(rightKeys))}"
    case .inOrder(let parts, let strictly): "\(strictly ? "严格" : "")依次" + list(parts)
    case .sortedInOrder(let selection, let by, let inner, let strictly):
      "{\(Self.selection(selection))按\(by.source.zh)排列，\(inner.source.zh)\(strictly ? "严格" : "")依次}"
    case .distinct(let parts): "互异" + list(parts)
    case .distinctWithin(let selection, let inner): "{\(Self.selection(selection))的\(inner.source.zh)互异}"
    case .unique(let selection, let inner, let own):
      "{\(Self.selection(selection))的\(inner.source.zh)不重复\(own.source.zh)}"
    case .consecutive(let selection, let inner): "{\(Self.selection(selection))的\(inner.source.zh)连续}"
    case .maximumGap(let selection, let by, let comparison, let bound):
      "{\(Self.selection(selection))按\(by.source.zh)间隔\(ValueText.comparison(comparison).zh)\(bound.source.zh)}"
    case .functional(let selection, let from, let to): "{\(Self.selection(selection))同\(list(from))则同\(list(to))}"
    default: "?"
    }
  }
}

/// An expression with the text of its own meaning.
func express(_ kind: CheckedExpression.Kind, _ type: ValueType) -> CheckedExpression {
  CheckedExpression(kind: kind, type: type, range: Office.nowhere, source: Office.name(Spelling.kind(kind, type)))
}

/// A condition with the text of its own meaning.
func condition(_ kind: CheckedExpression.Kind) -> CheckedExpression { express(kind, .truth) }

/// An item named by its condition.
func item(_ condition: CheckedExpression) -> CheckedItem { CheckedItem(condition: condition, label: condition.source) }

extension Selection {
  /// A selection with the text of its own meaning.
  init(_ source: Source, slot: Int, where condition: CheckedExpression? = nil, excluding: RowExpression? = nil) {
    let plain = Selection(
      source: source, slot: slot, condition: condition, excluding: excluding, text: Office.name(""))
    self.init(
      source: source, slot: slot, condition: condition, excluding: excluding,
      text: Office.name(Spelling.selection(plain)))
  }
}
