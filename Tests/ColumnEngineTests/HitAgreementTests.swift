import Findings
import Records
import RuleEngine
import SourceText
import TestSupport
import Testing

@Suite("Two evaluators, one meaning of hits")
struct HitAgreementTests {
  @Test("agree on sets of hits, on rules whose objects are hits, streamed or not", arguments: 0..<4)
  func agreement(part: Int) throws {
    for seed in stride(from: part, to: 240, by: 4) {
      var random = SeededGenerator(seed: UInt64(seed) &* 97 &+ 3)
      var form = RunForm(&random)
      form.streams = seed % 2 == 0
      var item = DifferentialCase(seed: UInt64(seed))
      item.rules = HitRules(schema: item.rules.schema, random: random).ruleSet(beside: item.rules)
      item.options = EvaluationOptions()
      let expected = try ReferenceUnderTest().evaluate(item, RunForm())
      let actual = try ColumnUnderTest().evaluate(item, form)
      if let difference = EvaluationDifference.between(expected, actual) {
        Issue.record("seed \(seed), \(form)\n\(difference)\n\(item.current)")
        return
      }
      #expect(expected.tallies.count == 5)
    }
  }
}

/// Rules over the hits in two texts of the office: the titles of cases and the numbers of opinions, which are nested twice.
private struct HitRules {
  private let schema: Schema
  private let titles: TableID
  private let numbers: TableID
  private var random: SeededGenerator

  init(schema: Schema, random: SeededGenerator) {
    self.random = random
    titles = TableID(schema.tables.count)
    numbers = TableID(schema.tables.count + 1)
    let title = FieldID(16)
    precondition(schema[Office.cases][title].name.zh == "标题" && schema[Office.opinions][FieldID(0)].type == .text)
    let patterns = ["{汉字}", "[0-9A-Za-z]{1,2}", "{任意}{2}", "项…"]
    self.schema = Schema(
      tables: schema.tables + [
        Self.table(titles, of: Office.cases, .hits(of: title, .pattern(self.random.pick(patterns)))),
        Self.table(numbers, of: Office.opinions, .hits(of: FieldID(0), .words(["1", "意", "A", "a"]))),
      ])
  }

  private static func table(_ id: TableID, of parent: TableID, _ content: TableContent) -> TableSchema {
    let fields = HitField.allCases.map { field in
      FieldSchema(
        name: Office.name("\(field)"), path: [], type: field == .ordinal ? .integer : .text, range: Office.nowhere)
    }
    return TableSchema(
      id: id, name: Office.name("命中\(id.index)"), title: Office.name("命中"), source: nil, fields: fields,
      key: [FieldID(HitField.words.rawValue), FieldID(HitField.ordinal.rawValue)],
      link: ChildLink(parent: parent, origin: .nested(path: [])), content: content, range: Office.nowhere)
  }

  func ruleSet(beside old: CheckedRuleSet) -> CheckedRuleSet {
    var copy = self
    return CheckedRuleSet(
      packs: [], schema: schema, ended: [:], parameters: old.parameters, definitions: [], calendars: old.calendars,
      rules: copy.rules(), measures: [])
  }

  private mutating func rules() -> [CheckedRule] {
    let bound = number(random.below(3))
    let ordinal = value(.field(.slot(1), FieldID(HitField.ordinal.rawValue)), .number)
    let own = value(.field(.slot(0), FieldID(HitField.ordinal.rawValue)), .number)
    let before = value(.field(.slot(0), FieldID(HitField.before.rawValue)), .text)
    let ofCase = set(.children(titles, of: .slot(0)))
    let ofOpinion = set(.children(numbers, of: .slot(0)))
    let everywhere = set(.table(random.chance(50) ? titles : numbers, .current))
    let isFirst = truth(.compare(.atMost, ordinal, number(1)))
    return [
      rule(0, Office.cases, truth(.compare(.atMost, value(.count(ofCase), .number), bound))),
      rule(1, Office.cases, truth(.every(ofCase, meets: [CheckedItem(condition: isFirst, label: Office.name("首"))]))),
      rule(2, titles, random.chance(50) ? truth(.has(before)) : truth(.compare(.equal, own, number(1)))),
      rule(
        3, random.chance(50) ? numbers : Office.opinions,
        random.chance(50) ? truth(.hasRows(everywhere)) : truth(.lacksRows(everywhere))),
      rule(4, Office.opinions, truth(random.chance(50) ? .hasRows(ofOpinion) : .lacksRows(ofOpinion))),
    ]
  }

  private func set(_ source: Selection.Source) -> Selection {
    Selection(source: source, slot: 1, text: Office.name("命中"))
  }

  private func value(_ kind: CheckedExpression.Kind, _ type: ValueType) -> CheckedExpression {
    CheckedExpression(kind: kind, type: type, range: Office.nowhere, source: Office.name("值"))
  }

  private func number(_ number: Int) -> CheckedExpression { value(.constant(.number(Fraction(number))), .number) }

  private func truth(_ kind: CheckedExpression.Kind) -> CheckedExpression { value(kind, .truth) }

  private func rule(_ place: Int, _ table: TableID, _ condition: CheckedExpression) -> CheckedRule {
    CheckedRule(
      id: "M\(place)", pack: "test", title: Office.name("规则"), effective: nil, severity: .major, owner: nil, tags: [],
      object: Selection(source: .table(table, .current), slot: 0, text: Office.name("对象")), period: nil,
      variants: [
        CheckedRule.Variant(
          word: nil, body: .requirements([CheckedItem(condition: condition, label: Office.name("要求"))]), exceptions: [],
          message: nil)
      ], missing: nil, dueBy: nil, attribution: nil, calendar: nil, message: nil, remedy: nil, slotCount: 2,
      range: SourceRange(file: FileID(index: 0), lower: place, upper: place + 1))
  }
}
