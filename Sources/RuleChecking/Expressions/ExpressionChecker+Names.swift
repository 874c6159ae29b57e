import Diagnostics
import Records
import RuleEngine
import RuleSyntax
import SourceText

extension ExpressionChecker {
  /// The word that 逐一 puts in the place of a name.
  func substituted(_ name: Name) -> Name {
    guard let each = context.eachName, let word = context.eachWord, nameKey(name.text) == each else { return name }
    return Name(text: word.text, range: name.range)
  }

  /// Notes what declaration a name means, so that the formatter can write it in the other language.
  mutating func resolve(_ name: Name, to label: LocalizedText) {
    // The word that 逐一 puts there is not what is written.
    let written = world.text(name.range)
    let isQuoted = written.hasPrefix("「") && written.hasSuffix("」") && written.count > 1
    let key = nameKey(isQuoted ? String(written.dropFirst().dropLast()) : written)
    guard key == nameKey(label.zh) || key == nameKey(label.en) else { return }
    uses.labels[name.range] = label
  }

  /// What a word stands for: a choice where one is wanted, a field of the innermost rows, what the run provides, what the
  /// visible packs declare.
  mutating func nameTerm(_ written: Name, want: Want) throws(Rejection) -> Term {
    let name = substituted(written)
    let key = nameKey(name.text)
    if case .value(.choice(let list)?, let owner) = want {
      if let constant = choiceConstant(key, list, name.range) {
        try rejectFieldNamedLikeChoice(key, list, name, owner: owner)
        resolve(name, to: constant.source)
        return .value(constant)
      }
    }
    if written.text != name.text, case .text? = want.type, member(key) == nil {
      return .value(
        CheckedExpression(
          kind: .constant(.text(Text(name.text))), type: .text, range: name.range,
          source: LocalizedText(same: "\"\(name.text)\"")))
    }
    if let shown = eachShown(written, key) { return .value(shown) }
    if let input = inputTerm(key, name) { return input }
    if let member = member(key), let row = innermostRow() {
      let found = try memberTerm(row, member, name)
      if fits(found, want) || !hasTable(key) { return found }
    }
    if let figure = try deadlineFigure(key, name.range) {
      resolve(name, to: figure.source)
      return .value(figure)
    }
    if let value = environment(key, name.range) { return value }
    if let symbol = try world.lookup(key, name: name, pack: context.pack) {
      return try symbolTerm(symbol, name, want: want)
    }
    if let rule = world.rule(id: name.text) {
      uses.rules.insert(rule)
      return .rule(rule)
    }
    if let table = world.decisionTable(id: name.text) { return .decision(table, []) }
    if let table = frames.last?.table, world.brokenMembers[table.index]?.contains(key) == true {
      throw Rejection.silent
    }
    if let word = DeadlineWord.named(key) {
      throw Rejection(NameProblem.figureOutsideDeadline(word.names, name.range))
    }
    throw Rejection(unknown(name, want: want))
  }

  /// The word of 逐一 in a message, if it is no field of the rows here.
  private func eachShown(_ written: Name, _ key: String) -> CheckedExpression? {
    guard let text = context.eachText, nameKey(written.text) == context.eachName, member(key) == nil else { return nil }
    let word = ChoiceWord(name: text, code: text.zh)
    return CheckedExpression(
      kind: .constant(.choice(0)), type: .choice([word]), range: written.range, source: text)
  }

  private func hasTable(_ key: String) -> Bool {
    if case .table? = try? world.lookup(key, name: nil, pack: context.pack) { true } else { false }
  }

  private func fits(_ term: Term, _ want: Want) -> Bool {
    guard case .rows = want else { return true }
    switch term {
    case .rows: return true
    case .value(let value):
      if case .several = value.type { return true }
      return false
    default: return false
    }
  }

  /// The word of a choice as a constant.
  func choiceConstant(_ key: String, _ list: [ChoiceWord], _ range: SourceRange) -> CheckedExpression? {
    guard let index = list.firstIndex(where: { nameKey($0.name.zh) == key || nameKey($0.name.en) == key }) else {
      return nil
    }
    return CheckedExpression(
      kind: .constant(.choice(index)), type: .choice(list), range: range, source: list[index].name)
  }

