import Diagnostics
import Records
import RuleEngine
import RuleSyntax
import SourceText

/// Something that is settled, even if it is settled that nothing is needed.
struct Settled<Value> {
  /// The value; nil when none is needed.
  let value: Value?

  init(_ value: Value?) {
    self.value = value
  }
}

extension ScoreLineChecker {
  // MARK: Violations

  /// 违反 R: its violations, by whose they are and when they count.
  mutating func violations(
    _ name: Name, _ counting: ScoreLineSyntax.Counting?, _ syntax: ScoreLineSyntax
  ) -> Content? {
    guard let number = world.rule(id: name.text) else {
      let nearest = nearestName(to: name.text, among: world.rules.map(\.id))
      report(NameProblem.unknownRule(name.text, name.range, nearest: nearest))
      return nil
    }
    let index = world.ruleIndex(number)
    guard let signature = world.signature(ofRule: number), pass.rules.indices.contains(index) else { return nil }
    uses.rules.insert(number)
    let rule = pass.rules[index]
    var context = ScopeContext(pack: world.rules[number].pack)
    context.rule = number
    context.deadlineUnit = signature.unit
    context.period = rule.period
    let frame = Frame(
      slot: 0, table: signature.table, element: nil, name: world.tables[signature.table.index].name)
    let row = ExpressionChecker(world: world, context: context, object: frame)
    let what = phrase(zh: ["违反", rule.id], en: ["breach of", rule.id])
    guard let amount = amount(counting, syntax, row), let owner = owner(of: rule, signature.table, name, what),
      let date = date(of: rule, index, signature, name, what)
    else { return nil }
    let checked = CheckedScorecard.Counting(
      rule: index, owner: owner.value, date: date.value, isAddition: counting?.isAddition ?? false,
      amount: amount.amount)
    return Content(
      content: .violations(checked), once: once(syntax, row),
      text: phrase(zh: [what.zh, amount.text.zh], en: [what.en, amount.text.en]))
  }

  /// Whose a violation is: the rule's object itself, 责任, or the one reference to the scored table.
  private mutating func owner(
    of rule: CheckedRule, _ table: TableID, _ name: Name, _ what: LocalizedText
  ) -> Settled<CheckedScorecard.Owner>? {
    if table == self.table { return Settled(nil) }
    if case .value(let value)? = rule.owner, value.type == .reference(self.table) { return Settled(.value(value)) }
    if let link = link(of: table, slot: 0) { return Settled(.value(link)) }
    switch rule.owner {
    case .value(let value)? where value.type == .text: return Settled(.value(value))
    case .name(let unit)?: return Settled(.name(unit.zh))
    default: break
    }
    report(
      ScorecardProblem.ownerUnknown(
        name.range, what: what, object: world.tables[self.table.index].name, several: references(of: table)))
    return nil
  }

  /// Which date places a violation: 归期, the due date, 截止, the period of its object, the date of 生效.
  private mutating func date(
    of rule: CheckedRule, _ index: Int, _ signature: RuleSignature, _ name: Name, _ what: LocalizedText
  ) -> Settled<CheckedExpression>? {
    if let attribution = rule.attribution { return Settled(attribution) }
    if signature.unit != nil {
      let due = CheckedExpression(
        kind: .deadline(.dueDate, rule: index, .slot(0)), type: .date, range: name.range,
        source: LocalizedText(zh: "\(rule.id) 的到期日", en: "\(rule.id)'s due date"))
      return Settled(due)
    }
    if let dueBy = rule.dueBy { return Settled(dueBy) }
    if rule.period != nil {
      let end = CheckedExpression(
        kind: .environment(.objectPeriodEnd), type: .date, range: name.range, source: both("本期", "this period"))
      return Settled(end)
    }
    if let by = rule.effective?.by { return Settled(by) }
    if let date = pass.date(of: signature.table) { return Settled(date) }
    guard cycle != nil else { return Settled(nil) }
    report(ScorecardProblem.dateUnknown(name.range, what: what, several: []))
    return nil
  }

  // MARK: Rows

  /// T（其中 C）: the rows that refer to the scored object.
  mutating func rows(
    _ readings: Readings<Expression>, _ counting: ScoreLineSyntax.Counting?, _ syntax: ScoreLineSyntax
  ) -> Content? {
    let set = attempt(checker) { (checker) throws(Rejection) in
      try checker.choose(readings) { (checker, node) throws(Rejection) in try checker.set(node) }
    }
    guard let set, let own = owned(set, readings.range), let table = set.table else { return nil }
    var row = checker
    row.frames.append(row.frame(of: set))
    guard let amount = amount(counting, syntax, row), let date = date(of: table, slot: set.slot, readings.range) else {
      return nil
    }
    let checked = CheckedScorecard.Counting(
      rule: nil, owner: nil, date: date.value, isAddition: counting?.isAddition ?? false, amount: amount.amount)
    return Content(
      content: .rows(own, checked), once: once(syntax, row),
      text: phrase(zh: [set.text.zh, amount.text.zh], en: [set.text.en, amount.text.en]))
  }

