import Driver
import RuleEngine
import RuleTesting
import SourceText

/// What `zicha test --mutate` prints: each change that no test notices, a line for each pack.
struct MutationPage {
  /// The text.
  let text: String

  /// Lays out what became of the mutants.
  init(_ run: MutationRun, _ rules: LoadedRules, _ language: Language, usesColor: Bool) {
    var lines: [String] = []
    for subject in run.subjects {
      if subject.tests == 0, !subject.survivors.isEmpty {
        let line =
          language == .zh
          ? "\(subject.name.zh) 没有测试：\(subject.survivors.count) 处改动都察觉不到"
          : "\(subject.name.en) has no test: none of its \(subject.survivors.count) changes would be noticed"
        lines.append(line)
        if let first = subject.survivors.first { lines.append("  --> " + CoveragePage.place(first.place, rules)) }
        continue
      }
      for survivor in subject.survivors {
        lines.append("\(subject.name[language]) \(Self.sentence(survivor)[language])")
        lines.append("  --> " + CoveragePage.place(survivor.place, rules))
      }
    }
    for pack in run.packs { lines.append(Self.line(pack, rules, language, usesColor)) }
    text = lines.joined(separator: "\n") + (lines.isEmpty ? "" : "\n")
  }

  /// What no test notices.
  static func sentence(_ survivor: MutationSubject.Survivor) -> LocalizedText {
    let original = survivor.original
    if let replacement = survivor.replacement {
      return LocalizedText(
        zh: "你的测试察觉不到把「\(original.zh)」改成「\(replacement.zh)」",
        en: "your tests would not notice `\(replacement.en)` instead of `\(original.en)`")
    }
    return LocalizedText(
      zh: "你的测试察觉不到去掉「\(original.zh)」", en: "your tests would not notice that `\(original.en)` is left out")
  }

  private static func line(
    _ pack: MutationRun.PackCount, _ rules: LoadedRules, _ language: Language, _ usesColor: Bool
  ) -> String {
    let share = ShareText.percent(pack.killed, of: pack.counted)
    let name = rules.ruleSet.packs.first { $0.name.en == pack.pack }?.name ?? LocalizedText(same: pack.pack)
    var line =
      language == .zh
      ? "\(name.zh)：改动 \(pack.counted) 处，察觉 \(pack.killed) 处（\(share)），未察觉 \(pack.counted - pack.killed) 处；"
        + "另有 \(pack.equivalent) 处意思不变、\(pack.stillborn) 处不成话，不计"
      : "\(name.en): \(pack.counted) changes, \(pack.killed) noticed (\(share)), \(pack.counted - pack.killed) not; "
        + "besides \(pack.equivalent) that mean the same and \(pack.stillborn) without a meaning"
    if pack.omitted > 0 {
      line += language == .zh ? "；另有 \(pack.omitted) 处太多没有做" : "; \(pack.omitted) more were left out as too many"
    }
    return (pack.killed == pack.counted ? TextStyle.good : .bold).paint(line, usesColor)
  }
}
