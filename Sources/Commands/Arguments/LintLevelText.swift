import Diagnostics
import RuleChecking

/// The level of a check as given: `rule-without-basis=off`.
enum LintLevelText {
  /// The code and its level; nil when one of them is none.
  static func pair(_ text: String) -> (code: String, level: LintLevel)? {
    let parts = text.split(separator: "=", maxSplits: 1).map(String.init)
    guard parts.count == 2, LintChecks.codes.contains(parts[0]), let level = LintLevel(rawValue: parts[1]) else {
      return nil
    }
    return (parts[0], level)
  }

  /// Why a text gives no level.
  static func problem(_ text: String) -> ArgumentProblem {
    let code = text.split(separator: "=", maxSplits: 1).first.map(String.init) ?? text
    guard text.contains("="), !LintChecks.codes.contains(code) else { return .badLevel(text) }
    return .unknownCheck(code, nearest: nearestName(to: code, among: LintChecks.codes))
  }

  /// The levels of several texts; of two for one code the later holds.
  static func levels(_ texts: [String]) -> LintLevels {
    var levels = LintLevels()
    for pair in texts.compactMap(pair) { levels.set(pair.code, to: pair.level) }
    return levels
  }
}
