import Diagnostics
import Records
import SourceText

extension LintCheck {
  /// A table that no rule, definition or measure looks at.
  static let unusedTable = LintCheck(
    pages: #"""
      unused-table note
      没有规则、定义、指标用到这张表。 ¦ No rule, definition or measure looks at the table.
      它的数据只核对类型和必填，不按规则判断。 ¦ Its data are only checked for types and required values, no rule judges them.
      表 意见箱 / suggestion：「意见箱」 ⏎ 来源：suggestions ⏎ - 内容 / contents（text）：文本 ¦ Table suggestion: "Suggestions" ⏎ Source: suggestions ⏎ - contents (text): text
      表 意见箱 / suggestion：「意见箱」 ⏎ 来源：suggestions ⏎ - 内容 / contents（text）：文本 ⏎ 规则 LX-90：「意见」 ⏎ 对象：意见箱 ⏎ 要求：有内容 ¦ Table suggestion: "Suggestions" ⏎ Source: suggestions ⏎ - contents (text): text ⏎ Rule LX-90: "suggestions" ⏎ For each: suggestion ⏎ Require: has contents
      -
      """#
  ) { subject in
    guard !subject.isBroken else { return [] }
    var used = subject.tablesInUse.reduce(into: Set<TableID>()) { $0.formUnion($1.value) }
    for table in subject.world.schema.tables {
      if let parent = table.link?.parent, used.contains(table.id) { used.insert(parent) }
      for field in table.fields { if case .reference(let target) = field.type { used.insert(target) } }
    }
    return subject.world.tables.compactMap { table in
      guard !used.contains(table.id), table.pack >= 0, subject.judgingPacks.contains(table.pack) else { return nil }
      return .unused("unused-table", table.range, both("表", "table"), table.name)
    }
  }
}
