import Records
import SourceText

extension SetSearch {
  /// A scorecard, computed at the end: the rows that it scores and counts are looked at one by one.
  mutating func visit(_ card: CheckedScorecard) {
    guard let table = card.object.table else { return }
    need(table, LocalizedText(zh: "评分 \(card.id) 的对象", en: "scored by \(card.id)"))
    let place = Place(asker: nil, slots: [0: RowTable(table: table)], isRule: true)
    walk(
      ([card.object.condition] + card.parts.map(\.condition) + card.rescales.map(\.condition)
        + card.allLines.map(\.condition)).compactMap { $0 }, place)
    for line in card.allLines { visit(line.content, [line.once], card, place) }
    for veto in card.vetoes { visit(veto.content, [], card, place) }
  }

  private mutating func visit(
    _ content: CheckedScorecard.Content, _ ofRow: [CheckedExpression?], _ card: CheckedScorecard, _ place: Place
  ) {
    switch content {
    case .violations(let counting):
      guard let rule = counting.rule, let table = rules.rules[rule].object.table else { return }
      need(table, LocalizedText(zh: "评分 \(card.id) 要逐个看违反", en: "\(card.id) looks at every violation"))
      visit(rule: rule, asker: nil, isPrevious: false)
      var row = place
      row.slots = [0: RowTable(table: table)]
      walk(Self.expressions(of: counting) + ofRow.compactMap { $0 }, row)
    case .rows(let selection, let counting):
      enumerate(selection, Self.expressions(of: counting) + ofRow.compactMap { $0 }, place)
    case .given(let selection, let date, let value, _):
      enumerate(selection, [date, value].compactMap { $0 }, place)
    case .scores(let selection, _, _): enumerate(selection, [], place)
    case .value(let expression): walk(expression, place)
    }
  }

  private static func expressions(of counting: CheckedScorecard.Counting) -> [CheckedExpression] {
    var all = [counting.date].compactMap { $0 }
    if case .value(let owner)? = counting.owner { all.append(owner) }
    if case .field(let amount, _, _) = counting.amount { all.append(amount) }
    return all
  }
}
