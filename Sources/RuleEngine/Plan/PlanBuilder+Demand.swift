import Records
import SourceText

extension PlanBuilder {
  /// Demands every field that an expression of the rule set, a key, a link, an interval or a shown name reads.
  ///
  /// What is not demanded is checked while it is read, and dropped.
  mutating func demandFields() {
    var walk = ExpressionWalk(rules)
    for rule in rules.rules { walk.add(rule) }
    for measure in rules.measures { walk.add(measure) }
    for card in rules.scorecards { walk.add(card) }
    for table in rules.schema.tables {
      if let ended = rules.ended[table.id] { walk.add(ended, of: table.id) }
    }
    for named in walk.fields { plan.demand[named.table, named.field] = true }
    for table in rules.schema.tables { demandOwn(of: table) }
  }

  /// What a table itself names, and what findings and data checks show of its rows.
  private mutating func demandOwn(of table: TableSchema) {
    if case .hits(let field, _)? = table.content, let parent = table.link?.parent { plan.demand[parent, field] = true }
    for field in table.key { plan.demand[table.id, field] = true }
    for fields in [table.interval, table.lifetime].compactMap({ $0 }) {
      plan.demand[table.id, fields.start] = true
      plan.demand[table.id, fields.end] = true
    }
    if case .separate(let field)? = table.link?.origin { plan.demand[table.id, field] = true }
    guard Self.isShownUnasked(table) else { return }
    for (index, field) in table.fields.enumerated() where Self.isShown(field) {
      plan.demand[table.id, FieldID(index)] = true
    }
  }

  /// Whether rows of a table are named in findings, or refer to registers. Of the tables that are always there only columns
  /// are named: a page, a link, a heading is shown by its key or its place.
  private static func isShownUnasked(_ table: TableSchema) -> Bool {
    switch table.content {
    case nil, .pages, .builtIn(.column): true
    case .builtIn, .hits: false
    }
  }

  /// Whether a finding may show a field unasked, or its key is looked up: names, and references, which must not dangle.
  private static func isShown(_ field: FieldSchema) -> Bool {
    switch field.type {
    case .text: field.name.zh.hasSuffix("名称") || field.name.zh.hasSuffix("姓名")
    case .reference: true
    default: false
    }
  }
}
