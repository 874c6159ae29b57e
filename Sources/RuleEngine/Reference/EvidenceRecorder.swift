import Findings
import Records
import SourceText

/// Keeps what the walk for a finding reads, each figure once, in the order of reading.
final class EvidenceRecorder {
  /// One figure that was read.
  struct Reading {
    let name: LocalizedText
    var value: LocalizedText
    /// Whether the field is blank and the value is what the table says a blank means.
    var isBlank = false
    /// The items of the requirement that read it; nil stands for everything else.
    var items: Set<Int?>
  }

  /// The figures.
  private(set) var readings: [Reading] = []
  /// What else is to be told: missing words, keys without partner.
  private(set) var notes: [(item: Int?, text: LocalizedText)] = []
  /// The steps of decision tables that values were held against.
  private(set) var steps: [(item: Int?, text: LocalizedText)] = []
  /// The rows of decision tables that applied outside the items.
  private(set) var rowNotes: [LocalizedText] = []
  private var item: Int?
  private var isFirstRun = true
  private let engine: ReferenceEvaluator

  /// More figures than this are not listed.
  private static let greatestCount = 60

  init(engine: ReferenceEvaluator) {
    self.engine = engine
  }

  /// Tells that an item begins, or that the items are over.
  func begins(item: Int?) { self.item = item }

  /// Tells that what follows are other completions of the same object.
  func endsFirstRun() {
    isFirstRun = false
    item = nil
  }

  /// Keeps a figure.
  func record(_ name: LocalizedText, _ result: Knowable, type: ValueType) {
    if let index = readings.firstIndex(where: { $0.name == name }) {
      readings[index].items.insert(item)
      return
    }
    guard readings.count < Self.greatestCount else { return }
    readings.append(Reading(name: name, value: Self.text(result, type: type, name: name), items: [item]))
  }

  /// Says of a value just kept that it is what a blank means.
  func noteBlank(_ name: LocalizedText, _ row: RowExpression, _ field: FieldID, _ evaluation: ObjectEvaluation) {
    guard case .row(let reference) = evaluation.rows(row), engine.cell(reference, field) == .missing,
      let index = readings.firstIndex(where: { $0.name == name }), !readings[index].isBlank,
      engine.schema[reference.table][field].blankDefault != nil
    else { return }
    let value = readings[index].value
    readings[index].isBlank = true
    readings[index].value = LocalizedText(
      zh: "\(value.zh)（空白按“\(value.zh)”）", en: "\(value.en) (blank means “\(value.en)”)")
  }

  /// Keeps how many members a selection has, and which.
  func record(_ members: Members, of selection: Selection) {
    guard !members.isUnknown else { return }
    var keys: [String] = []
    for member in members.sure.prefix(MemberFold.greatestWitnessCount) {
      if case .row(let reference) = member { keys.append(engine.key(reference)) }
    }
    record(selection, sure: members.sure.count, open: members.unsure.count, keys)
  }

  /// Keeps how many members a set has whose rows are gone, and which came first.
  func record(_ found: FoundSet, of selection: Selection) {
    guard !found.isUnknown else { return }
    record(selection, sure: found.sure.count, open: found.unsure.count, found.sure.witnesses)
  }

  private func record(_ selection: Selection, sure: Int, open unsure: Int, _ keys: [String]) {
    let count = String(sure)
    let open = unsure == 0 ? "" : String(unsure)
    let measure = selection.table.flatMap { engine.schema[$0].measureWord } ?? "个"
    var zh = count + " " + measure
    var en = count
    if !open.isEmpty {
      zh += "，另有 \(open) \(measure)待查"
      en += ", \(open) more to be checked"
    }
    if !keys.isEmpty {
      let more = sure > keys.count ? "…" : ""
      zh += "（" + keys.joined(separator: "、") + more + "）"
      en += " (" + keys.joined(separator: ", ") + more + ")"
    }
    let text = LocalizedText(zh: zh, en: en)
    if let index = readings.firstIndex(where: { $0.name == selection.text }) {
      readings[index].items.insert(item)
    } else if readings.count < Self.greatestCount {
      readings.append(Reading(name: selection.text, value: text, items: [item]))
    }
  }

  /// Keeps which row of a decision table applied.
  func note(row text: LocalizedText) {
    guard isFirstRun, notes.count < Self.greatestCount else { return }
    if !notes.contains(where: { $0.item == item && $0.text == text }) { notes.append((item, text)) }
    if item == nil, !rowNotes.contains(text) { rowNotes.append(text) }
  }

  /// Keeps the step of a decision table that a value was held against.
  func note(step text: LocalizedText) {
    guard isFirstRun, steps.count < Self.greatestCount else { return }
    if !steps.contains(where: { $0.item == item && $0.text == text }) { steps.append((item, text)) }
  }

  /// Keeps a word that a set lacks.
  func noteMissing(word: LocalizedText, of set: LocalizedText, isOpen: Bool) {
    guard isFirstRun, notes.count < Self.greatestCount else { return }
    notes.append(
      (
        item,
        isOpen
          ? LocalizedText(zh: "\(set.zh)可能缺“\(word.zh)”", en: "\(set.en) may lack “\(word.en)”")
          : LocalizedText(zh: "\(set.zh)缺“\(word.zh)”", en: "\(set.en) lacks “\(word.en)”")
      ))
  }

  /// Keeps a key that stands in one set and not in another.
  func noteMissing(key: [Value], of set: LocalizedText, in other: LocalizedText, isOpen: Bool) {
    guard isFirstRun, notes.count < Self.greatestCount else { return }
    let shown = key.map { ValueText.text($0, type: .text).zh }.joined(separator: "/")
    notes.append(
      (
        item,
        LocalizedText(
          zh: "“\(shown)”在\(set.zh)中，\(isOpen ? "可能" : "")不在\(other.zh)中",
          en: "“\(shown)” is in \(set.en), \(isOpen ? "perhaps " : "")not in \(other.en)")
      ))
  }

  /// A result as shown: a value, two ends, or what is wrong; a figure that lacks something else says what.
  static func text(_ result: Knowable, type: ValueType, name: LocalizedText) -> LocalizedText {
    switch result {
    case .known(let value): return ValueText.text(value, type: type)
    case .between(let low, let high, let undecided, _):
      let (from, to) = (ValueText.text(low, type: type), ValueText.text(high, type: type))
      return LocalizedText(
        zh: "\(from.zh) 至 \(to.zh)（\(undecided) 个待查）", en: "\(from.en) to \(to.en) (\(undecided) to be checked)")
    case .unknown(let causes):
      guard let cause = causes.first else { return ValueText.missing }
      guard cause.name == name else {
        return LocalizedText(zh: "未知（\(cause.text.zh)）", en: "unknown (\(cause.text.en))")
      }
      switch cause.kind {
      case .missing: return ValueText.missing
      case .unreadable(let words): return LocalizedText(zh: "读不出：“\(words)”", en: "can't be read: “\(words)”")
      case .noValue: return LocalizedText(zh: "算不出", en: "not to be computed")
      default: return cause.text
      }
    }
  }
}
