import RuleChecking
import RuleSyntax
import SourceText

/// What a mutant changes, in the words of the rule.
struct MutantWording {
  private let files: [FileID: SourceFile]

  init(_ trials: DeclarationTrials) {
    files = trials.files
  }

  /// A mutant that no test noticed, with the texts of what it changes before and after.
  func survivor(
    _ change: Change, _ original: ExpressionIndex, _ changed: ExpressionIndex
  ) -> MutationSubject.Survivor {
    if let dropped = change.dropped {
      // The first case of a definition stands where the whole definition does.
      let text = change.kind == .line ? written(dropped) : original.text(at: dropped) ?? written(dropped)
      return MutationSubject.Survivor(kind: change.kind, place: dropped, original: text, replacement: nil)
    }
    if let words = change.words, words.isBetter || changed.text(at: change.place) == nil {
      let before = words.isBetter ? nil : original.text(at: change.place)
      return MutationSubject.Survivor(
        kind: change.kind, place: change.place, original: before ?? words.before ?? written(change.place),
        replacement: words.after)
    }
    let before = original.text(at: change.place) ?? written(change.place)
    let after = changed.text(at: change.place).flatMap { $0 == before ? nil : $0 } ?? change.words?.after
    return MutationSubject.Survivor(
      kind: change.kind, place: change.place, original: before,
      replacement: after ?? LocalizedText(zh: "另一种说法", en: "something else"))
  }

  /// The text of a place as written, on one line, without its item mark.
  private func written(_ range: SourceRange) -> LocalizedText {
    let text = files[range.file]?.text(range) ?? ""
    var line = ""
    var isSpace = false
    for character in text {
      if character == " " || character.isNewline {
        isSpace = !line.isEmpty
        continue
      }
      if isSpace { line.append(" ") }
      isSpace = false
      line.append(character)
    }
    return LocalizedText(same: line.hasPrefix("- ") ? String(line.dropFirst(2)) : line)
  }
}