  /// A set narrowed to the rows of the scored object; child rows of the object are its own already.
  private mutating func owned(_ set: Selection, _ range: SourceRange) -> Selection? {
    switch set.source {
    case .children: return set
    case .table(let other, .current):
      guard let link = link(of: other, slot: set.slot) else {
        report(
          ScorecardProblem.ownerUnknown(
            range, what: world.tables[other.index].name, object: world.tables[table.index].name,
            several: references(of: other)))
        return nil
      }
      return narrowed(set, to: link)
    default:
      report(TypeProblem.setExpected(range, value: set.text))
      return nil
    }
  }

  /// The rows of a set whose link is the scored object; the text stays.
  private func narrowed(_ set: Selection, to link: CheckedExpression) -> Selection {
    let own = CheckedExpression(
      kind: .rowKey(.slot(0)), type: .reference(table), range: link.range,
      source: world.tables[table.index].name)
    let same = CheckedExpression(
      kind: .compare(.equal, link, own), type: .truth, range: link.range,
      source: phrase(zh: [link.source.zh, "为本", own.source.zh], en: [link.source.en, "is this", own.source.en]))
    let conditions = [same] + [set.condition].compactMap { $0 }
    return Selection(
      source: set.source, slot: set.slot,
      condition: conditions.count == 1 ? same : checker.allOf(conditions, link.range),
      excluding: set.excluding, text: set.text)
  }

  /// How a row of a table says whose it is: 责任 of the table, its one reference, its parent; nil if that is not clear.
  private func link(of other: TableID, slot: Int) -> CheckedExpression? {
    let row = RowExpression.slot(slot)
    if other == table {
      return CheckedExpression(
        kind: .rowKey(row), type: .reference(table), range: world.tables[other.index].range,
        source: world.tables[other.index].name)
    }
    if let owner = pass.owner(of: other), owner.type == .reference(table) { return Self.moved(owner, to: slot) }
    let fields = world.tables[other.index].fields
    let references = fields.indices.filter { fields[$0].type == .reference(table) }
    if references.count == 1, let only = references.first {
      return CheckedExpression(
        kind: .field(row, FieldID(only)), type: .reference(table), range: fields[only].range, source: fields[only].name)
    }
    guard references.isEmpty else { return nil }
    var current = other
    var path = row
    while let parent = world.tables[current.index].parent {
      path = .parent(path)
      if parent == table {
        return CheckedExpression(
          kind: .rowKey(path), type: .reference(table), range: world.tables[other.index].range,
          source: world.tables[parent.index].name)
      }
      current = parent
    }
    return nil
  }

  private func references(of other: TableID) -> [LocalizedText] {
    world.tables[other.index].fields.filter { $0.type == .reference(table) }.map(\.name)
  }

  /// An expression over slot 0 over another slot: fields and references of the row.
  private static func moved(_ expression: CheckedExpression, to slot: Int) -> CheckedExpression? {
    guard slot != 0 else { return expression }
    switch expression.kind {
    case .field(let row, let field):
      guard let row = moved(row, to: slot) else { return nil }
      return CheckedExpression(
        kind: .field(row, field), type: expression.type, range: expression.range, source: expression.source)
    case .rowKey(let row):
      guard let row = moved(row, to: slot) else { return nil }
      return CheckedExpression(
        kind: .rowKey(row), type: expression.type, range: expression.range, source: expression.source)
    case .definition(let index, let row?):
      guard let row = moved(row, to: slot) else { return nil }
      return CheckedExpression(
        kind: .definition(index, row), type: expression.type, range: expression.range, source: expression.source)
    default: return nil
    }
  }

  private static func moved(_ row: RowExpression, to slot: Int) -> RowExpression? {
    switch row {
    case .slot(0): .slot(slot)
    case .follow(let inner, let field): moved(inner, to: slot).map { .follow($0, field) }
    case .parent(let inner): moved(inner, to: slot).map { .parent($0) }
    default: nil
    }
  }

  /// Which date places a row: 归期 of its table, or its one date.
  private mutating func date(
    of other: TableID, slot: Int, _ range: SourceRange
  ) -> Settled<CheckedExpression>? {
    if let declared = pass.date(of: other), let date = Self.moved(declared, to: slot) { return Settled(date) }
    let fields = world.tables[other.index].fields
    let dates = fields.indices.filter { fields[$0].type == .date || fields[$0].type == .moment }
    if dates.count == 1, let only = dates.first {
      return Settled(
        CheckedExpression(
          kind: .field(.slot(slot), FieldID(only)), type: world.valueType(fields[only].type), range: fields[only].range,
          source: fields[only].name))
    }
    guard cycle != nil else { return Settled(nil) }
    report(
      ScorecardProblem.dateUnknown(
        range, what: world.tables[other.index].name, several: dates.map { fields[$0].name }))
    return nil
  }

