import Findings
import Records
import SourceText

/// The figures of one measure, by group.
struct MeasureTable {
  /// One group with its figure.
  struct Group {
    /// The key in the data; empty for an ungrouped measure.
    let key: String
    /// The name as shown.
    let name: LocalizedText?
    /// The figure.
    let figure: Knowable
    /// Whether it is the group of rows without a group key.
    let isNotFilledIn: Bool
  }

  let groups: [Group]

  /// The figure of a group.
  func figure(_ key: String) -> Knowable? { groups.first { $0.key == key && !$0.isNotFilledIn }?.figure }
}

/// Computes measures.
extension ReferenceEvaluator {
  /// The figures of a measure, found out once.
  func measureTable(_ index: Int) -> MeasureTable? {
    if let known = measureTables[index] { return known }
    guard measuresInHand.insert(index).inserted else { return nil }
    defer { measuresInHand.remove(index) }
    let computed = foldedMeasure(index) ?? computeMeasure(rules.measures[index])
    measureTables[index] = computed
    return computed
  }

  private func computeMeasure(_ measure: CheckedMeasure) -> MeasureTable {
    let scope = measure.scope ?? Self.impliedScope(of: measure, rules)
    let evaluation = ObjectEvaluation(engine: self, slotCount: measure.slotCount, rule: nil)
    let members = scope.map { evaluation.members($0) }
    guard let groupExpression = measure.group, let members, let scope else {
      evaluation.scope = members
      let figure = evaluation.value(measure.value)
      return MeasureTable(groups: [.init(key: "", name: nil, figure: figure, isNotFilledIn: false)])
    }
    return grouped(measure, by: groupExpression, scope, members)
  }

  /// Without 范围 a measure that counts a rule's outcomes is over the objects of that rule.
  static func impliedScope(of measure: CheckedMeasure, _ rules: CheckedRuleSet) -> Selection? {
    guard measure.group != nil, let rule = Self.firstRule(in: measure.value) else { return nil }
    let object = rules.rules[rule].object
    guard let table = object.table else { return nil }
    return Selection(source: .table(table, .current), slot: 0, text: object.text)
  }

  private static func firstRule(in expression: CheckedExpression) -> Int? {
    switch expression.kind {
    case .ruleCount(let rule, _): rule
    case .arithmetic(_, let left, let right): firstRule(in: left) ?? firstRule(in: right)
    case .rounded(let inner, _, _): firstRule(in: inner)
    default: nil
    }
  }

  private func grouped(
    _ measure: CheckedMeasure, by group: CheckedExpression, _ scope: Selection, _ members: Members
  ) -> MeasureTable {
    let evaluation = ObjectEvaluation(engine: self, slotCount: measure.slotCount, rule: nil)
    if members.isUnknown {
      return MeasureTable(
        groups: [.init(key: "", name: nil, figure: .unknown(members.causes), isNotFilledIn: false)])
    }
    var rowsByGroup = GroupRows()
    for (list, isSure) in [(members.sure, true), (members.unsure, false)] {
      let keys = evaluation.memberValues(list, scope, group)
      for (member, key) in zip(list, keys) { rowsByGroup.add(member, key, isSure: isSure) }
    }
    let order = groupOrder(group, found: rowsByGroup.order)
    var groups = order.map { key -> MeasureTable.Group in
      let figure = self.figure(of: measure, rowsByGroup.members(of: key.value, members), key: key.text)
      return .init(key: key.text, name: key.name, figure: figure, isNotFilledIn: false)
    }
    if let open = rowsByGroup.notFilledIn(members) {
      let figure = self.figure(of: measure, open, key: nil)
      groups.append(.init(key: "", name: ValueText.notFilledIn, figure: figure, isNotFilledIn: true))
    }
    return MeasureTable(groups: groups)
  }

  /// The figures of a measure whose scope was folded while it was scanned; nil if it was not.
  private func foldedMeasure(_ index: Int) -> MeasureTable? {
    guard let answers, let scope = answers.scope(ofMeasure: index, by: self) else { return nil }
    let measure = rules.measures[index]
    func figure(_ part: FoundScope.Part, key: String?) -> Knowable {
      let evaluation = ObjectEvaluation(engine: self, slotCount: measure.slotCount, rule: nil)
      evaluation.foundScope = answers.part(of: scope, part)
      evaluation.groupKey = key
      return evaluation.value(measure.value)
    }
    guard let group = measure.group else {
      let figure = figure(.group([]), key: nil)
      return MeasureTable(groups: [.init(key: "", name: nil, figure: figure, isNotFilledIn: false)])
    }
    if scope.isUnknown {
      return MeasureTable(groups: [.init(key: "", name: nil, figure: .unknown(scope.causes), isNotFilledIn: false)])
    }
    var groups = groupOrder(group, found: answers.keys(of: scope).compactMap(\.first)).map { key in
      MeasureTable.Group(
        key: key.text, name: key.name, figure: figure(.group([key.value]), key: key.text), isNotFilledIn: false)
    }
    if answers.hasRowsWithoutKey(scope) {
      groups.append(
        .init(key: "", name: ValueText.notFilledIn, figure: figure(.notFilledIn, key: nil), isNotFilledIn: true))
    }
    return MeasureTable(groups: groups)
  }

