import Diagnostics
import SourceText

extension LintCheck {
  /// A parameter that nothing uses.
  static let unusedParameter = LintCheck(
    pages: #"""
      unused-parameter warning
      参数没有用到。 ¦ A parameter is not used.
      多半是规则里写了数，没有写参数；改参数就不起作用。 ¦ Most likely a rule has the number itself, so that changing the parameter changes nothing.
      参数 复核期限 / review limit：5 个工作日 ⏎ 规则 LX-90：「复核」 ⏎ 对象：办件 ⏎ 起点：收到日期 ⏎ 终点：受理日期 ⏎ 期限：5 个工作日 ¦ Parameter review limit: 5 working days ⏎ Rule LX-90: "review" ⏎ For each: case ⏎ Start: received on ⏎ Stop: accepted on ⏎ Limit: 5 working days
      参数 复核期限 / review limit：5 个工作日 ⏎ 规则 LX-90：「复核」 ⏎ 对象：办件 ⏎ 起点：收到日期 ⏎ 终点：受理日期 ⏎ 期限：复核期限 ¦ Parameter review limit: 5 working days ⏎ Rule LX-90: "review" ⏎ For each: case ⏎ Start: received on ⏎ Stop: accepted on ⏎ Limit: review limit
      -
      """#
  ) { subject in
    guard !subject.isBroken else { return [] }
    return subject.world.parameters.enumerated().compactMap { index, symbol in
      guard !subject.uses.parameters.contains(index), symbol.checked != nil, subject.judgingPacks.contains(symbol.pack)
      else { return nil }
      return .unused("unused-parameter", symbol.range, both("参数", "parameter"), symbol.name)
    }
  }
}

extension Diagnostic {
  /// A declaration that nothing uses.
  static func unused(_ id: String, _ range: SourceRange, _ kind: LocalizedText, _ name: LocalizedText) -> Diagnostic {
    .warning(
      id, range, zh: "\(kind.zh) `\(name.zh)` 没有用到", en: "the \(kind.en) `\(name.en)` is not used",
      hint: both("删去它；如果该用而没有用，检查规则里的名称", "delete it; if it should be used, check the names in the rules"))
  }
}
