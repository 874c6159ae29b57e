import Findings
import Records
import RuleEngine
import SourceText

/// Finds the conditions of one rule, definition or measure that can never, or must always, hold.
struct ConditionAnalysis {
  private let reader: ClaimReader
  private(set) var faults: [ConditionFault] = []
  private var places: Set<SourceRange> = []

  /// A condition with what it claims.
  private struct Part {
    let condition: CheckedExpression
    let claim: Claim
  }

  /// What is known where a condition stands: of the object, of the rows around it.
  private struct Context {
    var parts: [Part] = []
    var claims: [Claim] { parts.map(\.claim) }
    func with(_ other: [Part]) -> Context { Context(parts: parts + other) }
  }

  init(_ reader: ClaimReader) {
    self.reader = reader
  }

  // MARK: Rules

  /// Looks at all conditions of a rule.
  mutating func look(at rule: CheckedRule) {
    let scope = parts([rule.object.condition].compactMap { $0 })
    let effective = effectiveParts(rule.effective)
    guard examine(scope, in: Context(parts: effective), as: .emptySelection) else { return }
    let object = Context(parts: effective + scope)
    for variant in rule.variants { look(at: variant, of: rule, in: object) }
  }

  private mutating func look(at variant: CheckedRule.Variant, of rule: CheckedRule, in object: Context) {
    for exception in variant.exceptions {
      let condition = parts([exception.condition])
      guard examine(condition, in: object, as: .neverHolds) else { continue }
      examineAlways(condition[0], in: object)
      let within = object.with(condition)
      _ = examine(parts(exception.replacement.map(\.condition)), in: within, as: .neverHolds)
    }
    // What an exception does not take away.
    let judged = object.with(
      variant.exceptions.map { Part(condition: $0.condition, claim: reader.claim($0.condition, false)) })
    let items: [CheckedItem]
    switch variant.body {
    case .requirements(let requirements): items = requirements
    case .deadline(let deadline, let requirements):
      items = requirements
      look(at: deadline, in: object)
    }
    let required = parts(items.map(\.condition))
    guard !SituationSearch.isImpossible(judged.claims, reader.terms),
      examine(required, in: judged, as: .neverHolds)
    else { return }
    // 缺失：违规 makes a requirement of what is filled in; then it is no empty one.
    guard rule.missing != .violation else { return }
    for part in required { examineAlways(part, in: judged) }
  }

  private mutating func look(at deadline: Deadline, in object: Context) {
    let conditions =
      deadline.starts.map(\.condition) + deadline.stops.map(\.condition) + deadline.exclusions.map(\.condition)
      + deadline.limits.map(\.condition)
    for condition in conditions.compactMap({ $0 }) {
      let part = parts([condition])
      guard examine(part, in: object, as: .neverHolds) else { continue }
      examineAlways(part[0], in: object)
    }
    for line in deadline.exclusions {
      for case .rows(let selection) in line.content { look(at: selection, items: [], isEach: false, in: object) }
    }
  }

  private func effectiveParts(_ effective: CheckedRule.Effective?) -> [Part] {
    guard let effective, let by = effective.by else { return [] }
    func part(_ comparison: Comparison, _ day: Day?) -> Part? {
      guard let day else { return nil }
      let bound = CheckedExpression(
        kind: .constant(.date(day)), type: .date, range: by.range, source: LocalizedText(same: day.text))
      let condition = CheckedExpression(
        kind: .compare(comparison, by, bound), type: .truth, range: by.range,
        source: phrase(
          zh: [by.source.zh, CanonicalText.comparison(comparison, ofDates: true).zh, day.text],
          en: [by.source.en, CanonicalText.comparison(comparison, ofDates: true).en, day.text]))
      return Part(condition: condition, claim: reader.claim(condition))
    }
    return [part(.atLeast, effective.from), part(.atMost, effective.until)].compactMap { $0 }
  }

  // MARK: Definitions and measures

  /// Looks at the value of a definition.
  mutating func look(at definition: CheckedRuleSet.Definition) {
    guard definition.value.type == .truth, definition.value.kind.isPlainCondition else {
      descend(definition.value, in: Context())
      return
    }
    let condition = parts([definition.value])
    if examine(condition, in: Context(), as: .neverHolds) { examineAlways(condition[0], in: Context()) }
  }

  /// Looks at the scope and the figure of a measure.
  mutating func look(at measure: CheckedMeasure) {
    if let scope = measure.scope { look(at: scope, items: [], isEach: false, in: Context()) }
    descend(measure.value, in: Context())
  }

  // MARK: Conditions

  private func parts(_ conditions: [CheckedExpression]) -> [Part] {
    conditions.flatMap(\.conjuncts).map { Part(condition: $0, claim: reader.claim($0)) }
  }

