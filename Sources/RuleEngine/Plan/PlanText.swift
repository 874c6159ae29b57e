package import Records
package import SourceText

/// A plan as text, for `zicha check --plan`: what is read, what is shared, and what is left to the reference evaluator.
///
/// The lines come in the order of tables, nodes and rules, the same on every run.
package struct PlanText {
  private let plan: Plan
  private let rules: CheckedRuleSet
  private let loaded: Set<TableID>
  private let words: PlanWords

  /// At most so many shared computations are named.
  private static let greatestCount = 30

  /// Makes the text of a plan.
  ///
  /// - Parameters:
  ///   - rules: the rules.
  ///   - loaded: the tables that are held in memory as a whole.
  package init(of rules: CheckedRuleSet, loaded: Set<TableID>) {
    self.rules = rules
    self.loaded = loaded
    plan = PlanBuilder.plan(of: rules, loaded: loaded)
    words = PlanWords(plan: plan, rules: rules)
  }

  /// The lines.
  package var lines: [LocalizedText] {
    passes + fields + shared + left
  }

  // MARK: Passes

  private var passes: [LocalizedText] {
    var result = [LocalizedText(zh: "执行计划", en: "Plan")]
    for table in rules.schema.tables where table.source != nil && loaded.contains(table.id) {
      let name = table.name
      result.append(LocalizedText(zh: "  装入内存：\(name.zh)", en: "  held in memory: \(name.en)"))
    }
    for table in rules.schema.tables where table.source != nil {
      let judged = rules.rules.filter { rule in rule.object.table.map { record(of: $0) == table.id } ?? false }
      if judged.isEmpty && loaded.contains(table.id) { continue }
      let nested = rules.schema.tables.filter { $0.id != table.id && record(of: $0.id) == table.id }
      let with = joined(nested.map(\.name))
      let inner =
        nested.isEmpty ? LocalizedText(same: "") : LocalizedText(zh: "（连同\(with.zh)）", en: " (with \(with.en))")
      result.append(
        LocalizedText(
          zh: "  逐段扫描一遍：\(table.name.zh)\(inner.zh)，规则 \(judged.count) 条",
          en: "  scanned once, piece by piece: \(table.name.en)\(inner.en), \(judged.count) rules"))
    }
    return result
  }

  /// The table in whose records the rows of a table stand.
  private func record(of table: TableID) -> TableID {
    var table = table
    while let link = rules.schema[table].link, case .nested = link.origin { table = link.parent }
    return table
  }

  // MARK: Fields

  private var fields: [LocalizedText] {
    var result = [LocalizedText(zh: "字段", en: "Fields")]
    for table in rules.schema.tables where table.source != nil || table.link != nil {
      let read = plan.demand.fields(of: table.id)
      let checked = table.fields.indices.map { FieldID($0) }.filter { !plan.demand[table.id, $0] }
      let readNames = joined(read.map { table[$0].name })
      let checkedNames = joined(checked.map { table[$0].name })
      result.append(
        LocalizedText(
          zh: "  \(table.name.zh)：读 \(read.count) 个：\(readNames.zh)",
          en: "  \(table.name.en): \(read.count) read: \(readNames.en)"))
      if checked.isEmpty { continue }
      result.append(
        LocalizedText(
          zh: "    只检查 \(checked.count) 个：\(checkedNames.zh)",
          en: "    \(checked.count) only checked: \(checkedNames.en)"))
    }
    return result
  }

  private func joined(_ names: [LocalizedText]) -> LocalizedText {
    if names.isEmpty { return LocalizedText(zh: "无", en: "none") }
    return LocalizedText(
      zh: names.map(\.zh).joined(separator: "、"), en: names.map(\.en).joined(separator: ", "))
  }

  // MARK: Sharing

  /// The rules that need each node.
  private var users: [[Int]] {
    var result = Array(repeating: [Int](), count: plan.nodes.count)
    for (index, rule) in plan.rules.enumerated() {
      guard case .columns(let columns) = rule else { continue }
      var open = columns.nodes
      var seen: Set<NodeID> = []
      while let node = open.popLast() {
        guard seen.insert(node).inserted else { continue }
        result[node.index].append(index)
        open += plan.operands(of: node)
      }
    }
    return result
  }

  private var shared: [LocalizedText] {
    let users = users
    let all = plan.nodes.indices.filter { users[$0].count > 1 && !words.isPlain(NodeID(index: $0)) }
    let sorted = all.sorted { left, right in
      users[left].count == users[right].count ? left < right : users[left].count > users[right].count
    }
    let used = users.count { !$0.isEmpty }
    var result = [
      LocalizedText(
        zh: "计算：\(used) 个，其中 \(all.count) 个由几条规则共用",
        en: "Computations: \(used), \(all.count) of them shared by several rules")
    ]
    for index in sorted.prefix(Self.greatestCount) {
      let text = words.text(NodeID(index: index))
      result.append(
        LocalizedText(
          zh: "  \(users[index].count) 条规则共用：\(text.zh)", en: "  shared by \(users[index].count) rules: \(text.en)"))
    }
    if sorted.count > Self.greatestCount {
      let rest = sorted.count - Self.greatestCount
      result.append(LocalizedText(zh: "  另有 \(rest) 个", en: "  and \(rest) more"))
    }
    return result
  }

  // MARK: Rules

  private var left: [LocalizedText] {
    var lines: [LocalizedText] = []
    for (index, rule) in plan.rules.enumerated() {
      guard case .reference(let limit) = rule else { continue }
      let id = rules.rules[index].id
      let reason = limit.construct
      lines.append(LocalizedText(zh: "  \(id)：\(reason.zh)", en: "  \(id): \(reason.en)"))
    }
    let columnar = plan.rules.count - lines.count
    let head = LocalizedText(
      zh: "规则：按列判断 \(columnar) 条，逐条判断 \(lines.count) 条",
      en: "Rules: \(columnar) judged by columns, \(lines.count) record by record")
    return lines.isEmpty ? [head] : [head] + lines
  }
}

extension ColumnRule {
  /// The nodes that it asks for itself.
  var nodes: [NodeID] {
    let deadlines = [deadline?.passes, deadline?.violates, deadline?.isNotDue, deadline?.doesNotApply]
    return ([selection, inForce, attendant, isRunning] + deadlines).compactMap { $0 } + items
      + exceptions.flatMap { [$0.condition] + $0.replacement }
  }
}

extension Plan {
  /// The nodes that a node reads, those of a deadline too.
  func operands(of node: NodeID) -> [NodeID] {
    switch self[node].operation {
    case .deadline(let index), .deadlineFigure(let index, _): deadlines[index].operands
    default: self[node].operation.operands
    }
  }
}

extension PlanDeadline {
  /// The nodes that it reads.
  var operands: [NodeID] {
    let conditions = [startLines, stopLines, limitLines, exclusionLines].flatMap(\.conditions)
    let days = starts + stops + [ended, dueBy].compactMap { $0 }
    let amounts = limits.flatMap { [$0.amount] + [$0.extent].compactMap { $0 } + $0.needs.map(\.node) }
    return conditions + days + amounts + exclusions.flatMap { $0.flatMap(\.operands) } + marks.map(\.bound)
  }
}
