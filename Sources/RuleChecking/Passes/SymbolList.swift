import Records
import RuleEngine
import RuleSyntax
import SourceText

/// Lists what is declared.
struct SymbolList {
  let world: World

  /// The symbols sorted by place.
  func symbols() -> [DeclaredSymbol] {
    var all: [DeclaredSymbol] = []
    for pack in world.packs {
      if let range = pack.range { all.append(made(.pack, pack.name, detail: pack.title, range)) }
    }
    for law in world.laws { all.append(made(.law, LocalizedText(same: "《\(law.title)》"), law.range)) }
    for calendar in world.calendars { all.append(made(.calendar, calendar.name, calendar.range)) }
    for table in world.tables where table.pack >= 0 {
      all.append(made(.table, table.name, detail: table.title, table.range))
      for field in table.fields {
        all.append(
          made(.field, field.name, owner: table.name, detail: world.typeName(world.valueType(field.type)), field.range))
      }
    }
    for parameter in world.parameters {
      all.append(
        made(.parameter, parameter.name, detail: parameter.checked.map { world.typeName($0.type) }, parameter.range))
    }
    for list in world.wordLists { all.append(made(.wordList, list.name, list.range)) }
    for definition in world.definitions {
      let owner = definition.table.map { world.tables[$0.index].name }
      all.append(made(.definition, definition.name, owner: owner, definition.range))
    }
    for rule in world.rules {
      all.append(made(.rule, LocalizedText(same: rule.id), detail: rule.title, rule.idRange))
    }
    for table in world.decisionTables {
      guard let id = table.block.id else { continue }
      all.append(made(.decisionTable, LocalizedText(same: id.text), detail: table.title, id.range))
    }
    for measure in world.measures { all.append(made(.measure, measure.name, measure.range)) }
    for card in world.scorecards {
      all.append(
        made(
          .scorecard, LocalizedText(same: card.id), detail: card.title, card.block.id?.range ?? card.block.headerRange))
    }
    return all.sorted { $0.range < $1.range }
  }

  private func made(
    _ kind: DeclaredSymbol.Kind, _ name: LocalizedText, owner: LocalizedText? = nil, detail: LocalizedText? = nil,
    _ range: SourceRange
  ) -> DeclaredSymbol {
    DeclaredSymbol(kind: kind, name: name, owner: owner, detail: detail, range: range)
  }
}
