import Findings
import Records
import Reporting
package import RuleEngine
package import SourceText

/// What a rule says, clause by clause, in canonical words, with the meaning of every name that it uses: two rules with the
/// same parts judge alike, whatever their text, their files and their other neighbours.
package struct RuleMeaning: Sendable, Hashable {
  /// One clause, or one thing that a clause names.
  package struct Part: Sendable, Hashable {
    /// The clause word, or the kind and name of the thing.
    package let name: LocalizedText
    /// What it says.
    package let text: LocalizedText
  }

  /// What decides about outcomes.
  package private(set) var judging: [Part] = []
  /// What does not: title, provisions, severity, owner, tags, 归期, messages.
  package private(set) var telling: [Part] = []

  private let ruleSet: CheckedRuleSet

  /// The meaning of a rule.
  package init(ofRule index: Int, in ruleSet: CheckedRuleSet) {
    self.ruleSet = ruleSet
    let rule = ruleSet.rules[index]
    addClauses(rule)
    addNeeds(index)
    addTelling(rule)
  }

  package static func == (left: RuleMeaning, right: RuleMeaning) -> Bool {
    left.judging == right.judging && left.telling == right.telling
  }

  package func hash(into hasher: inout Hasher) {
    hasher.combine(judging)
    hasher.combine(telling)
  }

  // MARK: Clauses

  private mutating func addClauses(_ rule: CheckedRule) {
    add("对象", "objects", rule.object.text)
    if let period = rule.period { add("每期", "each period", String(describing: period)) }
    if let effective = rule.effective {
      let by = effective.by?.source
      add(
        "生效", "in force",
        LocalizedText(
          zh: "\(effective.from?.text ?? "…") 至 \(effective.until?.text ?? "…")" + (by.map { "，按\($0.zh)" } ?? ""),
          en: "\(effective.from?.text ?? "…") to \(effective.until?.text ?? "…")" + (by.map { ", by \($0.en)" } ?? "")))
    }
    if let dueBy = rule.dueBy { add("截止", "due by", dueBy.source) }
    if let missing = rule.missing { add("缺失", "if missing", missing.label) }
    for variant in rule.variants {
      if let word = variant.word { add("逐一", "one by one", word) }
      switch variant.body {
      case .requirements(let items): add(items)
      case .deadline(let deadline, let items):
        add(deadline)
        add(items)
      }
      for exception in variant.exceptions {
        add("除外", "except", exception.condition.source)
        for item in exception.replacement { add("改为", "instead", item.condition.source) }
      }
    }
  }

  private mutating func add(_ items: [CheckedItem]) {
    for item in items { add("要求", "require", item.condition.source) }
  }

  private mutating func add(_ deadline: Deadline) {
    for line in deadline.starts + deadline.stops { judging.append(Self.line(line.source)) }
    for line in deadline.exclusions { judging.append(Self.line(line.source)) }
    for line in deadline.limits { judging.append(Self.line(line.source)) }
    if let ended = deadline.ended { add("办结", "ended", ended.source) }
    for mark in deadline.marks {
      let figure = "\(mark.figure) \(mark.comparison.rawValue) "
      add("亮牌", "marks", mark.name + LocalizedText(same: " " + figure) + mark.bound.source)
    }
  }

  /// A line whose text begins with its clause word.
  private static func line(_ source: LocalizedText) -> Part {
    func cut(_ text: String, _ colon: String) -> (String, String) {
      guard let range = text.firstRange(of: colon) else { return ("", text) }
      return (String(text[..<range.lowerBound]), String(text[range.upperBound...]))
    }
    let (zh, en) = (cut(source.zh, "："), cut(source.en, ": "))
    return Part(name: LocalizedText(zh: zh.0, en: en.0.lowercased()), text: LocalizedText(zh: zh.1, en: en.1))
  }

  private mutating func add(_ zh: String, _ en: String, _ text: LocalizedText) {
    judging.append(Part(name: LocalizedText(zh: zh, en: en), text: text))
  }

  private mutating func add(_ zh: String, _ en: String, _ text: String) { add(zh, en, LocalizedText(same: text)) }

  // MARK: What the clauses name

  private mutating func addNeeds(_ index: Int) {
    let needs = DeclarationUse(of: ruleSet.rules[index], in: ruleSet)
    for definition in needs.definitions.sorted() {
      let definition = ruleSet.definitions[definition]
      add(named("定义", "definition", definition.name), definition.value.source)
    }
    for parameter in needs.parameters.sorted() {
      let parameter = ruleSet.parameters[parameter]
      add(named("参数", "parameter", parameter.name), Self.values(of: parameter))
    }
    for table in needs.decisionTables.sorted() {
      let table = ruleSet.decisionTables[table]
      let rows = LocalizedText(
        zh: table.rows.map(\.source.zh).joined(separator: " "), en: table.rows.map(\.source.en).joined(separator: " "))
      add(table.name, LocalizedText(same: "\(table.hit)：") + rows)
    }
    for measure in needs.measures.sorted() {
      let measure = ruleSet.measures[measure]
      add(named("指标", "measure", measure.name), measure.value.source + (measure.scope?.text ?? Self.nothing))
    }
    let reach = RuleReach(ofRule: index, in: ruleSet)
    for field in reach.fields {
      let (table, field) = (ruleSet.schema[field.table], ruleSet.schema[field.table][field.field])
      let blank = field.blankDefault.map { " \($0)" } ?? ""
      add(
        named("字段", "field", table.name + LocalizedText(same: ".") + field.name),
        LocalizedText(same: "\(field.path.joined(separator: "."))：\(Self.text(of: field.type, ruleSet.schema))\(blank)")
      )
    }
    if let calendar = ruleSet.rules[index].calendar, ruleSet.calendars.indices.contains(calendar) {
      add("日历", "calendar", LocalizedText(same: "\(ruleSet.calendars[calendar])"))
    }
    // A rule that asks for others changes when they do; of each only its own clauses, so that circles end.
    for other in reach.rules {
      var own = RuleMeaning(ruleSet)
      own.addClauses(ruleSet.rules[other])
      add(
        named("规则", "rule", LocalizedText(same: ruleSet.rules[other].id)),
        LocalizedText(same: own.judging.map { "\($0.name.zh)：\($0.text.zh)" }.joined(separator: "；")))
    }
  }

  private init(_ ruleSet: CheckedRuleSet) {
    self.ruleSet = ruleSet
  }

  private static let nothing = LocalizedText(same: "")

  private mutating func add(_ name: LocalizedText, _ text: LocalizedText) {
    judging.append(Part(name: name, text: text))
  }

  private func named(_ zh: String, _ en: String, _ name: LocalizedText) -> LocalizedText {
    LocalizedText(zh: zh + " " + name.zh, en: en + " " + name.en)
  }

  private static func values(of parameter: CheckedRuleSet.Parameter) -> LocalizedText {
    let texts = parameter.values.map { dated in
      let value = ValueText.text(dated.value, type: parameter.type)
      guard let from = dated.from else { return value }
      return LocalizedText(zh: "自 \(from.text)：\(value.zh)", en: "from \(from.text): \(value.en)")
    }
    if texts.isEmpty { return LocalizedText(zh: "没有值", en: "no value") }
    return LocalizedText(zh: texts.map(\.zh).joined(separator: "；"), en: texts.map(\.en).joined(separator: "; "))
  }

  /// A type without the numbers of tables, which other declarations move.
  private static func text(of type: FieldType, _ schema: Schema) -> String {
    switch type {
    case .reference(let table): "→ " + schema[table].name.zh
    case .several(let element): "[" + text(of: element, schema) + "]"
    case .choice(let words): words.map { "\($0.name.zh)=\($0.code)" }.joined(separator: "、")
    default: "\(type)"
    }
  }

  // MARK: What no outcome depends on

  private mutating func addTelling(_ rule: CheckedRule) {
    func tell(_ zh: String, _ en: String, _ text: LocalizedText) {
      telling.append(Part(name: LocalizedText(zh: zh, en: en), text: text))
    }
    tell("标题", "title", rule.title)
    tell("级别", "severity", LocalizedText(same: rule.severity.rawValue))
    tell("依据", "basis", LocalizedText(same: rule.basis.map { "《\($0.law)》\($0.text)" }.joined(separator: "、")))
    switch rule.owner {
    case .name(let name): tell("责任", "owner", name)
    case .value(let value): tell("责任", "owner", value.source)
    case nil: break
    }
    tell("标签", "tags", LocalizedText(same: rule.tags.map(\.zh).joined(separator: "、")))
    if let attribution = rule.attribution { tell("归期", "dated by", attribution.source) }
    if let message = rule.message { tell("说明", "message", Self.text(of: message)) }
    if let remedy = rule.remedy { tell("整改", "remedy", Self.text(of: remedy)) }
    tell("引文", "quoted law", LocalizedText(same: rule.quotedLaw.joined(separator: "\n")))
  }

  private static func text(of template: MessageTemplate) -> LocalizedText {
    func joined(_ parts: [MessageTemplate.Part], _ language: Language) -> String {
      parts.map { part in
        switch part {
        case .text(let text): text
        case .figure(let figure): "{\(figure.source[language])}"
        }
      }
      .joined()
    }
    return LocalizedText(zh: joined(template.zh, .zh), en: joined(template.en, .en))
  }
}
