import System
import TestSupport
import Testing

/// The expressions of the DMN technology compatibility kit that numbers, texts, dates and three-valued logic of rules can
/// say, translated to rule text, checked and evaluated.
@Suite("Values, dates and logic of the DMN compatibility kit")
struct DMNValueTests {
  /// The folders about values that rules have; the rest of the kit is about lists, structures, functions and loops.
  static let folders = [
    "0001-input-data-string", "0002-input-data-number", "0003-input-data-string-allowed-values", "0008-LX-arithmetic",
    "0009-invocation-arithmetic", "0100-feel-constants", "0101-feel-constants", "0102-feel-constants",
    "0105-feel-math", "0106-feel-ternary-logic", "0107-feel-ternary-logic-not", "0002-string-functions",
    "0007-date-time", "0032-conditionals", "0054-feel-even-function", "0055-feel-odd-function",
    "0065-feel-disjunction", "0066-feel-negation", "0071-feel-between", "0075-feel-exponent",
    "0095-feel-day-of-year-function", "1101-feel-floor-function", "1103-feel-substring-function",
    "1104-feel-string-length-function", "1107-feel-substring-before-function", "1108-feel-substring-after-function",
    "1109-feel-replace-function", "1110-feel-contains-function", "1117-feel-date-and-time-function",
    "1121-feel-years-and-months-duration-function", "1142-feel-round-down-function",
    "1143-feel-round-half-up-function", "1144-feel-round-half-down-function",
  ]

  @Test(
    "pass, but for those listed with the reason",
    .enabled(if: SharedData.isPresent, SharedData.hint))
  func values() throws {
    let ledger = Ledger("values")
    var passed = 0
    var others: [(id: String, reason: String)] = []
    for folder in CompatibilityKit.folders where Self.folders.contains(CompatibilityKit.name(folder)) {
      guard let (model, cases) = try CompatibilityKit.read(folder) else { continue }
      for kitCase in cases {
        do throws(Inexpressible) {
          if let fault = KitRun.fault(of: try ValueTranslation.pack(model, kitCase)) {
            others.append((kitCase.id, fault + " (" + (ledger.meaning(of: kitCase.id) ?? "NOT EXPLAINED") + ")"))
          } else {
            passed += 1
          }
        } catch {
          others.append((kitCase.id, error.reason))
        }
      }
    }
    if Environment.variable("RECORD_SNAPSHOTS") == "1" {
      try ledger.record(
        others, heading: "Values, dates, logic: \(passed) of \(passed + others.count) results pass; the others:")
      Issue.record("recorded")
      return
    }
    let differences = ledger.differences(from: others)
    #expect(differences.new == [])
    #expect(differences.gone == [])
    #expect(others.filter { $0.reason.contains("NOT EXPLAINED") }.map(\.id) == [])
    #expect(passed > 100)
  }

  @Test("every folder named here is in the kit", .enabled(if: SharedData.isPresent, SharedData.hint))
  func folders() {
    let names = Set(CompatibilityKit.folders.map(CompatibilityKit.name))
    #expect(Self.folders.filter { !names.contains($0) } == [])
  }
}
