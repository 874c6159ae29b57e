import Diagnostics
import Testing

@Suite("nearestName")
struct NearestNameTests {
  private let names = ["受理日期", "决定日期", "办理方式", "办件", "accepted on", "decided on", "case"]

  @Test(
    "finds the word that was meant",
    arguments: [
      ("受理日起", "受理日期"), ("受理日", "受理日期"), ("理受日期", "受理日期"), ("决定时间", "决定日期"),
      ("accpted on", "accepted on"), ("Decided ON", "decided on"), ("办见", "办件"),
    ])
  func near(_ word: String, _ expected: String) {
    #expect(nearestName(to: word, among: names) == expected)
  }

  @Test(
    "proposes nothing when nothing is near",
    arguments: ["完全无关", "x", "", "件", "ab", String(repeating: "长", count: 100)])
  func far(_ word: String) {
    #expect(nearestName(to: word, among: names) == nil)
  }
}
