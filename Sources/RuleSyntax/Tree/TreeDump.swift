package import SourceText

/// Writes expressions as one line of text without places: what tests and `explain` compare and print.
///
///     (≥ (count 特别程序[where (= 程序种类 现场踏勘)]) 1份)
package enum TreeDump {
  /// One reading; `naming` writes the names, such as each in its Chinese label.
  package static func dump(
    _ expression: Expression, naming: @escaping (String) -> String = { $0 }
  ) -> String {
    Dumper(naming: naming).text(expression)
  }

  /// All readings of a piece of text, joined by ` | `.
  package static func dump(_ readings: Readings<Expression>) -> String {
    readings.all.map { dump($0.node) }.joined(separator: " | ")
  }

  /// The words of a reading with 「」 around each, as an ambiguity is shown to the author.
  package static func words<Node>(of reading: Reading<Node>, in files: SourceFiles) -> String {
    reading.words.sorted { $0.range < $1.range }.map { "「\(files.text($0.range))」" }.joined()
  }
}

private struct Dumper {
  let naming: (String) -> String

  func text(_ expression: Expression) -> String {
    switch expression.kind {
    case .number, .quantity, .text, .date, .truth, .name, .this, .that, .other, .previous, .periodDay, .period,
      .everything, .ruleOutcome:
      atom(expression.kind)
    case .member(_, _), .keyed, .selection, .hits, .decision, .call, .aggregate, .share, .spanLength, .interval,
      .rounded, .arithmetic:
      step(expression.kind)
    case .and, .or, .not, .implies, .has, .lacks, .compare, .approximately, .span, .memberOf, .textTest:
      condition(expression.kind)
    default:
      set(expression.kind)
    }
  }

  private func list(_ expressions: [Expression]) -> String {
    expressions.map { text($0) }.joined(separator: " ")
  }

  private func atom(_ kind: Expression.Kind) -> String {
    switch kind {
    case .number(let number): number.decimal
    case .quantity(let number, let unit): number.decimal + unitText(unit)
    case .text(let text): "\"\(text)\""
    case .date(let date): date
    case .truth(let value): value ? "yes" : "no"
    case .name(let name): naming(name.text)
    case .this(let name): "this:\(naming(name.text))"
    case .that(let name): "that:\(naming(name.text))"
    case .other(let name): "other:\(naming(name.text))"
    case .previous(let inner, let lastYear): (lastYear ? "lastyear:" : "previous:") + text(inner)
    case .periodDay(let day): "day(\(day.base.rawValue) \(day.month.map { "\($0)-" } ?? "")\(day.day))"
    case .period(let word): "period:\(word.rawValue)"
    case .everything: "everything"
    case .ruleOutcome(let outcome, let rule): "\(outcome.rawValue):\(rule.text)"
    default: ""
    }
  }

  private func unitText(_ unit: Unit) -> String {
    switch unit {
    case .day: "d"
    case .workday: "wd"
    case .month: "mon"
    case .year: "y"
    case .hour: "h"
    case .yuan: "yuan"
    case .percent: "%"
    case .percentagePoint: "pp"
    case .point: "pt"
    case .measure(let word): word
    }
  }

  private func step(_ kind: Expression.Kind) -> String {
    switch kind {
    case .member(let base, let name): "\(text(base)).\(naming(name.text))"
    case .keyed(let name, let key): "\(naming(name.text))[\(key)]"
    case .selection(let base, let condition): "\(text(base))[where \(text(condition))]"
    case .hits(let base, .pattern(let pattern, _)): "(hits \(text(base)) \"\(pattern)\")"
    case .hits(let base, .words(let name)): "(hits \(text(base)) \(naming(name.text)))"
    case .hits(let base, .format(let id, _)): "(hits \(text(base)) :\(id))"
    case .decision(let name, let given):
      "\(name.text)(\(given.map { "\(naming($0.input.text))=\(text($0.value))" }.joined(separator: " ")))"
    case .call(let name, let arguments): "\(naming(name.text))(\(list(arguments)))"
    case .aggregate(let word, let base, let blank):
      "(\(word.rawValue) \(text(base))\(blank.map { " blank:" + text($0) } ?? ""))"
    case .share(let part, let whole): "(share \(text(part)) of \(text(whole)))"
    case .spanLength(let first, let last, let unit, let excluded):
      "(length \(unitText(unit)) \(text(first)) \(text(last))\(excluded.map { " -" + text($0) }.joined()))"
    case .interval(let first, let last, let including):
      "(interval \(text(first)) \(text(last))\(including ? " first" : ""))"
    case .rounded(let value, let step, let word): "(round-\(word.rawValue) \(text(value)) \(step.decimal))"
    case .arithmetic(let word, let left, let right): "(\(word.rawValue) \(text(left)) \(text(right)))"
    default: ""
    }
  }