  /// The figure of a measure over some rows.
  func figure(of measure: CheckedMeasure, _ members: Members, key: String?) -> Knowable {
    let evaluation = ObjectEvaluation(engine: self, slotCount: measure.slotCount, rule: nil)
    evaluation.scope = members
    evaluation.groupKey = key
    return evaluation.value(measure.value)
  }

  /// The figure of a measure for a group that has no rows here.
  func emptyFigure(of measure: CheckedMeasure, key: String) -> Knowable {
    figure(of: measure, Members(), key: key)
  }

  /// One group key with its name.
  struct GroupKey {
    let value: Value
    let text: String
    let name: LocalizedText
  }

  /// The groups in the order of the referenced table or of the declared words, else as first found.
  private func groupOrder(_ group: CheckedExpression, found: [Value]) -> [GroupKey] {
    var result: [GroupKey] = []
    var known: Set<Value> = []
    switch group.type {
    case .reference(let table):
      if let count = rowCount(table, isPrevious: false), table != organisationTable {
        for row in 0..<count {
          guard let key = dataset[table].key(row: row) else { continue }
          let name = LocalizedText(same: displayName(table, row: row) ?? key.string)
          let value = Value.text(key)
          if known.insert(value).inserted {
            result.append(GroupKey(value: value, text: key.string, name: name))
          }
        }
      }
    case .choice(let words):
      for (index, word) in words.enumerated() {
        result.append(GroupKey(value: .choice(index), text: word.code, name: word.name))
      }
    default: break
    }
    known.formUnion(result.map(\.value))
    for value in found where known.insert(value).inserted {
      let name = ValueText.text(value, type: group.type)
      result.append(GroupKey(value: value, text: Self.keyText(value, group.type), name: name))
    }
    return result
  }

  /// How a group key stands in the data.
  static func keyText(_ value: Value, _ type: ValueType) -> String {
    if case .choice(let index) = value, case .choice(let words) = type, words.indices.contains(index) {
      return words[index].code
    }
    return ValueText.text(value, type: type).zh
  }

  /// The name of a row of a register: its first text field that is called a name.
  func displayName(_ table: TableID, row: Int) -> String? {
    for (index, field) in schema[table].fields.enumerated() {
      guard case .text = field.type, field.name.zh.hasSuffix("名称") || field.name.zh.hasSuffix("姓名") else { continue }
      if case .value(.text(let text)) = dataset[table].cell(row: row, field: FieldID(index)) { return text.string }
    }
    return nil
  }
}

/// The rows of a scope by their group key.
private struct GroupRows {
  private var sure: [Value: [Binding]] = [:]
  private var unsure: [Value: [Binding]] = [:]
  private var withoutKeySure: [Binding] = []
  private var withoutKeyUnsure: [Binding] = []
  private var causes: [Cause] = []
  /// The keys as first found.
  private(set) var order: [Value] = []

  mutating func add(_ member: Binding, _ key: Knowable, isSure: Bool) {
    guard case .known(let value) = key else {
      causes = causes.merged(with: key.causes)
      if isSure { withoutKeySure.append(member) } else { withoutKeyUnsure.append(member) }
      return
    }
    let plain = SelectionPlan.key(value)
    if sure[plain] == nil, unsure[plain] == nil { order.append(plain) }
    if isSure { sure[plain, default: []].append(member) } else { unsure[plain, default: []].append(member) }
  }

  /// The rows of a group; those without a key may belong to it.
  func members(of key: Value, _ all: Members) -> Members {
    Members(
      sure: sure[key] ?? [], unsure: (unsure[key] ?? []) + withoutKeySure + withoutKeyUnsure,
      causes: all.causes.merged(with: causes))
  }

  /// The rows without a key; nil if there are none.
  func notFilledIn(_ all: Members) -> Members? {
    if withoutKeySure.isEmpty, withoutKeyUnsure.isEmpty { return nil }
    return Members(sure: withoutKeySure, unsure: withoutKeyUnsure, causes: all.causes.merged(with: causes))
  }
}
