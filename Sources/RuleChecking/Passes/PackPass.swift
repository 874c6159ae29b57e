import Diagnostics
import Records
import RuleSyntax
import SourceText

/// Finds the 规则集 of each pack, then its imports and its calendar.
struct PackPass {
  let world: World

  /// Adds a pack with its names.
  func add(folder: String, files: [RuleFile], place: SourceRange) {
    let headers = files.flatMap(\.blocks).compactMap { block in
      if case .ruleset(let declaration) = block.declaration { (block, declaration) } else { nil }
    }
    let pack = world.packs.count
    guard let (block, declaration) = headers.first else {
      world.packs.append(
        PackSymbol(
          folder: folder, name: LocalizedText(same: folder), title: LocalizedText(same: folder), version: ""))
      if !files.isEmpty, !files.allSatisfy(\.isTailoring) {
        world.report(DeclarationProblem.noRuleset(place, folder: folder))
      }
      return
    }
    let name = block.names?.text ?? LocalizedText(same: folder)
    world.packs.append(
      PackSymbol(
        folder: folder, name: name, title: block.title?.text ?? name, version: declaration.version?.text ?? "",
        range: block.names?.range ?? block.headerRange))
    for (other, _) in headers.dropFirst() {
      world.report(DeclarationProblem.duplicateRuleset(other.headerRange, first: block.headerRange))
    }
    for earlier in world.packs[..<pack] {
      guard let first = earlier.range, let range = block.names?.range,
        nameKey(earlier.name.zh) == nameKey(name.zh) || nameKey(earlier.name.en) == nameKey(name.en)
      else { continue }
      world.report(DeclarationProblem.duplicateName(range, name.zh, first: first))
    }
  }

  /// Resolves the imports of a pack, when all packs are known.
  func resolveImports(_ declaration: RulesetDeclaration, pack: Int) {
    for name in declaration.imports {
      let key = nameKey(name.text)
      let found = world.packs.firstIndex { nameKey($0.name.zh) == key || nameKey($0.name.en) == key }
      switch found {
      case pack?: world.report(DeclarationProblem.importsItself(name.range, name.text))
      case let other?: world.packs[pack].imports.append(other)
      case nil:
        let names = world.packs.flatMap { [$0.name.zh, $0.name.en] }
        world.report(
          DeclarationProblem.unknownPack(name.range, name.text, nearest: nearestName(to: name.text, among: names)))
      }
    }
  }

  /// Resolves the calendar of a pack, when all calendars are known.
  func resolveCalendar(_ declaration: RulesetDeclaration, pack: Int) {
    guard let name = declaration.calendar else { return }
    if case .calendar(let index)? = try? world.lookup(nameKey(name.text), name: nil, pack: pack) {
      world.packs[pack].calendar = index
      return
    }
    let visible = world.calendars.filter { world.isVisible($0.pack, from: pack) }
    let nearest = nearestName(to: name.text, among: visible.flatMap { [$0.name.zh, $0.name.en] })
    if let index = world.calendars.firstIndex(where: {
      nameKey($0.name.zh) == nameKey(name.text) || nameKey($0.name.en) == nameKey(name.text)
    }) {
      world.report(
        NameProblem.notImported(name.text, name.range, pack: world.packs[world.calendars[index].pack].name))
      world.packs[pack].calendar = index
    } else {
      world.report(DeclarationProblem.unknownCalendar(name.range, name.text, nearest: nearest))
      // Working days then raise no second error in every rule.
      world.packs[pack].calendar = world.calendars.isEmpty ? nil : 0
    }
  }
}
