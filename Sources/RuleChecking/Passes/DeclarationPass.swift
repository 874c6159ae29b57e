import Diagnostics
import Records
import RuleEngine
import RuleSyntax
import SourceText

/// Collects what the blocks of all files declare; names only, nothing is resolved yet.
struct DeclarationPass {
  let world: World

  /// Collects the blocks of one pack, already added to the world under this number.
  func collect(_ blocks: [Block], pack: Int) {
    for block in blocks { collect(block, pack: pack) }
  }

  private func collect(_ block: Block, pack: Int) {
    switch block.declaration {
    case .table(let declaration): collectTable(block, declaration, pack)
    case .parameter: collectParameter(block, pack)
    case .wordList(let declaration): collectWordList(block, declaration, pack)
    case .definition(let declaration): collectDefinition(block, declaration, pack)
    case .measure(let declaration): collectMeasure(block, declaration, pack)
    case .rule(let declaration): collectRule(block, declaration, pack)
    case .calendar(let declaration): collectCalendar(block, declaration, pack)
    case .law(let declaration): collectLaw(block, declaration, pack)
    case .decisionTable(let declaration):
      if let id = block.id, let rule = world.rule(id: id.text) {
        world.report(DeclarationProblem.duplicateName(id.range, id.text, first: world.rules[rule].idRange))
      } else if let symbol = identified(block, declaration, pack) {
        world.decisionTables.append(symbol)
        world.register(decisionTable: symbol.id)
      }
    case .scorecard(let declaration):
      if let symbol = identified(block, declaration, pack) { world.scorecards.append(symbol) }
    case .report(let declaration):
      if let symbol = identified(block, declaration, pack) { world.reports.append(symbol) }
    case .profile(let declaration): world.profiles.append(BlockSymbol(block, declaration, pack: pack))
    case .waiver(let declaration): world.waivers.append(BlockSymbol(block, declaration, pack: pack))
    case .ruleset, .test, .unsupported: break
    }
  }

  /// Declares the names of a block; false when one of them is taken.
  @discardableResult
  private func declare(_ names: DeclaredName, _ symbol: Symbol, _ pack: Int) -> Bool {
    var isFree = true
    for name in [names.zh] + (names.en.map { [$0] } ?? []) {
      let key = nameKey(name.text)
      if let word = EnvironmentWord.named(key) {
        world.report(DeclarationProblem.reservedName(name.range, name.text, proposal: proposal(word, name.text)))
        isFree = false
        continue
      }
      if let earlier = world.packs[pack].names[key], earlier != symbol, let place = world.place(earlier) {
        world.report(DeclarationProblem.duplicateName(name.range, name.text, first: place))
        isFree = false
        continue
      }
      world.packs[pack].names[key] = symbol
      world.packs[pack].orderedNames.append(name.text)
    }
    return isFree
  }

  private func proposal(_ word: EnvironmentWord, _ name: String) -> String {
    let isEnglish = name.unicodeScalars.allSatisfy(\.isASCII)
    return switch word {
    case .checkDate: isEnglish ? "inspected on" : "现场检查日期"
    case .reportPeriod: isEnglish ? "filing period" : "填报时期"
    case .year: isEnglish ? "year of filing" : "所属年份"
    case .organisation: isEnglish ? "unit" : "单位"
    }
  }

  private func collectTable(_ block: Block, _ declaration: TableDeclaration, _ pack: Int) {
    guard let names = block.names else { return }
    let id = TableID(world.tables.count)
    world.tables.append(
      TableSymbol(
        id: id, name: names.text, title: block.title?.text ?? names.text, pack: pack, range: names.range, block: block,
        declaration: declaration, measureWords: declaration.measureWords.map(\.text)))
    declare(names, .table(id), pack)
  }

  private func collectParameter(_ block: Block, _ pack: Int) {
    guard let names = block.names else { return }
    world.parameters.append(ParameterSymbol(name: names.text, pack: pack, range: names.range))
    declare(names, .parameter(world.parameters.count - 1), pack)
  }

  private func collectWordList(_ block: Block, _ declaration: WordListDeclaration, _ pack: Int) {
    guard let names = block.names else { return }
    world.wordLists.append(
      WordListSymbol(
        name: names.text, pack: pack, range: names.range, words: declaration.words.map { Text($0.text) }))
    declare(names, .wordList(world.wordLists.count - 1), pack)
  }

  private func collectMeasure(_ block: Block, _ declaration: MeasureDeclaration, _ pack: Int) {
    guard let names = block.names else { return }
    world.measures.append(
      MeasureSymbol(name: names.text, pack: pack, declaration: declaration, range: names.range))
    declare(names, .measure(world.measures.count - 1), pack)
  }