  private func rejectFieldNamedLikeChoice(
    _ key: String, _ list: [ChoiceWord], _ name: Name, owner: LocalizedText?
  ) throws(Rejection) {
    guard let table = frames.last?.table, case .field(let id)? = world.member(key, of: table) else { return }
    let field = world.tables[table.index].fields[id.index]
    guard world.valueType(field.type) == .choice(list) else { return }
    throw Rejection(
      FormProblem.ambiguous(
        name.range, first: "选项 / choice `\(name.text)`", second: "字段 / field `\(name.text)`"))
  }

  /// The row whose fields are named without more.
  mutating func innermostRow() -> RowTerm? {
    guard let frame = frames.last, let table = frame.table else { return nil }
    touched.insert(frame.slot)
    return RowTerm(row: .slot(frame.slot), table: table, prefix: nil, text: rowText(frame))
  }

  func rowText(_ frame: Frame) -> LocalizedText {
    frame.slot == 0
      ? LocalizedText(zh: "本" + frame.name.zh, en: "this " + frame.name.en)
      : LocalizedText(zh: "该" + frame.name.zh, en: "that " + frame.name.en)
  }

  /// What a name is in the table of the innermost rows.
  func member(_ key: String) -> Member? {
    guard let table = frames.last?.table else { return nil }
    return world.member(key, of: table)
  }

  private func environment(_ key: String, _ range: SourceRange) -> Term? {
    guard let word = EnvironmentWord.named(key) else { return nil }
    switch word {
    case .checkDate: return .value(word.expression(.checkDate, .date, range))
    case .year: return .value(word.expression(.year, .number, range))
    case .reportPeriod: return .period(.reporting)
    case .organisation:
      return .row(
        RowTerm(row: .organisation, table: .organisation, prefix: word.names, text: word.names))
    }
  }

  /// 到期日, 用时, 剩余, 超期 and 亮牌 of the deadline that is being checked.
  private func deadlineFigure(_ key: String, _ range: SourceRange) throws(Rejection) -> CheckedExpression? {
    guard let word = DeadlineWord.named(key), let rule = context.rule, let unit = context.deadlineUnit else {
      return nil
    }
    return word.expression(
      rule: world.ruleIndex(rule), unit: unit, marks: try marks(word, of: rule, range), row: .slot(0), prefix: nil,
      range)
  }

  /// The words that 亮牌 of a rule may be; none for the other words.
  func marks(_ word: DeadlineWord, of rule: Int, _ range: SourceRange) throws(Rejection) -> [ChoiceWord] {
    guard case .mark = word else { return [] }
    let marks = world.marks(ofRule: rule)
    if marks.isEmpty { throw Rejection(FormProblem.ruleWithoutMarks(range, rule: world.rules[rule].id)) }
    return marks
  }

  /// What a declared name stands for.
  private mutating func symbolTerm(_ symbol: Symbol, _ name: Name, want: Want) throws(Rejection) -> Term {
    resolve(name, to: label(of: symbol))
    switch symbol {
    case .table(let table): return try tableTerm(table, name, want: want)
    case .parameter(let index):
      uses.parameters.insert(index)
      guard let parameter = world.parameters[index].checked else { throw Rejection.silent }
      return .value(
        CheckedExpression(
          kind: .parameter(world.parameterIndex(index)), type: parameter.type, range: name.range,
          source: parameter.name))
    case .wordList(let index):
      uses.wordLists.insert(index)
      return .words(world.wordLists[index].words, world.wordLists[index].name)
    case .definition(let index): return .value(try definition(index, row: nil, name.range))
    case .measure(let index): return .value(try measure(index, previous: false, name.range))
    case .calendar: throw Rejection(TypeProblem.notAValue(name.range, what: both("日历", "a calendar")))
    }
  }