  // MARK: Given scores

  /// 取 V: a value of rows that refer to the object, the scores of others, or a value of the object itself.
  mutating func given(_ readings: Readings<Expression>) -> Content? {
    if let (base, scorecard, name, aggregate) = scores(in: readings) {
      return scores(base, scorecard, name, aggregate, readings)
    }
    enum Found: Hashable {
      case column(Selection, CheckedExpression, Aggregate?)
      case value(CheckedExpression)
    }
    let found = attempt(checker) { (checker) throws(Rejection) in
      try checker.choose(readings) { (checker, node) throws(Rejection) in
        switch try checker.term(node, want: .any) {
        case .column(let selection, let value, _):
          try Self.requireNumber(value, node.range, checker.world)
          return Found.column(selection, value, nil)
        case let term:
          let value = try checker.single(term, node.range)
          try Self.requireNumber(value, node.range, checker.world)
          if case .aggregate(let aggregate, let selection, let summand) = value.kind {
            return Found.column(selection, summand, aggregate)
          }
          return Found.value(value)
        }
      }
    }
    switch found {
    case .column(let selection, let value, let aggregate)?:
      guard let own = owned(selection, readings.range), let table = selection.table,
        let date = date(of: table, slot: selection.slot, readings.range)
      else { return nil }
      let suffix = aggregate.map { Self.word($0) } ?? both("", "")
      return Content(
        content: .given(own, date: date.value, value, aggregate),
        text: phrase(
          zh: [selection.text.zh + "的", value.source.zh, suffix.zh],
          en: [selection.text.en + "'s", value.source.en, suffix.en]))
    case .value(let value)?: return Content(content: .value(value), text: value.source)
    case nil: return nil
    }
  }

  private static func word(_ aggregate: Aggregate) -> LocalizedText {
    switch aggregate {
    case .sum: both("合计", "total")
    case .average: both("平均", "average")
    case .largest: both("最大", "largest")
    case .smallest: both("最小", "smallest")
    case .earliest, .latest, .distinctCount: both("", "")
    }
  }

  private static func requireNumber(
    _ value: CheckedExpression, _ range: SourceRange, _ world: World
  ) throws(Rejection) {
    guard value.type == .number else {
      throw Rejection(
        TypeProblem.wrongType(
          range, value: value.source, type: world.typeName(value.type), expected: both("数", "a number"),
          what: both("分值", "points")))
    }
  }

  /// `人员（其中 C）的 PF-01 平均`: the readings whose last name is a scorecard.
  private func scores(
    in readings: Readings<Expression>
  ) -> (base: Readings<Expression>, scorecard: Int, name: Name, aggregate: AggregateWord)? {
    var bases: [RuleSyntax.Reading<Expression>] = []
    var found: (scorecard: Int, name: Name, aggregate: AggregateWord)?
    for reading in readings.all {
      var inner = reading.node
      var word = AggregateWord.average
      if case .aggregate(let aggregate, let base, _) = inner.kind { (inner, word) = (base, aggregate) }
      guard case .member(let base, let name) = inner.kind, let scorecard = pass.declared(name.text) else { continue }
      found = (scorecard, name, word)
      bases.append(RuleSyntax.Reading(node: base, words: reading.words))
    }
    return found.map { (Readings(bases, range: readings.range), $0.scorecard, $0.name, $0.aggregate) }
  }

  private mutating func scores(
    _ base: Readings<Expression>, _ declared: Int, _ name: Name, _ word: AggregateWord, _ readings: Readings<Expression>
  ) -> Content? {
    guard let scorecard = pass.scorecard(declared, usedAt: name.range), pass.checked.indices.contains(scorecard) else {
      return nil
    }
    let other = pass.checked[scorecard]
    let set = attempt(checker) { (checker) throws(Rejection) in
      try checker.choose(base) { (checker, node) throws(Rejection) in
        let set = try checker.set(node)
        guard set.table == other.object.table else {
          throw Rejection(TypeProblem.setExpected(node.range, value: set.text))
        }
        return set
      }
    }
    guard let set else { return nil }
    let suffix = Self.word(word.aggregate)
    return Content(
      content: .scores(set, scorecard: scorecard, word.aggregate),
      text: phrase(zh: [set.text.zh + "的", other.id, suffix.zh], en: [set.text.en + "'s", other.id, suffix.en]))
  }
}