  private func sign(_ word: ComparisonWord) -> String {
    switch word {
    case .equal: "="
    case .notEqual: "≠"
    case .less: "<"
    case .atMost: "≤"
    case .greater: ">"
    case .atLeast: "≥"
    case .exactly: "exactly"
    }
  }

  private func condition(_ kind: Expression.Kind) -> String {
    switch kind {
    case .and(let parts): "(and \(list(parts)))"
    case .or(let parts): "(or \(list(parts)))"
    case .not(let inner): "(not \(text(inner)))"
    case .implies(let premise, let conclusion): "(if \(text(premise)) then \(text(conclusion)))"
    case .has(let inner): "(has \(text(inner)))"
    case .lacks(let inner): "(lacks \(text(inner)))"
    case .compare(let word, let left, let right): "(\(sign(word)) \(text(left)) \(text(right)))"
    case .approximately(let left, let right): "(≈ \(text(left)) \(text(right)))"
    case .span(let first, let last, let word, let bound):
      "(span \(text(first)) \(text(last)) \(sign(word)) \(text(bound)))"
    case .memberOf(let members, let value, let negated):
      "(\(negated ? "not-in" : "in") \(text(value)) \(members.map { member($0) }.joined(separator: " ")))"
    case .textTest(let word, let left, let right): "(\(word.rawValue) \(text(left)) \(text(right)))"
    default: ""
    }
  }

  private func member(_ member: MemberSyntax) -> String {
    switch member {
    case .value(let value): return text(value)
    case .range(let lower, let upper, let lowerExcluded, let upperExcluded):
      let left = lower.map { text($0) } ?? ""
      let right = upper.map { text($0) } ?? ""
      return "\(lowerExcluded ? "(" : "[")\(left)..\(right)\(upperExcluded ? ")" : "]")"
    }
  }

  private func set(_ kind: Expression.Kind) -> String {
    switch kind {
    case .exists(let set, let meets): "(exists \(text(set))\(meets.map { " meets " + text($0) } ?? ""))"
    case .every(let set, let meets): "(every \(set.map { text($0) } ?? "-") meets \(text(meets)))"
    case .countCompare(let set, let word, let bound): "(count \(text(set)) \(sign(word)) \(text(bound)))"
    case .complete(let set, let by, let words, let exactly):
      "(\(exactly ? "exactly" : "complete") \(text(set)) by \(text(by)): \(list(words)))"
    case .setRelation(let word, let left, let right, let by):
      "(\(word.rawValue) \(text(left)) \(text(right))\(by.isEmpty ? "" : " by " + list(by)))"
    case .inOrder(let parts, let strictly): "(order\(strictly ? "!" : "") \(list(parts)))"
    case .sortedInOrder(let set, let by, let value, let strictly):
      "(sorted \(text(set)) by \(text(by)) order\(strictly ? "!" : "") \(text(value)))"
    case .distinct(let parts): "(distinct \(list(parts)))"
    case .unique(let value, let within): "(unique \(text(value))\(within.isEmpty ? "" : " by " + list(within)))"
    case .consecutive(let value, let within):
      "(consecutive \(text(value))\(within.isEmpty ? "" : " by " + list(within)))"
    case .maximumGap(let by, let word, let bound, let within):
      "(gap \(text(by)) \(sign(word)) \(text(bound))\(within.isEmpty ? "" : " by " + list(within)))"
    case .functional(let from, let to): "(same \(list(from)) then \(list(to)))"
    case .items(.all): "items:all"
    case .items(.any): "items:any"
    case .items(.atLeast(let count)): "items:\(count)"
    default: ""
    }
  }
}
