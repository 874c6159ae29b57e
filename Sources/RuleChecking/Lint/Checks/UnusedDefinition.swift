import Diagnostics

extension LintCheck {
  /// A definition that nothing uses.
  static let unusedDefinition = LintCheck(
    pages: #"""
      unused-definition warning
      定义没有用到。 ¦ A definition is not used.
      没有用到的定义可能是规则里写错了名称。 ¦ A rule may name something else by mistake.
      定义 办件的截点日期 / cut-off date：受理日期 ⏎ 规则 LX-90：「决定」 ⏎ 对象：办件 ⏎ 要求：决定日期不早于受理日期 ¦ Definition case's cut-off date: accepted on ⏎ Rule LX-90: "decision" ⏎ For each: case ⏎ Require: decided on not before accepted on
      定义 办件的截点日期 / cut-off date：受理日期 ⏎ 规则 LX-90：「决定」 ⏎ 对象：办件 ⏎ 要求：决定日期不早于截点日期 ¦ Definition case's cut-off date: accepted on ⏎ Rule LX-90: "decision" ⏎ For each: case ⏎ Require: decided on not before cut-off date
      -
      """#
  ) { subject in
    guard !subject.isBroken else { return [] }
    return subject.world.definitions.enumerated().compactMap { index, symbol in
      guard !subject.uses.definitions.contains(index), subject.world.definitionUses[index] != nil,
        subject.judgingPacks.contains(symbol.pack)
      else { return nil }
      return .unused("unused-definition", symbol.range, both("定义", "definition"), symbol.name)
    }
  }
}
