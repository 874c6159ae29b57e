import Diagnostics
import Findings
import Records
import RuleEngine
import RuleSyntax
import SourceText

/// Checks the report declarations: names of figures become measures and figures of the run.
///
/// Runs when the measures are checked. A broken clause is reported and its report left out, so that none is printed with a
/// hole in it.
struct ReportPass {
  let world: World

  /// The checked reports, by pack and place.
  func run() -> [CheckedReport] {
    world.reports.compactMap { symbol in
      var pass = OneReport(world: world, symbol: symbol)
      return pass.check()
    }
  }
}

/// One report while it is checked.
private struct OneReport {
  let world: World
  let symbol: BlockSymbol<ReportDeclaration>
  private var isBroken = false

  init(world: World, symbol: BlockSymbol<ReportDeclaration>) {
    self.world = world
    self.symbol = symbol
  }

  mutating func check() -> CheckedReport? {
    let declaration = symbol.declaration
    let place = symbol.block.headerRange
    if declaration.title == nil { report(ReportDeclarationProblem.withoutTitle(place, symbol.id)) }
    if declaration.sections.isEmpty { report(ReportDeclarationProblem.withoutSection(place, symbol.id)) }
    let title = declaration.title.map { text($0) }
    let sections = declaration.sections.map { section($0) }
    guard !isBroken, !world.hasError(in: symbol.block.range), let title else { return nil }
    return CheckedReport(
      id: symbol.id, pack: world.packs[symbol.pack].name.en, title: title, sections: sections.compactMap(\.self),
      range: symbol.block.range)
  }

  private mutating func report(_ problem: some DiagnosticConvertible) {
    isBroken = true
    world.report(problem)
  }

  private mutating func section(_ syntax: ReportDeclaration.Section) -> CheckedReport.Section? {
    if syntax.blocks.isEmpty, !world.hasError(in: symbol.block.range) {
      report(ReportDeclarationProblem.emptySection(syntax.range))
    }
    guard let names = syntax.names else {
      report(ReportDeclarationProblem.sectionWithoutName(syntax.range))
      return nil
    }
    return CheckedReport.Section(
      name: names.text, isAnnex: syntax.isAnnex, blocks: syntax.blocks.flatMap { blocks($0) })
  }

  // MARK: Blocks

  private mutating func blocks(_ placed: Placed<ReportDeclaration.Block>) -> [CheckedReport.Block] {
    switch placed.value {
    case .text(let syntax, let condition, let isNote):
      let condition = condition.flatMap { readings in self.condition(readings) }
      return [.text(text(syntax), condition: condition, isNote: isNote)]
    case .heading(let names): return [.heading(names.text)]
    case .standard(let ids): return ids.compactMap { StandardBlock(rawValue: $0) }.map { .standard($0) }
    case .list(let names): return list(names).map { [$0] } ?? []
    case .chart(let isStacked, let names, let by):
      return chart(isStacked, names, by, placed.range).map { [.chart($0)] } ?? []
    case .problems(let minimum, let byOwner):
      return [.problems(minimum: minimum.flatMap { Severity(rawValue: $0.rawValue) }, byOwner: byOwner)]
    case .ledger(let outcomes): return [.ledger(outcomes.map(\.value.outcome))]
    case .signature(let names): return [.signature(names.map(\.text))]
    }
  }

  /// `部门、受理数、按期率` when the first word is what the measures are grouped by, else measures without groups.
  private mutating func list(_ names: [Name]) -> CheckedReport.Block? {
    guard let first = names.first else { return nil }
    if let found = figure(named: first.text) {
      let figures = [(found, first)] + figures(names.dropFirst())
      for (figure, name) in figures {
        switch figure {
        case .run, .measure(_, .previous), .measure(_, .change):
          report(ReportDeclarationProblem.figureInList(name.range, name.text))
        case .measure(let index, .current):
          if let group = group(of: index) {
            report(ReportDeclarationProblem.groupedMeasureAlone(name.range, name.text, group: group))
          }
        }
      }
      return .list(head: nil, columns: figures.map(\.0))
    }
    let figures = figures(names.dropFirst())
    guard !figures.isEmpty else {
      if isBroken { return nil }
      report(ReportDeclarationProblem.unknownFigure(first.range, first.text, nearest: nearest(first.text)))
      return nil
    }
    for (figure, name) in figures {
      guard case .measure(let index, _) = figure else {
        report(ReportDeclarationProblem.figureInList(name.range, name.text))
        continue
      }
      let group = group(of: index)
      if let group, isCalled(group, first.text) {
        label(first.range, group)
      } else {
        report(ReportDeclarationProblem.otherGroup(name.range, name.text, wanted: first.text, group: group))
      }
    }
    guard case .measure(let index, _) = figures[0].0, let head = group(of: index) else { return nil }
    return .list(head: head, columns: figures.map(\.0))
  }

