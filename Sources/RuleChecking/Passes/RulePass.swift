import Diagnostics
import Findings
import Records
import RuleEngine
import RuleSyntax
import SourceText

/// Checks one rule, clause by clause: an error in one clause does not hide those of the others.
struct RulePass {
  let world: World
  let index: Int
  let symbol: RuleSymbol
  var diagnostics: [Diagnostic] = []
  var isBroken = false
  var uses = Uses()
  var slotCount = 1

  private var declaration: RuleDeclaration { symbol.declaration }

  init(_ index: Int, in world: World) {
    self.world = world
    self.index = index
    symbol = world.rules[index]
  }

  /// The checked rule; throws what is wrong with it.
  mutating func check() throws(Rejection) -> (CheckedRule, Uses) {
    let hasSyntaxError = world.hasError(in: symbol.range)
    guard let object = declaration.object else {
      if hasSyntaxError { throw Rejection.silent }
      throw Rejection(RuleProblem.withoutObject(symbol.idRange, symbol.id))
    }
    guard let selection = objectSelection(object), let table = selection.table else {
      throw Rejection(diagnostics: diagnostics)
    }
    var checker = objectChecker(table)
    let effective = effectiveClause(checker)
    let owner = ownerClause(checker)
    let attribution = optionalDate(declaration.attribution, checker, both("`归期`", "`Attribution`"))
    let dueBy = optionalDate(declaration.dueBy, checker, both("`截止`", "`Due by`"))
    if dueBy != nil, let limit = declaration.limits.first { fail(RuleProblem.limitAndDueDate(limit.range)) }
    let variants = allVariants(checker)
    checker.context.deadlineUnit = world.signature(ofRule: index)?.unit
    // With 逐一 each word has its own texts; the first stands for the rule.
    let hasWords = declaration.each != nil
    let message = hasWords ? variants.first?.message : template(declaration.message, checker)
    let remedy = hasWords ? variants.first?.remedy : template(declaration.remedy, checker)
    let missing = missingClause()
    if variants.allSatisfy({ $0.isEmpty }), !isBroken, !hasSyntaxError {
      fail(RuleProblem.withoutRequirement(symbol.idRange, symbol.id))
    }
    guard !isBroken, !hasSyntaxError, !symbol.isDuplicate else { throw Rejection(diagnostics: diagnostics) }
    let pack = world.packs[symbol.pack]
    let rule = CheckedRule(
      id: symbol.id, pack: pack.name.en, title: symbol.title, quotedLaw: symbol.quotedLaw,
      basis: declaration.basis.map { CitationText.citation($0, in: world) }, effective: effective,
      severity: severity(declaration.severity?.value), owner: owner,
      tags: declaration.tags.map { LocalizedText(same: $0.text) }, object: selection, period: objectPeriod,
      variants: variants, missing: missing, dueBy: dueBy, attribution: attribution, calendar: pack.calendar,
      message: message, remedy: remedy, slotCount: slotCount, range: symbol.idRange)
    return (rule, uses)
  }

  // MARK: Trying

  private mutating func fail(_ problem: some CheckingProblem) {
    isBroken = true
    diagnostics.append(problem.diagnostic)
  }

  /// Runs one clause; what is wrong with it is kept and the other clauses go on.
  mutating func attempt<Result>(
    _ checker: ExpressionChecker, _ body: (inout ExpressionChecker) throws(Rejection) -> Result
  ) -> Result? {
    var copy = checker
    copy.uses = Uses()
    do throws(Rejection) {
      let result = try body(&copy)
      uses.formUnion(copy.uses)
      slotCount = max(slotCount, copy.slotCount)
      return result
    } catch {
      isBroken = true
      diagnostics += error.diagnostics
      return nil
    }
  }

  /// Runs one clause that is a value of a kind.
  mutating func attemptValue(_ readings: Readings<Expression>, _ checker: ExpressionChecker) -> CheckedExpression? {
    attempt(checker) { (checker) throws(Rejection) in
      try checker.choose(readings) { (checker, node) throws(Rejection) in try checker.value(node) }
    }
  }

  /// Runs one clause that is a condition.
  mutating func attemptCondition(
    _ readings: Readings<Expression>, _ checker: ExpressionChecker
  ) -> CheckedExpression? {
    attempt(checker) { (checker) throws(Rejection) in
      try checker.choose(readings) { (checker, node) throws(Rejection) in try checker.condition(node) }
    }
  }

  // MARK: Clauses

