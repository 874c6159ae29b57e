import Driver
import RuleEngine
import RuleTesting
import SourceText

/// What `zicha test --coverage` prints: each condition that the tests saw only one way, a line for each pack.
struct CoveragePage {
  /// The text.
  let text: String

  /// Lays out what the tests saw.
  init(_ run: CoverageRun, _ rules: LoadedRules, _ language: Language, usesColor: Bool) {
    var lines: [String] = []
    for entry in run.entries where !entry.missing.isEmpty {
      lines.append("\(entry.owner[language]) \(Self.gap(entry, language))")
      lines.append("  --> " + Self.place(entry.range, rules))
    }
    for pack in rules.ruleSet.packs {
      let own = run.entries.filter { $0.pack == pack.name.en }
      guard !own.isEmpty else { continue }
      let wanted = own.reduce(0) { $0 + $1.wantedCount }
      let seen = own.reduce(0) { $0 + $1.seenCount }
      let share = ShareText.percent(seen, of: wanted)
      let line =
        language == .zh
        ? "\(pack.name.zh)：\(own.count) 个条件应当看到 \(wanted) 种结果，测试看到 \(seen) 种（\(share)）"
        : "\(pack.name.en): \(own.count) conditions with \(wanted) outcomes to be seen, the tests saw \(seen) (\(share))"
      lines.append((seen == wanted ? TextStyle.good : .bold).paint(line, usesColor))
    }
    text = lines.joined(separator: "\n") + (lines.isEmpty ? "" : "\n")
  }

  /// `rules/licensing/decision.zicha:12:4`.
  static func place(_ range: SourceRange, _ rules: LoadedRules) -> String {
    let position = rules.files.position(of: range)
    return "\(rules.files[range.file].path):\(position.line):\(position.column)"
  }

  private static func gap(_ entry: CoverageRun.Entry, _ language: Language) -> String {
    let text = language == .zh ? "「\(entry.text.zh)」" : "`\(entry.text.en)`"
    let gap: LocalizedText =
      if entry.kind == .row {
        LocalizedText(zh: "没有测试走到这一行", en: "is a row that no test reaches")
      } else if entry.kind == .otherwise {
        LocalizedText(zh: "没有测试用到它", en: "is taken by no test")
      } else if entry.missing == [.yes, .no] {
        entry.seen.contains(.unknown)
          ? LocalizedText(zh: "在测试里总是待查", en: "is always to be checked in the tests")
          : LocalizedText(zh: "没有测试看到它", en: "is looked at by no test")
      } else if entry.missing.contains(.yes) {
        LocalizedText(zh: "在测试里从来没有成立", en: "never holds in the tests")
      } else {
        LocalizedText(zh: "在测试里总是成立", en: "never fails in the tests")
      }
    return language == .zh ? text + gap.zh : text + " " + gap.en
  }
}

/// A share as it is printed.
enum ShareText {
  /// `93.6%`, cut, so that only the whole is 100%.
  static func percent(_ part: Int, of whole: Int) -> String {
    guard whole > 0 else { return "–" }
    let tenths = part * 1000 / whole
    return "\(tenths / 10).\(tenths % 10)%"
  }
}