  private mutating func figures(_ names: ArraySlice<Name>) -> [(CheckedReport.Figure, Name)] {
    var found: [(CheckedReport.Figure, Name)] = []
    for name in names { if let figure = figure(name) { found.append((figure, name)) } }
    return found
  }

  private mutating func chart(
    _ isStacked: Bool, _ names: [Name], _ by: Name?, _ range: SourceRange
  ) -> CheckedReport.Chart? {
    var measures: [Int] = []
    for (figure, name) in figures(names[...]) {
      guard case .measure(let index, .current) = figure else {
        report(ReportDeclarationProblem.figureInList(name.range, name.text))
        continue
      }
      let group = group(of: index)
      if isStacked, let group {
        report(ReportDeclarationProblem.groupedMeasureAlone(name.range, name.text, group: group))
      } else if !isStacked, let by, !(group.map { isCalled($0, by.text) } ?? false) {
        report(ReportDeclarationProblem.otherGroup(name.range, name.text, wanted: by.text, group: group))
      } else if let group, let by {
        label(by.range, group)
      }
      measures.append(index)
    }
    if isStacked ? by != nil : names.count != 1 || by == nil {
      report(ReportDeclarationProblem.chartForm(range))
      return nil
    }
    return CheckedReport.Chart(isStacked: isStacked, measures: measures)
  }

  /// What the groups of a measure are; nil without groups.
  private func group(of measure: Int) -> LocalizedText? { world.checkedMeasures[measure].group?.source }

  private func isCalled(_ group: LocalizedText, _ word: String) -> Bool {
    nameKey(group.zh) == nameKey(word) || nameKey(group.en) == nameKey(word)
  }

  // MARK: Texts

  private mutating func text(_ syntax: ReportTextSyntax) -> CheckedReport.Text {
    let zh = syntax.zh.compactMap { part($0) }
    return CheckedReport.Text(zh: zh, en: syntax.en.map { $0.compactMap { part($0) } } ?? zh)
  }

  private mutating func part(_ part: ReportTextSyntax.Part) -> CheckedReport.Text.Part? {
    switch part {
    case .text(let words): return .words(words)
    case .figure(let name):
      guard let figure = figure(name) else { return nil }
      if case .measure(let index, _) = figure, let group = group(of: index) {
        report(ReportDeclarationProblem.groupedMeasureAlone(name.range, name.text, group: group))
      }
      return .figure(figure)
    }
  }

  // MARK: Figures

  private mutating func figure(_ name: Name) -> CheckedReport.Figure? {
    if let found = figure(named: name.text) {
      if let text = label(of: found) { label(name.range, text) }
      return found
    }
    // A measure that is broken was reported where it is declared.
    isBroken = true
    if figure(named: name.text, finding: { declares($0) ? 0 : nil }) == nil {
      report(ReportDeclarationProblem.unknownFigure(name.range, name.text, nearest: nearest(name.text)))
    }
    return nil
  }

  private func declares(_ key: String) -> Bool {
    world.visiblePacks(from: symbol.pack).contains { pack in
      if case .measure = world.packs[pack].names[key] { true } else { false }
    }
  }

  /// The words before a measure's name that mean the previous snapshot's figure or the change since then.
  private static let views: [(zh: String, en: String, tail: String, view: CheckedReport.MeasureView)] = [
    ("较上年", "change in ", " since last year", .change(lastYear: true)),
    ("上年", "last year's ", "", .previous(lastYear: true)),
    ("较上期", "change in ", "", .change(lastYear: false)),
    ("上期", "previous ", "", .previous(lastYear: false)),
  ]

  private func figure(named text: String) -> CheckedReport.Figure? {
    figure(named: text) { measure($0) }
  }

  private func figure(named text: String, finding measure: (String) -> Int?) -> CheckedReport.Figure? {
    if let measure = measure(nameKey(text)) { return .measure(measure, .current) }
    for (zh, en, tail, view) in Self.views {
      if text.hasPrefix(zh) {
        let rest = text.dropFirst(zh.count).drop { $0 == " " || $0 == "的" }
        if let measure = measure(nameKey(String(rest))) { return .measure(measure, view) }
      }
      let folded = text.lowercased().replacing("’", with: "'")
      if folded.hasPrefix(en), folded.hasSuffix(tail) {
        let rest = String(folded.dropFirst(en.count).dropLast(tail.count))
        if let measure = measure(nameKey(rest)) { return .measure(measure, view) }
      }
    }
    return runFigure(nameKey(text)).map { .run($0) }
  }

