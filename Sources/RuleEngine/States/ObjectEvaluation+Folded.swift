import Findings
import Records
import SourceText

/// Sets whose rows were folded while they were scanned.
extension ObjectEvaluation {
  /// The members of a set, folded; nil where they are found row by row.
  func foundSet(_ selection: Selection, _ content: SetContent) -> FoundSet? {
    guard let answers = engine.answers else { return nil }
    if case .scope = selection.source {
      return foundScope.flatMap { answers.found(selection, content, within: $0) }
    }
    return answers.found(selection, content, by: self)
  }

  func hasRows(_ found: FoundSet, _ selection: Selection) -> Truth {
    recorder?.record(found, of: selection)
    if found.sure.count > 0 { return .yes }
    return found.isUnknown || found.unsure.count > 0 ? .unknown(found.causes) : .no
  }

  func exists(_ found: FoundSet, _ selection: Selection) -> Truth {
    recorder?.record(found, of: selection)
    guard !found.isUnknown, let sure = found.sure.truths, let unsure = found.unsure.truths else {
      return .unknown(found.causes)
    }
    return TruthFold.exists(sure: sure, unsure: unsure, found.causes)
  }

  func every(_ found: FoundSet, _ selection: Selection) -> Truth {
    recorder?.record(found, of: selection)
    guard !found.isUnknown, let sure = found.sure.truths, let unsure = found.unsure.truths else {
      return .unknown(found.causes)
    }
    return TruthFold.every(sure: sure, unsure: unsure, found.causes)
  }

  func count(_ found: FoundSet, _ selection: Selection) -> Knowable {
    recorder?.record(found, of: selection)
    if found.isUnknown { return .unknown(found.causes) }
    return .count(found.sure.count, found.sure.count + found.unsure.count, found.causes)
  }

  func aggregate(
    _ aggregate: Aggregate, _ found: FoundSet, _ selection: Selection, _ expression: CheckedExpression
  ) -> Knowable {
    recorder?.record(found, of: selection)
    guard !found.isUnknown, let sure = found.sure.values, let unsure = found.unsure.values else {
      return .unknown(found.causes)
    }
    return ValueFold.figure(
      aggregate, sure: sure, unsure: unsure, found.causes, type: expression.type, name: expression.source)
  }

  func complete(
    _ found: FoundSet, _ selection: Selection, _ words: [CheckedExpression], exactly: Bool
  ) -> Truth {
    recorder?.record(found, of: selection)
    guard !found.isUnknown, let sure = found.sure.words, let unsure = found.unsure.words else {
      return .unknown(found.causes)
    }
    let causes = found.causes.merged(with: sure.causes).merged(with: unsure.causes)
    var result = Truth.yes
    for (index, word) in words.enumerated() {
      _ = value(word)
      if sure.isThere[index] { continue }
      let isOpen = sure.mayBeThere[index] || unsure.mayBeThere[index]
      recorder?.noteMissing(word: word.source, of: selection.text, isOpen: isOpen)
      result = result.and(isOpen ? .unknown(causes) : .no)
    }
    return exactly
      ? result.and(TruthFold.every(sure: sure.wanted, unsure: unsure.wanted, found.causes)) : result
  }
}

/// What a derivation tells about members of a set.
extension ObjectEvaluation {
  /// The name of a member.
  func name(_ member: Binding, _ selection: Selection) -> LocalizedText {
    switch member {
    case .row(let reference):
      let table = engine.schema[reference.table].name
      let key = engine.key(reference)
      return LocalizedText(zh: "\(table.zh)「\(key)」", en: "\(table.en) “\(key)”")
    case .element(let value): return ValueText.text(value, type: .text)
    case .nothing, .unread: return selection.text
    }
  }

  /// The items that a member does not meet.
  func itemSteps(_ member: Binding, _ selection: Selection, _ items: [CheckedItem]) -> [LocalizedText] {
    let name = name(member, selection)
    return items.compactMap { item in
      switch meets(member, selection, [item]) {
      case .yes: nil
      case .no: LocalizedText(zh: "\(name.zh)：\(item.label.zh)，不符合", en: "\(name.en): \(item.label.en), not met")
      case .unknown(let causes):
        LocalizedText(
          zh: "\(name.zh)：\(item.label.zh)，待查（\(causes.map(\.text.zh).joined(separator: "；"))）",
          en: "\(name.en): \(item.label.en), to be checked (\(causes.map(\.text.en).joined(separator: "; ")))")
      }
    }
  }
}
