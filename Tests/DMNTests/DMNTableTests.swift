import System
import TestSupport
import Testing

/// The decision tables of the DMN technology compatibility kit, translated to rule text, checked and evaluated.
///
/// U, A, F and C are 唯一, 一致, 首个 and 汇总; P is 首个 over the rows in the order of their outputs, R and O are 汇总.
@Suite("Decision tables of the DMN compatibility kit")
struct DMNTableTests {
  @Test(
    "pass, but for those listed with the reason",
    .enabled(if: SharedData.isPresent, SharedData.hint))
  func tables() throws {
    let ledger = Ledger("tables")
    var passed = 0
    var others: [(id: String, reason: String)] = []
    for folder in CompatibilityKit.folders {
      guard let (model, cases) = try CompatibilityKit.read(folder) else { continue }
      for kitCase in cases where Self.isTable(kitCase, model) {
        do throws(Inexpressible) {
          if let fault = KitRun.fault(of: try TableTranslation.pack(model, kitCase)) {
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
        others, heading: "Decision tables: \(passed) of \(passed + others.count) results pass; the others:")
      Issue.record("recorded")
      return
    }
    let differences = ledger.differences(from: others)
    #expect(differences.new == [])
    #expect(differences.gone == [])
    #expect(others.filter { $0.reason.contains("NOT EXPLAINED") }.map(\.id) == [])
    #expect(passed >= 80)
  }

  /// Whether a result is that of a table by itself, or of one call or one context around a single table.
  private static func isTable(_ kitCase: KitCase, _ model: KitModel) -> Bool {
    guard let decision = model.decisions.first(where: { $0.name == kitCase.decision }) else { return false }
    switch decision.logic {
    case .table: return true
    case .call(let name, _): return model.callables[name].map { holdsTable($0.logic) } ?? false
    case .context: return holdsTable(decision.logic)
    default: return false
    }
  }

  private static func holdsTable(_ logic: KitModel.Logic) -> Bool {
    switch logic {
    case .table: true
    case .context(let steps): steps.contains { if case .table = $0.logic { true } else { false } }
    default: false
    }
  }
}