  private func measure(_ key: String) -> Int? {
    for pack in world.visiblePacks(from: symbol.pack) {
      guard case .measure(let index)? = world.packs[pack].names[key] else { continue }
      if let (number, _) = try? world.measure(index, usedAt: world.measures[index].range) { return number }
    }
    return nil
  }

  private func runFigure(_ key: String) -> RunFigure? {
    RunFigure.allCases.first { figure in
      guard let keyword = KeywordTable.shared["f." + figure.rawValue] else { return false }
      return keyword.spellings.contains { nameKey($0) == key }
    }
  }

  private func label(of figure: CheckedReport.Figure) -> LocalizedText? {
    switch figure {
    case .run(let run): return KeywordTable.shared["f." + run.rawValue]?.text
    case .measure(let index, let view):
      let name = world.checkedMeasures[index].name
      guard let (zh, en, tail, _) = Self.views.first(where: { $0.view == view }) else { return name }
      return LocalizedText(zh: zh + name.zh, en: en + name.en + tail)
    }
  }

  private func label(_ range: SourceRange, _ text: LocalizedText) { world.otherUses.labels[range] = text }

  private func nearest(_ text: String) -> String? {
    let names = world.visiblePacks(from: symbol.pack).flatMap { pack in
      world.packs[pack].orderedNames.filter { name in
        if case .measure = world.packs[pack].names[nameKey(name)] { true } else { false }
      }
    }
    let figures = RunFigure.allCases.compactMap { KeywordTable.shared["f." + $0.rawValue]?.text }
    return nearestName(to: text, among: names + figures.flatMap { [$0.zh, $0.en] })
  }

  // MARK: Conditions

  /// The first reading that compares figures with numbers.
  private mutating func condition(_ readings: Readings<Expression>) -> CheckedReport.Condition? {
    for reading in readings.all {
      guard let condition = condition(reading.node) else { continue }
      world.otherUses.choices.append(ReadingChoice(range: readings.range, words: reading.words))
      return condition
    }
    if !readings.all.isEmpty { report(ReportDeclarationProblem.conditionForm(readings.range)) }
    return nil
  }

  private func condition(_ node: Expression) -> CheckedReport.Condition? {
    switch node.kind {
    case .and(let parts): return group(parts).map { .all($0) }
    case .or(let parts): return group(parts).map { .any($0) }
    case .not(let inner): return condition(inner).map { .not($0) }
    case .has(let inner): return name(inner).flatMap { figure(named: $0.text) }.map { .has($0) }
    case .lacks(let inner): return name(inner).flatMap { figure(named: $0.text) }.map { .not(.has($0)) }
    case .compare(let word, let left, let right):
      guard let name = name(left), let figure = figure(named: name.text), let number = number(right, of: figure) else {
        return nil
      }
      label(name.range, label(of: figure) ?? LocalizedText(same: name.text))
      return .compare(figure, Self.comparison(word), number)
    default: return nil
    }
  }

  private func group(_ parts: [Expression]) -> [CheckedReport.Condition]? {
    let conditions = parts.compactMap { condition($0) }
    return conditions.count == parts.count ? conditions : nil
  }

  private func name(_ node: Expression) -> Name? {
    if case .name(let name) = node.kind { name } else { nil }
  }

  /// The number behind a comparison; per cent only for rates, so that 95 % is never compared with a count.
  private func number(_ node: Expression, of figure: CheckedReport.Figure) -> Fraction? {
    let isRate: Bool
    switch figure {
    case .run(let run):
      if run.isText { return nil }
      isRate = run == .quarantinedShare || run == .undeterminedShare
    case .measure(let index, let view):
      if case .change = view { return nil }
      isRate = world.checkedMeasures[index].style == .percent
    }
    switch node.kind {
    case .number(let number): return Fraction(decimal: number.decimal)
    case .quantity(let number, .percent):
      return isRate ? Fraction(decimal: number.decimal)?.divided(by: Fraction(100)) : nil
    case .quantity(let number, .measure): return isRate ? nil : Fraction(decimal: number.decimal)
    case .quantity(let number, .yuan):
      guard case .measure(let index, _) = figure, world.checkedMeasures[index].style == .money else { return nil }
      return Fraction(decimal: number.decimal)
    default: return nil
    }
  }

  private static func comparison(_ word: ComparisonWord) -> Comparison {
    switch word {
    case .equal, .exactly: .equal
    case .notEqual: .notEqual
    case .less: .less
    case .atMost: .atMost
    case .greater: .greater
    case .atLeast: .atLeast
    }
  }
}