  private var objectPeriod: ObjectPeriod? {
    switch declaration.object?.period?.value {
    case .day: .day
    case .workday: .workday
    case .week: .week
    case .month: .month
    case .quarter: .quarter
    case .halfYear: .halfYear
    case .year: .year
    case nil: nil
    }
  }

  private func context() -> ScopeContext {
    var context = ScopeContext(pack: symbol.pack)
    context.rule = index
    context.period = objectPeriod
    context.allowsPairs = declaration.allowsPairs != nil
    return context
  }

  private mutating func objectSelection(_ object: ObjectSyntax) -> Selection? {
    let checker = ExpressionChecker(world: world, context: context())
    return attempt(checker) { (checker) throws(Rejection) in
      try checker.choose(object.selection) { (checker, node) throws(Rejection) in
        let selection = try checker.set(node)
        guard selection.table != nil else {
          throw Rejection(TypeProblem.setExpected(node.range, value: selection.text))
        }
        return selection
      }
    }
  }

  private func objectChecker(_ table: TableID) -> ExpressionChecker {
    let frame = Frame(slot: 0, table: table, element: nil, name: world.tables[table.index].name)
    return ExpressionChecker(world: world, context: context(), object: frame)
  }

  private mutating func effectiveClause(_ checker: ExpressionChecker) -> CheckedRule.Effective? {
    guard let syntax = declaration.effective else { return nil }
    let from = syntax.from.flatMap { Day(written: $0.text) }
    let until = syntax.until.flatMap { Day(written: $0.text) }
    if let from, let until, until < from { fail(RuleProblem.effectiveReversed(syntax.range)) }
    let by = optionalDate(syntax.by, checker, both("`生效` 的 `按`", "`by` of `Effective`"))
    return CheckedRule.Effective(from: from, until: until, by: by)
  }

  /// A clause that must be a date.
  private mutating func optionalDate(
    _ readings: Readings<Expression>?, _ checker: ExpressionChecker, _ what: LocalizedText
  ) -> CheckedExpression? {
    guard let readings else { return nil }
    return attempt(checker) { (checker) throws(Rejection) in
      try checker.choose(readings) { (checker, node) throws(Rejection) in try checker.date(node, what) }
    }
  }

  private mutating func ownerClause(_ checker: ExpressionChecker) -> CheckedRule.Owner? {
    guard let syntax = declaration.owner else { return nil }
    let name = CheckedRule.Owner.name(LocalizedText(same: syntax.text.text))
    guard !syntax.readings.all.isEmpty else { return name }
    var copy = checker
    copy.uses = Uses()
    do throws(Rejection) {
      let value = try copy.choose(syntax.readings) { (checker, node) throws(Rejection) in try checker.value(node) }
      uses.formUnion(copy.uses)
      slotCount = max(slotCount, copy.slotCount)
      return .value(value)
    } catch {
      // A word that nothing is called is the name of a unit; a field of another table is a slip.
      guard error.plausibility > .name else { return name }
      isBroken = true
      diagnostics += error.diagnostics
      return nil
    }
  }

  private mutating func missingClause() -> Outcome? {
    guard let syntax = declaration.missing else { return nil }
    switch syntax.value {
    case .violation, .undetermined, .notApplicable: return syntax.value.outcome
    case .pass: fail(RuleProblem.missingPass(syntax.range))
    case .notDue: fail(RuleProblem.missingOutcome(syntax.range))
    }
    return nil
  }

  private func severity(_ word: SeverityWord?) -> Severity {
    switch word {
    case .critical: .critical
    case .major, nil: .major
    case .minor: .minor
    case .note: .note
    }
  }

  // MARK: What is judged

  private mutating func allVariants(_ checker: ExpressionChecker) -> [CheckedRule.Variant] {
    guard let each = declaration.each else { return variant(checker, word: nil).map { [$0] } ?? [] }
    var variants: [CheckedRule.Variant] = []
    var seen: Set<String> = []
    for word in each.words {
      guard seen.insert(nameKey(word.text)).inserted else {
        fail(RuleProblem.duplicateWord(word.range, word.text))
        continue
      }
      var copy = checker
      copy.context.eachName = nameKey(each.name.text)
      copy.context.eachWord = word
      guard let checked = variant(copy, word: wordText(word, checker)) else { break }
      variants.append(checked)
    }
    return variants
  }

  /// Both labels of a word of 逐一: of the field or choice it names, else as written.
  private func wordText(_ word: Name, _ checker: ExpressionChecker) -> LocalizedText {
    let key = nameKey(word.text)
    for table in world.tables where table.id == .organisation || world.isVisible(table, from: symbol.pack) {
      if case .field(let id)? = table.members[key] { return table.fields[id.index].name }
      for field in table.fields {
        if case .choice(let list) = field.type,
          let choice = list.first(where: { nameKey($0.name.zh) == key || nameKey($0.name.en) == key })
        {
          return choice.name
        }
      }
    }
    return LocalizedText(same: word.text)
  }

