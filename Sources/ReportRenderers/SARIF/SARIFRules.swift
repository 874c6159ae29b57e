import Codecs
import Findings
import Records
import Reporting
import RuleEngine
import SourceText

/// The rules that a SARIF log names: those that were run, and the built-in checks that found something.
struct SARIFRules {
  /// One rule with what its page shows.
  struct Rule {
    let id: String
    let title: LocalizedText
    let severity: Severity
    let level: Annotation.Level
    let tags: [LocalizedText]
    let basis: [Citation]
    let quotedLaw: [String]
    let help: LocalizedText?
    let object: LocalizedText?
  }

  /// A law with the provisions that rules rest on, as a taxonomy.
  struct Law {
    let title: String
    var places: [String]
  }

  let rules: [Rule]
  let laws: [Law]
  private let indices: [String: Int]

  init(_ list: AnnotationList) {
    var rules = Self.declared(list.result)
    var seen = Set(rules.map(\.id))
    for annotation in list.all where seen.insert(annotation.rule).inserted { rules.append(Self.rule(annotation)) }
    for identity in list.result.gate?.resolved ?? [] where seen.insert(identity.rule).inserted {
      rules.append(
        Rule(
          id: identity.rule, title: identity.title, severity: .major, level: .warning, tags: [], basis: [],
          quotedLaw: [], help: nil, object: nil))
    }
    self.rules = rules
    var indices: [String: Int] = [:]
    for (index, rule) in rules.enumerated() { indices[rule.id] = indices[rule.id] ?? index }
    self.indices = indices
    laws = Self.laws(rules)
  }

  /// The index of a rule.
  func index(of id: String) -> Int? { indices[id] }

  /// The indices of a law and of a provision in it.
  func indices(of citation: Citation) -> (law: Int, place: Int)? {
    guard let law = laws.firstIndex(where: { $0.title == citation.law }),
      let place = laws[law].places.firstIndex(of: Self.place(citation))
    else { return nil }
    return (law, place)
  }

  /// The id of a provision in its law; a law cited as a whole stands for itself.
  static func place(_ citation: Citation) -> String {
    citation.text.isEmpty ? citation.law : citation.text
  }

  private static func declared(_ result: RunResult) -> [Rule] {
    var declared: [String: CheckedRule] = [:]
    for rule in result.ruleSet.rules { declared[rule.id] = rule }
    return result.evaluation.tallies.filter { !$0.pack.isEmpty }.map { tally in
      let rule = declared[tally.rule]
      let pack = result.ruleSet.packs.first { $0.name.en == tally.pack }?.name
      return Rule(
        id: tally.rule, title: tally.title, severity: tally.severity, level: Annotation.Level(tally.severity),
        tags: ([pack].compactMap(\.self) + tally.tags).reduce(into: []) { tags, tag in
          if !tags.contains(tag) { tags.append(tag) }
        }, basis: rule?.basis ?? [], quotedLaw: rule?.quotedLaw ?? [], help: nil, object: rule?.object.text)
    }
  }

  private static func rule(_ annotation: Annotation) -> Rule {
    let help =
      switch annotation.kind {
      case .quarantine: AnnotationWording.unreadHelp
      case .finding(.data): AnnotationWording.dataHelp
      default: nil as LocalizedText?
      }
    return Rule(
      id: annotation.rule, title: annotation.title, severity: annotation.severity, level: annotation.level,
      tags: [annotation.label], basis: annotation.finding?.basis ?? [], quotedLaw: annotation.finding?.quotedLaw ?? [],
      help: help, object: nil)
  }

  private static func laws(_ rules: [Rule]) -> [Law] {
    var laws: [Law] = []
    for citation in rules.flatMap(\.basis) {
      let index = laws.firstIndex { $0.title == citation.law } ?? laws.count
      if index == laws.count { laws.append(Law(title: citation.law, places: [])) }
      if !laws[index].places.contains(place(citation)) { laws[index].places.append(place(citation)) }
    }
    return laws
  }
}

extension SARIFRules.Rule {
  /// What the page of the rule says, in Markdown or as plain text.
  func helpText(_ language: Language, isMarkdown: Bool) -> String {
    let colon = language == .zh ? "：" : ": "
    let clean = { (text: String) in isMarkdown ? MarkdownEscaping.line(text) : VisibleText.line(text) }
    let name = { (label: LocalizedText) in isMarkdown ? "**" + label[language] + "**" : label[language] }
    var lines = [clean(id + " " + title[language])]
    if let help { lines.append(clean(help[language])) }
    lines.append(name(AnnotationWording.severity) + colon + clean(severity.label[language]))
    if let object { lines.append(name(AnnotationWording.object) + colon + clean(object[language])) }
    if !basis.isEmpty { lines.append(name(RendererWording.basis) + colon + clean(basis.label[language])) }
    lines += quotedLaw.map { (isMarkdown ? "> " : "") + clean($0) }
    return lines.joined(separator: isMarkdown ? "\n\n" : "\n")
  }
}
