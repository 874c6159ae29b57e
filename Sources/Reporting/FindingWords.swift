package import Findings
package import SourceText

extension Severity {
  /// The word for the weight.
  package var label: LocalizedText {
    switch self {
    case .critical: LocalizedText(zh: "严重", en: "critical")
    case .major: LocalizedText(zh: "一般", en: "major")
    case .minor: LocalizedText(zh: "轻微", en: "minor")
    case .note: LocalizedText(zh: "提示", en: "note")
    }
  }

  /// All weights, the heaviest first, as reports list them.
  package static let heaviestFirst: [Severity] = [.critical, .major, .minor, .note]
}

extension Outcome {
  /// The word for the outcome.
  package var label: LocalizedText {
    switch self {
    case .pass: LocalizedText(zh: "通过", en: "pass")
    case .violation: LocalizedText(zh: "违规", en: "violation")
    case .undetermined: LocalizedText(zh: "待查", en: "to be checked")
    case .notDue: LocalizedText(zh: "未到期", en: "not yet due")
    case .notApplicable: LocalizedText(zh: "不适用", en: "not applicable")
    }
  }
}

extension FindingKind {
  /// The word for what a finding is about.
  package var label: LocalizedText {
    switch self {
    case .rule: LocalizedText(zh: "规则", en: "rule")
    case .data: LocalizedText(zh: "数据缺陷", en: "data fault")
    case .ruleset: LocalizedText(zh: "规则集", en: "rule set")
    case .waiver: LocalizedText(zh: "豁免", en: "waiver")
    }
  }
}

extension Citation {
  /// `《行政许可法》第四十二条`; in English with `art. 42`.
  package var label: LocalizedText {
    let english = article.isEmpty ? text : "art. " + article + paragraphText
    return LocalizedText(zh: "《" + law + "》" + text, en: "《" + law + "》" + (english.isEmpty ? "" : " " + english))
  }

  /// ` to art. 44`, ` to para. 3`.
  private var throughText: String? {
    guard let through else { return nil }
    return " to " + through
  }

  private var paragraphText: String {
    (paragraph.map { " para. " + String($0) } ?? "") + (item.map { " item " + String($0) } ?? "")
      + (subitem.map { " subitem " + String($0) } ?? "") + (throughText ?? "")
  }
}

extension [Citation] {
  /// The versions that held for the object, of laws that have several; nil where there is none.
  package var versionLabel: LocalizedText? {
    var seen: Set<String> = []
    let pinned = filter { $0.version != nil && seen.insert($0.law).inserted }
    guard !pinned.isEmpty else { return nil }
    return LocalizedText(
      zh: pinned.map { "《\($0.law)》\($0.version ?? "") 起施行的文本" }.joined(separator: "、"),
      en: pinned.map { "《\($0.law)》 as in force from \($0.version ?? "")" }.joined(separator: ", "))
  }

  /// The provisions in a row, each law named once: `《行政许可法》第四十二条、第四十五条`.
  package var label: LocalizedText {
    var label = LocalizedText(same: "")
    var law: String?
    for citation in self {
      let place = citation.label
      let isSame = citation.law == law
      let short = LocalizedText(zh: citation.text, en: String(place.en.drop { $0 != "》" }.dropFirst(2)))
      let comma = label.zh.isEmpty ? LocalizedText(same: "") : LocalizedText(zh: "、", en: ", ")
      label = label + comma + (isSame ? short : place)
      law = citation.law
    }
    return label
  }
}

extension FindingObject {
  /// Table, key and the word of 逐一: 办件 2010-0012（商业企业）.
  package var label: LocalizedText {
    let keyed = LocalizedText(
      zh: key.isEmpty ? table.zh : table.zh + " " + key, en: key.isEmpty ? table.en : table.en + " " + key)
    guard let word else { return keyed }
    return LocalizedText(zh: keyed.zh + "（" + word.zh + "）", en: keyed.en + " (" + word.en + ")")
  }

  /// `cases-01.jsonl:12`; nil for the organisation and for groups.
  package var place: String? {
    path.map { path in line.map { path + ":" + String($0) } ?? path }
  }
}

extension Finding {
  /// The outcome in a word; a data fault or a finding about rules and waivers is no violation and is called by its kind.
  package var outcomeLabel: LocalizedText { kind == .rule ? outcome.label : kind.label }

  /// How the outcome is to be taken.
  package var tone: ReportTone { kind == .rule ? ReportTone(outcome) : .undetermined }

  /// What is said about the object: the message, else what was expected and what was found.
  package var statement: LocalizedText {
    if !message.zh.isEmpty { return message }
    if expected.zh.isEmpty { return actual.zh.isEmpty ? title : actual }
    if actual.zh.isEmpty { return LocalizedText(zh: "应为：" + expected.zh, en: "expected: " + expected.en) }
    return LocalizedText(
      zh: "应为：" + expected.zh + "；实际：" + actual.zh, en: "expected: " + expected.en + "; found: " + actual.en)
  }
}
