import Diagnostics
import Records
import RuleEngine
import RuleSyntax
import SourceText

extension ExpressionChecker {
  /// A comparison of two values, or of the number of rows of a set with a number.
  mutating func comparison(
    _ word: ComparisonWord, _ leftSyntax: Expression, _ rightSyntax: Expression, _ range: SourceRange
  ) throws(Rejection) -> CheckedExpression {
    let before = touched
    touched = []
    let leftTerm = try term(leftSyntax, want: .any)
    let leftTouched = touched
    touched = []
    defer {
      if word == .equal { noteKey(leftTouched, touched) }
      touched.formUnion(leftTouched)
      touched.formUnion(before)
    }
    switch leftTerm {
    case .rows(let selection):
      return try countComparison(selection, word, rightSyntax, range)
    case .value(let left):
      if case .several = left.type {
        return try countComparison(try asSet(.value(left), leftSyntax.range), word, rightSyntax, range)
      }
      return try valueComparison(left, word, leftSyntax, rightSyntax, range)
    case let other:
      return try valueComparison(try single(other, leftSyntax.range), word, leftSyntax, rightSyntax, range)
    }
  }

  /// Notes that an equality between the innermost row and outer rows narrows the selection.
  private mutating func noteKey(_ left: Set<Int>, _ right: Set<Int>) {
    guard let own = frames.last?.slot else { return }
    let sides = [left, right]
    if sides.contains([own]), sides.contains(where: { !$0.isEmpty && !$0.contains(own) }) { keyed.insert(own) }
  }

  /// S 至少 n 份.
  mutating func countComparison(
    _ selection: Selection, _ word: ComparisonWord, _ rightSyntax: Expression, _ range: SourceRange
  ) throws(Rejection) -> CheckedExpression {
    lastSet = selection
    slotCount = max(slotCount, selection.slot + 1)
    try checkMeasureWord(rightSyntax, counted: selection.table, text: selection.text)
    var right = try value(rightSyntax)
    guard right.type == .number else {
      throw Rejection(
        UnitProblem.countNeedsNumber(
          rightSyntax.range, set: selection.text, value: right.source, type: world.typeName(right.type)))
    }
    if case .constant(.number(let number)) = right.kind, !number.isWhole {
      throw Rejection(UnitProblem.countNotWhole(rightSyntax.range, number: number.decimalText()))
    }
    var left = count(selection, range)
    let label = word == .exactly ? both("恰好", "exactly") : CanonicalText.comparison(word.comparison)
    let amount = amountText(right, counted: selection.table)
    right = CheckedExpression(kind: right.kind, type: right.type, range: right.range, source: amount)
    let source = phrase(
      zh: [selection.text.zh, label.zh, amount.zh], en: [selection.text.en, label.en, amount.en])
    left = CheckedExpression(kind: left.kind, type: .number, range: left.range, source: left.source)
    return CheckedExpression(
      kind: .compare(word.comparison, left, right), type: .truth, range: range, source: source)
  }

  /// A number with the counted table's own measure word, whether it was typed or not: the canonical text is the same in
  /// both languages. Of a table that names none, and of several values, the word is kept as typed.
  private func amountText(_ amount: CheckedExpression, counted: TableID?) -> LocalizedText {
    guard case .constant(.number(let number)) = amount.kind,
      let word = counted.flatMap({ world.tables[$0.index].measureWords.first })
    else { return amount.source }
    let plain = CanonicalText.number(number)
    return LocalizedText(zh: "\(plain.zh) \(word)", en: plain.en)
  }

  /// Reports a measure word that the counted table does not use.
  private func checkMeasureWord(
    _ syntax: Expression, counted: TableID?, text: LocalizedText
  ) throws(Rejection) {
    guard case .quantity(_, let unit) = syntax.kind, let counted else { return }
    let symbol = world.tables[counted.index]
    guard !symbol.measureWords.isEmpty else { return }
    let word: String
    switch unit {
    case .measure(let written): word = written
    case .point: word = "分"
    default: return
    }
    guard !symbol.measureWords.contains(word) else { return }
    throw Rejection(
      UnitProblem.measureWord(
        syntax.range, word: word, expected: symbol.measureWords.joined(separator: "、"), table: symbol.name))
  }

