import Driver
import Findings
import SourceText
import Testing

@Suite("Fingerprints")
struct FingerprintTests {
  private func finding(
    _ rule: String = "XK-01", key: String = "2024-0012", item: String? = nil, row: Int = 3, line: Int? = 12,
    path: String = "cases.jsonl"
  ) -> Finding {
    Finding(
      kind: .rule, rule: rule, pack: "licensing", title: LocalizedText(same: "t"), outcome: .violation,
      severity: .major,
      object: FindingObject(
        table: LocalizedText(zh: "办件", en: "case"), key: key, row: row, input: 0, path: path, line: line),
      item: item.map { LocalizedText(same: $0) })
  }

  @Test("does not move with line, file or order when there is a key")
  func doesNotMove() {
    let first = Fingerprint.name([finding()]).map(\.fingerprint)
    #expect(first == ["zicha/v1:" + first[0].dropFirst(9)])
    #expect(first[0].count == 9 + 32)
    #expect(Fingerprint.name([finding(row: 9, line: 99, path: "other.csv")]).map(\.fingerprint) == first)
    #expect(Fingerprint.name([finding("XK-02"), finding()]).last?.fingerprint == first[0])
  }

  @Test("differs for another rule, key, item or record without a key")
  func differs() {
    let findings = [
      finding(), finding("XK-02"), finding(key: "2024-0013"), finding(item: "a"), finding(item: "b"),
      finding(key: "#12", row: 11), finding(key: "#13", row: 12), finding(key: "#12", row: 11, path: "b.jsonl"),
    ]
    #expect(Set(Fingerprint.name(findings).map(\.fingerprint)).count == findings.count)
  }

  @Test("records with the same key are told apart by their order")
  func doubleKeys() {
    let names = Fingerprint.name([finding(row: 1), finding(row: 2), finding(row: 3)]).map(\.fingerprint)
    #expect(Set(names).count == 3)
    #expect(Fingerprint.name([finding(row: 1), finding(row: 2)]).map(\.fingerprint) == Array(names.prefix(2)))
  }
}
