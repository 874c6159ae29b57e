import Diagnostics
package import Records
import RuleEngine
import SourceText

extension LoadedRules {
  /// The rules as a profile tailors them: the one way for `--profile`, `snapshot.json` and `zicha.json`.
  ///
  /// - Parameters:
  ///   - name: one of the names of the profile.
  ///   - namesPacks: whether the snapshot names the packs that judge it; those of the profile then judge beside them.
  package func tailored(by name: String, besidesNamed namesPacks: Bool) throws(InputFailure) -> LoadedRules {
    func key(_ name: String) -> String { name.lowercased().filter { !$0.isWhitespace } }
    let profile = ruleSet.profiles.first { [$0.name.zh, $0.name.en].contains { key($0) == key(name) } }
    guard let profile else {
      let nearest = nearestName(to: name, among: ruleSet.profiles.flatMap { [$0.name.zh, $0.name.en] })
      throw InputFailure(
        LocalizedText(zh: "没有方案 `\(name)`", en: "there is no profile `\(name)`") + RuleSelector.meant(nearest))
    }
    var tailored = self
    (tailored.ruleSet, tailored.tailoring) = ruleSet.applying(profile)
    if !profile.packs.isEmpty {
      tailored.judging = namesPacks ? judging + profile.packs.filter { !judging.contains($0) } : profile.packs
    }
    return tailored
  }

  /// The rules with copies of those that come into force after the check date.
  package func forecasting(after day: Day) -> LoadedRules {
    var result = self
    (result.ruleSet, result.forecast) = ruleSet.forecasting(after: day) { judges($0) }
    return result
  }
}