  private mutating func variant(_ base: ExpressionChecker, word: LocalizedText?) -> CheckedRule.Variant? {
    var checker = base
    let isBrokenBefore = isBroken
    let deadline = deadline(&checker)
    var requirements: [CheckedItem] = []
    for requirement in declaration.requirements {
      requirements += requirementItems(requirement, checker) ?? []
    }
    let exceptions = declaration.exceptions.compactMap { exception($0, checker) }
    if isBroken && !isBrokenBefore { return nil }
    let body: CheckedRule.Body =
      deadline.map { .deadline($0, requirements: requirements) } ?? .requirements(requirements)
    guard let word else { return CheckedRule.Variant(word: nil, body: body, exceptions: exceptions) }
    checker.context.deadlineUnit = world.signature(ofRule: index)?.unit
    checker.context.eachText = word
    let message = template(declaration.message, checker)
    let remedy = template(declaration.remedy, checker)
    if isBroken && !isBrokenBefore { return nil }
    return CheckedRule.Variant(word: word, body: body, exceptions: exceptions, message: message, remedy: remedy)
  }

  private mutating func requirementItems(
    _ requirement: RequirementSyntax, _ checker: ExpressionChecker
  ) -> [CheckedItem]? {
    attempt(checker) { (checker) throws(Rejection) in
      try RulePass.items(requirement.condition, requirement.items, requirement.range, &checker)
    }
  }

  /// A condition with the items under it: items of 以下全部 stand for themselves.
  static func items(
    _ readings: Readings<Expression>?, _ items: [ItemSyntax], _ range: SourceRange, _ checker: inout ExpressionChecker
  ) throws(Rejection) -> [CheckedItem] {
    checker.context.items = items
    checker.context.usedItems = false
    guard let readings else { return try checker.items(range) }
    let checked = try checker.choose(readings) { (checker, node) throws(Rejection) in try checker.meets(node) }
    if let first = items.first, !checker.context.usedItems {
      if checker.world.hasError(touching: first.range) { throw Rejection.silent }
      throw Rejection(FormProblem.itemsUnexpected(first.range))
    }
    checker.context.items = []
    return checked
  }

  private mutating func exception(
    _ syntax: ExceptionSyntax, _ checker: ExpressionChecker
  ) -> CheckedRule.RuleException? {
    let itemsInReplacement = syntax.replacement != nil
    let condition = attempt(checker) { (checker) throws(Rejection) in
      checker.context.items = itemsInReplacement ? [] : syntax.items
      return try checker.choose(syntax.condition) { (checker, node) throws(Rejection) in try checker.condition(node) }
    }
    var replacement: [CheckedItem] = []
    if let readings = syntax.replacement {
      replacement =
        attempt(checker) { (checker) throws(Rejection) in
          try RulePass.items(readings, syntax.items, syntax.range, &checker)
        } ?? []
    }
    guard let condition else { return nil }
    return CheckedRule.RuleException(
      label: syntax.label?.text, condition: condition, replacement: replacement)
  }

  // MARK: Messages

  private mutating func template(_ syntax: MessageSyntax?, _ checker: ExpressionChecker) -> MessageTemplate? {
    guard let syntax else { return nil }
    let zh = parts(syntax.zh, checker)
    let en = syntax.en.map { parts($0, checker) }
    return MessageTemplate(zh: zh, en: en ?? zh)
  }

  private mutating func parts(_ syntax: [MessageSyntax.Part], _ checker: ExpressionChecker) -> [MessageTemplate.Part] {
    syntax.compactMap { part in
      switch part {
      case .text(let text): return .text(text)
      case .figure(let readings): return attemptValue(readings, checker).map { .figure($0) }
      }
    }
  }
}

extension CheckedRule.Variant {
  /// Whether nothing is judged.
  var isEmpty: Bool {
    if case .requirements(let items) = body { items.isEmpty } else { false }
  }
}

extension ExpressionChecker {
  /// A date or a moment that a clause demands.
  mutating func date(_ expression: Expression, _ what: LocalizedText) throws(Rejection) -> CheckedExpression {
    let checked = try value(expression, expecting: .date)
    guard checked.type.isDay else {
      throw Rejection(
        TypeProblem.wrongType(
          expression.range, value: checked.source, type: world.typeName(checked.type), expected: both("日期", "a date"),
          what: what))
    }
    return checked
  }
}