  private func label(of symbol: Symbol) -> LocalizedText {
    switch symbol {
    case .table(let table): world.tables[table.index].name
    case .parameter(let index): world.parameters[index].name
    case .wordList(let index): world.wordLists[index].name
    case .definition(let index): world.definitions[index].name
    case .measure(let index): world.measures[index].name
    case .calendar(let index): world.calendars[index].name
    }
  }

  /// A definition of a row, or of nothing.
  mutating func definition(
    _ index: Int, row: RowTerm?, _ range: SourceRange
  ) throws(Rejection) -> CheckedExpression {
    let (number, checked) = try world.definition(index, usedAt: range)
    uses.definitions.insert(index)
    let source = row?.prefix.map { $0.member(checked.name) } ?? checked.name
    return CheckedExpression(
      kind: .definition(number, row?.row), type: checked.value.type, range: range, source: source)
  }

  /// A measure: of the group that the object is, or of everything.
  mutating func measure(
    _ index: Int, previous: Bool, lastYear: Bool = true, _ range: SourceRange
  ) throws(Rejection) -> CheckedExpression {
    let (number, checked) = try world.measure(index, usedAt: range)
    uses.measures.insert(index)
    var source = checked.name
    if previous {
      source =
        lastYear
        ? LocalizedText(zh: "上年" + source.zh, en: "last year's " + source.en)
        : LocalizedText(zh: "上期" + source.zh, en: "previous " + source.en)
    }
    return CheckedExpression(
      kind: .measure(number, group: try groupKey(of: checked, range), previous: previous), type: checked.value.type,
      range: range, source: source)
  }

  private func groupKey(of measure: CheckedMeasure, _ range: SourceRange) throws(Rejection) -> CheckedExpression? {
    guard let group = measure.group else { return nil }
    if context.isMeasure, context.measureGroup == group { return nil }
    if case .reference(let table) = group.type,
      let frame = frames.last(where: { $0.table == table })
    {
      return CheckedExpression(
        kind: .rowKey(.slot(frame.slot)), type: .reference(table), range: range, source: rowText(frame))
    }
    throw Rejection(FormProblem.measureByGroup(range, measure: measure.name, group: group.source))
  }

  /// A table by its name: child rows of a row in view, the parent of the innermost row, the scope of a measure, all rows.
  mutating func tableTerm(_ table: TableID, _ name: Name, want: Want) throws(Rejection) -> Term {
    let symbol = world.tables[table.index]
    if let parent = symbol.parent {
      if let frame = frames.last(where: { $0.table == parent }) {
        touched.insert(frame.slot)
        return .rows(selection(.children(table, of: .slot(frame.slot)), symbol.name))
      }
      if let sibling = frames.last(where: { $0.table.flatMap { world.tables[$0.index].parent } == parent }),
        sibling.table != table
      {
        throw Rejection(
          NameProblem.siblingTable(
            SpelledName(name.text, symbol.name), name.range, parent: world.tables[parent.index].name))
      }
    }
    let wantsRows = if case .rows = want { true } else { false }
    if !wantsRows, let row = parentRow(table) { return .row(row) }
    if table == context.measureScope, frames.isEmpty { return .rows(selection(.scope(table), symbol.name)) }
    return .rows(selection(.table(table, .current), symbol.name))
  }

  private mutating func parentRow(_ table: TableID) -> RowTerm? {
    guard let frame = frames.last, let own = frame.table else { return nil }
    let name = world.tables[table.index].name
    var row = RowExpression.slot(frame.slot)
    var current = own
    while let parent = world.tables[current.index].parent {
      row = .parent(row)
      if parent == table {
        touched.insert(frame.slot)
        return RowTerm(row: row, table: table, prefix: name, text: name)
      }
      current = parent
    }
    return nil
  }

  /// A selection of everything in a source.
  func selection(_ source: Selection.Source, _ text: LocalizedText) -> Selection {
    Selection(source: source, slot: nextSlot, text: text)
  }

  /// 全部 in a measure.
  func everything(_ range: SourceRange) throws(Rejection) -> Selection {
    guard let table = context.measureScope else { throw Rejection(FormProblem.everythingOutsideMeasure(range)) }
    return selection(.scope(table), both("全部", "all"))
  }
}