  /// Whether conditions can hold together where they stand; what can't is reported, what can is looked into.
  private mutating func examine(_ parts: [Part], in context: Context, as kind: ConditionFault.Kind) -> Bool {
    guard !parts.isEmpty else { return true }
    if SituationSearch.isImpossible(context.claims + parts.map(\.claim), reader.terms) {
      // What is impossible without these conditions was reported where it stands.
      if !SituationSearch.isImpossible(context.claims, reader.terms) { reportNever(parts, context, kind) }
      return false
    }
    for (index, part) in parts.enumerated() where part.condition.kind.holdsConditions {
      var others = parts
      others.remove(at: index)
      descend(part.condition, in: context.with(others))
    }
    return true
  }

  private mutating func reportNever(_ parts: [Part], _ context: Context, _ kind: ConditionFault.Kind) {
    var before: [Part] = []
    for part in parts {
      defer { before.append(part) }
      if SituationSearch.isImpossible([part.claim], reader.terms) {
        report(kind, part.condition, because: nil)
        return
      }
      guard SituationSearch.isImpossible(context.claims + before.map(\.claim) + [part.claim], reader.terms) else {
        continue
      }
      let partner = (before.reversed() + context.parts.reversed()).first {
        SituationSearch.isImpossible([$0.claim, part.claim], reader.terms)
      }
      report(kind, part.condition, because: partner?.condition ?? before.last?.condition)
      return
    }
  }

  private mutating func examineAlways(_ part: Part, in context: Context) {
    let opposite = reader.claim(part.condition, false)
    guard SituationSearch.isImpossible(context.claims + [opposite], reader.terms) else { return }
    guard !SituationSearch.isImpossible([opposite], reader.terms) else {
      report(.alwaysHolds, part.condition, because: nil)
      return
    }
    let partner = context.parts.first { SituationSearch.isImpossible([$0.claim, opposite], reader.terms) }
    report(.alwaysHolds, part.condition, because: partner?.condition)
  }

  private mutating func report(
    _ kind: ConditionFault.Kind, _ condition: CheckedExpression, because: CheckedExpression?
  ) {
    // 逐一 judges one condition several times.
    guard places.insert(condition.range).inserted else { return }
    faults.append(
      ConditionFault(
        kind: kind, range: condition.range, text: condition.source, because: because.map { ($0.range, $0.source) }))
  }

  // MARK: What stands inside

  private mutating func descend(_ expression: CheckedExpression, in context: Context) {
    switch expression.kind {
    case .all(let conditions): _ = examine(parts(conditions), in: context, as: .neverHolds)
    case .any(let conditions), .atLeast(_, let conditions):
      for condition in conditions { _ = examine(parts([condition]), in: context, as: .neverHolds) }
    case .implies(let premise, let conclusion):
      let assumed = parts([premise])
      guard examine(assumed, in: context, as: .neverHolds) else { return }
      _ = examine(parts([conclusion]), in: context.with(assumed), as: .neverHolds)
    case .conditional(let cases):
      for one in cases {
        if let condition = one.condition { _ = examine(parts([condition]), in: context, as: .neverHolds) }
        descend(one.value, in: context)
      }
    case .exists(let selection, let items): look(at: selection, items: items, isEach: false, in: context)
    case .every(let selection, let items): look(at: selection, items: items, isEach: true, in: context)
    default:
      let inner = ExpressionParts(of: expression)
      for selection in inner.selections { look(at: selection, items: [], isEach: false, in: context) }
      for part in inner.expressions { descend(part, in: context) }
    }
  }

  private mutating func look(at selection: Selection, items: [CheckedItem], isEach: Bool, in context: Context) {
    reader.terms.tables[selection.slot] = selection.table
    let condition = parts([selection.condition].compactMap { $0 })
    guard examine(condition, in: context, as: .emptySelection) else { return }
    let within = context.with(condition)
    let met = parts(items.map(\.condition))
    guard examine(met, in: within, as: .neverHolds), isEach else { return }
    for part in met { examineAlways(part, in: within) }
  }
}

extension CheckedExpression {
  /// The conditions that must all hold for this one to hold.
  var conjuncts: [CheckedExpression] {
    if case .all(let parts) = kind { parts.flatMap(\.conjuncts) } else { [self] }
  }
}

extension CheckedExpression.Kind {
  /// Whether other conditions or selections may stand inside.
  fileprivate var holdsConditions: Bool {
    switch self {
    case .constant, .field, .parameter, .environment, .element, .rowKey: return false
    case .compare(_, let left, let right): return left.kind.holdsConditions || right.kind.holdsConditions
    case .has(let value), .lacks(let value): return value.kind.holdsConditions
    case .member(let value, _): return value.kind.holdsConditions
    default: return true
    }
  }

  /// Whether it is a condition by its form, not a yes-or-no value.
  fileprivate var isPlainCondition: Bool {
    switch self {
    case .constant, .field, .parameter, .element, .conditional, .call, .definition: false
    default: true
    }
  }
}
