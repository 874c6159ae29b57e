import Findings
import Records
import SourceText

extension DataCheck {
  /// The tally over so many rows with so many faults.
  func tally(rows: Int, faults: Int, shown: Int) -> RuleTally {
    var tally = RuleTally(rule: id, pack: "", title: title, severity: severity)
    tally.selected = rows
    tally.pass = rows - faults
    tally.violation = faults
    tally.findingsTotal = faults
    tally.findingsOmitted = faults - shown
    return tally
  }

  /// The finding about a field: nothing stands in it, or these words.
  func finding(_ object: FindingObject, words: String) -> Finding {
    let actual: LocalizedText =
      switch kind {
      case .required: name + LocalizedText(zh: "没有填", en: " is not filled in")
      case .value: name + LocalizedText(zh: "写着“\(words)”，读不出", en: " says “\(words)”, which can't be read")
      case .dangling: name + LocalizedText(zh: "“\(words)”查无对应记录", en: " “\(words)” names no record")
      case .doubleKey, .order: name
      }
    return finding(
      object, evidence: [Evidence(name: name, value: words.isEmpty ? ValueText.missing : LocalizedText(same: words))],
      missing: kind == .dangling ? [] : [name], actual)
  }

  /// The finding about a key that another record has already, on a line if its input has lines.
  func finding(_ object: FindingObject, key: String, firstLine: Int?) -> Finding {
    let line = firstLine.map { String($0) } ?? "?"
    return finding(
      object, evidence: [Evidence(name: name, value: LocalizedText(same: key))], missing: [],
      LocalizedText(
        zh: "\(name.zh)“\(key)”与第 \(line) 行重号", en: "\(name.en) “\(key)” is also used in line \(line)"))
  }

  /// The finding about a span that runs backwards.
  func finding(_ object: FindingObject, _ fault: OrderFault) -> Finding {
    finding(
      object,
      evidence: [
        Evidence(name: fault.from, value: LocalizedText(same: fault.start.text)),
        Evidence(name: fault.to, value: LocalizedText(same: fault.end.text)),
      ], missing: [],
      LocalizedText(
        zh: "\(fault.to.zh) \(fault.end.text) 早于\(fault.from.zh) \(fault.start.text)",
        en: "\(fault.to.en) \(fault.end.text) is before \(fault.from.en) \(fault.start.text)"))
  }

  private func finding(
    _ object: FindingObject, evidence: [Evidence], missing: [LocalizedText], _ actual: LocalizedText
  ) -> Finding {
    Finding(
      kind: .data, rule: id, pack: "", title: title, outcome: .violation, severity: severity, object: object,
      evidence: evidence, missing: missing, expected: expected, actual: actual, message: actual,
      remedy: LocalizedText(zh: "核对原始材料后更正数据", en: "correct the record from the original file"))
  }
}