  private mutating func valueComparison(
    _ left: CheckedExpression, _ word: ComparisonWord, _ leftSyntax: Expression, _ rightSyntax: Expression,
    _ range: SourceRange
  ) throws(Rejection) -> CheckedExpression {
    if !left.type.isOrdered, !word.isEquality {
      // A text read of a reference's key still has no order.
      throw Rejection(
        TypeProblem.notOrdered(range, value: left.source, type: world.typeName(left.type)))
    }
    if let counted = world.countedTable(left) {
      try checkMeasureWord(rightSyntax, counted: counted, text: left.source)
    }
    let right = try value(rightSyntax, expecting: left.type, of: left.source)
    try requireComparable(left, right, rightSyntax.range, syntax: rightSyntax)
    return compared(word, left, right, range)
  }

  /// The comparison of two checked values.
  func compared(
    _ word: ComparisonWord, _ left: CheckedExpression, _ right: CheckedExpression, _ range: SourceRange
  ) -> CheckedExpression {
    let label = CanonicalText.comparison(word.comparison, ofDates: left.type.isDay)
    return CheckedExpression(
      kind: .compare(word.comparison, left, right), type: .truth, range: range,
      source: phrase(
        zh: [left.source.zh, label.zh, right.source.zh],
        en: [left.source.en, label.en, right.source.en]))
  }

  /// Reports two values that never compare, in the words of what is most likely meant.
  func requireComparable(
    _ left: CheckedExpression, _ right: CheckedExpression, _ range: SourceRange, syntax: Expression? = nil
  ) throws(Rejection) {
    if comparable(left.type, right.type) { return }
    if left.isDecision || right.isDecision, sharesWords(left.type, right.type) { return }
    let number = world.text(range)
    let isChinese = world.text(left.range).contains { !$0.isASCII }
    switch (left.type, right.type) {
    case (.money, .number), (.money, .rate):
      throw Rejection(UnitProblem.moneyNeedsUnit(range, field: left.source, number: number, isChinese: isChinese))
    case (.number, .money), (.rate, .money):
      throw Rejection(UnitProblem.numberAgainstMoney(range, field: left.source, amount: right.source))
    case (.duration(let unit), .number):
      throw Rejection(
        UnitProblem.lengthNeedsUnit(
          range, value: left.source, unit: CanonicalText.unitWords(unit), number: number,
          isChinese: isChinese))
    case (.number, .duration), (.rate, .duration):
      throw Rejection(UnitProblem.numberAgainstLength(range, field: left.source, length: right.source))
    case (.duration(let a), .duration(let b)): throw Rejection(durationUnits(left, a, right, b, range, syntax))
    case (.date, .duration), (.moment, .duration):
      throw Rejection(TypeProblem.dateAgainstLength(range, date: left.source, length: right.source))
    case (.choice, .choice):
      throw Rejection(TypeProblem.differentChoices(range, left: left.source, right: right.source))
    case (.reference(let a), .reference(let b)):
      throw Rejection(
        TypeProblem.differentTables(
          range, left: left.source, leftTable: world.tables[a.index].name, right: right.source,
          rightTable: world.tables[b.index].name))
    default:
      throw Rejection(
        TypeProblem.cannotCompare(
          range, left: left.source, leftType: world.typeName(left.type), right: right.source,
          rightType: world.typeName(right.type)))
    }
  }

  private func durationUnits(
    _ left: CheckedExpression, _ a: DurationUnit, _ right: CheckedExpression, _ b: DurationUnit, _ range: SourceRange,
    _ syntax: Expression?
  ) -> UnitProblem {
    var fix: String?
    if case .constant(.duration(let length)) = right.kind, a == .day || a == .workday, b == .day || b == .workday {
      let text = CanonicalText.duration(Duration(amount: length.amount, unit: a))
      fix = world.text(left.range).contains { !$0.isASCII } ? text.zh : text.en
    }
    return .durationUnits(
      range, left: left.source, leftUnit: world.unitName(a), right: right.source, rightUnit: world.unitName(b), fix: fix
    )
  }