  /// A definition of a table is a member of it; its owner is found when all tables are known.
  private func collectDefinition(_ block: Block, _ declaration: DefinitionDeclaration, _ pack: Int) {
    guard let names = block.names else { return }
    let index = world.definitions.count
    world.definitions.append(
      DefinitionSymbol(name: names.text, pack: pack, table: nil, declaration: declaration, range: names.range))
    if declaration.owner == nil { declare(names, .definition(index), pack) }
  }

  private func collectRule(_ block: Block, _ declaration: RuleDeclaration, _ pack: Int) {
    guard let id = block.id else {
      if !world.hasError(in: block.headerRange) { world.report(RuleProblem.withoutID(block.headerRange)) }
      return
    }
    if let table = world.decisionTable(id: id.text), let first = world.decisionTables[table].block.id?.range {
      world.report(DeclarationProblem.duplicateName(id.range, id.text, first: first))
      return
    }
    let earlier = world.register(rule: world.rules.count, id: id.text)
    if let earlier {
      world.report(DeclarationProblem.duplicateRule(id.range, id.text, first: world.rules[earlier].idRange))
    }
    world.rules.append(
      RuleSymbol(
        id: id.text, pack: pack, title: block.title?.text ?? LocalizedText(same: id.text),
        quotedLaw: block.quotedLaw.map(\.text), declaration: declaration, isDuplicate: earlier != nil,
        idRange: id.range, range: block.range))
  }

  /// A declaration with an id of its own; nil when it has none or an earlier one has it.
  private func identified<Declaration>(
    _ block: Block, _ declaration: Declaration, _ pack: Int
  ) -> BlockSymbol<Declaration>? {
    guard let id = block.id else { return nil }
    if let earlier = world.identifiedPlaces[id.text] {
      world.report(DeclarationProblem.duplicateName(id.range, id.text, first: earlier))
      return nil
    }
    world.identifiedPlaces[id.text] = id.range
    return BlockSymbol(block, declaration, pack: pack)
  }

  private func collectLaw(_ block: Block, _ declaration: LawDeclaration, _ pack: Int) {
    guard let id = block.id else { return }
    let versions = declaration.versions.compactMap { version in
      Day(written: version.effective.text).map { (effective: $0, articles: version.articles) }
    }
    if let earlier = world.laws.first(where: { $0.title == id.text }) {
      world.report(DeclarationProblem.duplicateName(id.range, "《\(id.text)》", first: earlier.range))
      return
    }
    world.laws.append(
      LawSymbol(
        title: id.text, fullTitle: block.title?.text ?? LocalizedText(same: id.text),
        provisions: declaration.provisions,
        pack: pack, range: id.range, versions: versions))
  }

  private func collectCalendar(_ block: Block, _ declaration: CalendarDeclaration, _ pack: Int) {
    guard let names = block.names else { return }
    var notices: [WorkCalendar.Notice] = []
    for notice in declaration.notices {
      if let checked = CalendarNotices(world: world).check(notice) { notices.append(checked) }
    }
    let rest = declaration.restDays.isEmpty ? [6, 7] : declaration.restDays
    world.calendars.append(
      CalendarSymbol(
        name: names.text, pack: pack, range: names.range,
        checked: WorkCalendar(name: names.text, weeklyRest: rest, notices: notices)))
    declare(names, .calendar(world.calendars.count - 1), pack)
  }
}

/// Reads the notices of a calendar.
struct CalendarNotices {
  let world: World

  /// The notice; nil when its days are broken.
  func check(_ notice: CalendarDeclaration.Notice) -> WorkCalendar.Notice? {
    guard let written = notice.days, let days = span(written) else { return nil }
    return WorkCalendar.Notice(
      name: notice.name.text, issued: notice.issued.flatMap { Day(written: $0.text) }, days: days,
      off: notice.holidays.compactMap { inside(days, $0) }, working: notice.workdays.compactMap { inside(days, $0) })
  }

  private func span(_ syntax: DateSpanSyntax) -> ClosedRange<Day>? {
    guard let first = Day(written: syntax.first.text), let last = Day(written: syntax.last.text) else { return nil }
    guard first <= last else {
      world.report(DeclarationProblem.noticeReversed(syntax.first.range.joined(with: syntax.last.range)))
      return nil
    }
    return first...last
  }

  private func inside(_ days: ClosedRange<Day>, _ syntax: DateSpanSyntax) -> ClosedRange<Day>? {
    guard let found = span(syntax) else { return nil }
    for (day, place) in [(found.lowerBound, syntax.first), (found.upperBound, syntax.last)]
    where !days.contains(day) {
      world.report(DeclarationProblem.dayOutsideNotice(place.range, place.text))
      return nil
    }
    return found
  }
}
