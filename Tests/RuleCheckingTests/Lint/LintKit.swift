import RuleChecking
import SourceText
import System
import TestSupport

/// Checks a rule text beside the declarations of the officers' mistakes, with lint.
enum LintKit {
  /// The shared declarations.
  static let base = (try? Files.read(Path.join(MistakesTests.folder, "base.zicha"))) ?? []

  /// The pack of the shared declarations.
  static var packs: RulePacks {
    var packs = RulePacks()
    packs.add(folder: "exercise", [(path: "base.zicha", bytes: base)])
    return packs
  }

  /// A rule about cases: its basis, then some clauses.
  static func rule(_ clauses: String, id: String = "LX-98") -> String {
    "规则 \(id)：「例」\n依据：《行政许可法》第四十二条\n\(clauses)\n"
  }

  /// Lint without what every small example lacks.
  static var options: CheckingOptions {
    var levels = LintLevels()
    for code in ["no-passing-test", "no-violating-test", "unused-table", "unused-law"] { levels.set(code, to: .off) }
    return CheckingOptions(levels: levels)
  }
}