  /// Whether values of two types compare.
  func comparable(_ left: ValueType, _ right: ValueType) -> Bool {
    switch (left, right) {
    case (.number, .number), (.number, .rate), (.rate, .number), (.rate, .rate): true
    case (.date, .date), (.date, .moment), (.moment, .date), (.moment, .moment): true
    case (.duration(let a), .duration(let b)): a == b
    case (.choice(let a), .choice(let b)): a == b
    case (.reference(let a), .reference(let b)): a == b
    case (.text, .text), (.money, .money), (.truth, .truth): true
    default: false
    }
  }

  /// X 约为 Y: the decimals written say how to round.
  mutating func approximately(
    _ leftSyntax: Expression, _ rightSyntax: Expression, _ range: SourceRange
  ) throws(Rejection) -> CheckedExpression {
    let left = try value(leftSyntax)
    let right = try value(rightSyntax, expecting: left.type, of: left.source)
    try requireComparable(left, right, rightSyntax.range, syntax: rightSyntax)
    guard let unit = writtenUnit(rightSyntax) else {
      throw Rejection(TypeProblem.approximateNeedsNumber(rightSyntax.range))
    }
    return CheckedExpression(
      kind: .approximately(left, right, unit: unit), type: .truth, range: range,
      source: phrase(zh: [left.source.zh, "约为", right.source.zh], en: [left.source.en, "is about", right.source.en]))
  }

  /// The value of one in the last decimal written: 0.001 for 67.7 %, 1,000 yuan for 3.5 万元.
  private func writtenUnit(_ syntax: Expression) -> Fraction? {
    let number: NumberSyntax
    var unit = Fraction.one
    switch syntax.kind {
    case .number(let written): number = written
    case .quantity(let written, let writtenUnit):
      number = written
      if writtenUnit == .percent || writtenUnit == .percentagePoint { unit = unit.divided(by: Fraction(100)) ?? unit }
    default: return nil
    }
    for _ in 0..<min(number.places, 18) { unit = unit.divided(by: Fraction(10)) ?? unit }
    for (word, size) in [("万", 10_000), ("wan", 10_000), ("亿", 100_000_000), ("千", 1000)]
    where world.text(syntax.range).contains(word) {
      return unit.multiplied(by: Fraction(size))
    }
    return unit
  }

  /// A 至 B 至多 n 单位.
  mutating func span(
    _ from: Expression, _ to: Expression, _ word: ComparisonWord, _ length: Expression, _ range: SourceRange
  ) throws(Rejection) -> CheckedExpression {
    let start = try dateValue(from)
    let end = try dateValue(to)
    let bound = try value(length)
    guard case .duration(let unit) = bound.type else {
      if bound.type == .number {
        throw Rejection(
          UnitProblem.lengthNeedsUnit(
            length.range,
            value: LocalizedText(
              zh: "\(start.source.zh)至\(end.source.zh)", en: "\(start.source.en) to \(end.source.en)"), unit: nil,
            number: world.text(length.range), isChinese: true))
      }
      throw Rejection(
        TypeProblem.wrongType(
          length.range, value: bound.source, type: world.typeName(bound.type),
          expected: both("时间长度", "a length of time"),
          what: LocalizedText(
            zh: "`\(start.source.zh)至\(end.source.zh)` 的比较", en: "the bound of `\(start.source.en) to \(end.source.en)`"
          )))
    }
    if unit == .workday { try requireCalendar(length.range) }
    let label = CanonicalText.comparison(word.comparison)
    return CheckedExpression(
      kind: .span(from: start, to: end, word.comparison, bound), type: .truth, range: range,
      source: phrase(
        zh: ["\(start.source.zh)至\(end.source.zh)\(label.zh)", bound.source.zh],
        en: ["\(start.source.en) to \(end.source.en)", label.en, bound.source.en]))
  }
}

extension ComparisonWord {
  /// The comparison of the evaluator.
  var comparison: Comparison {
    switch self {
    case .equal, .exactly: .equal
    case .notEqual: .notEqual
    case .less: .less
    case .atMost: .atMost
    case .greater: .greater
    case .atLeast: .atLeast
    }
  }

  /// Whether it only asks whether both are the same.
  var isEquality: Bool {
    switch self {
    case .equal, .notEqual, .exactly: true
    default: false
    }
  }
}
