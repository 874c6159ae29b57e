import Codecs

/// What the job asks for: how many cases fail each rule, how many were decided in time by department, how many cases there
/// are by kind and outcome.
package struct CaseAnswers: Equatable, Sendable {
  /// Cases in time among cases timed.
  package struct OnTime: Equatable, Sendable {
    /// Those in time.
    package var inTime = 0
    /// All whose time could be counted.
    package var timed = 0
  }

  /// The number of cases; 0 where nobody counted them.
  package var cases = 0
  /// The cases that fail a rule, by its number from 1; rules 13 to 48 are the twelve with other constants.
  package var fails: [Int: Int] = [:]
  /// By department.
  package var onTime: [String: OnTime] = [:]
  /// By `kind|outcome`, the outcome empty where there is none.
  package var outcomes: [String: Int] = [:]

  /// Reads what the peers print.
  package init?(peer bytes: [UInt8]) {
    guard let line = bytes.split(separator: 0x0A).last, let document = try? JSONValue.parse(Array(line)),
      let cases = document["n"]?.integer, let rules = document["fails"]?.members
    else { return nil }
    self.cases = cases
    for rule in rules { fails[Int(rule.key.dropFirst()) ?? 0] = rule.value.integer }
    for group in document["on_time"]?.members ?? [] {
      let pair = group.value.elements?.compactMap(\.integer) ?? []
      if pair.count == 2 { onTime[group.key] = OnTime(inTime: pair[0], timed: pair[1]) }
    }
    for group in document["kind_outcome"]?.members ?? [] { outcomes[group.key] = group.value.integer }
  }

  /// Reads the JSON document of a run.
  package init?(run bytes: [UInt8]) {
    guard let document = try? JSONValue.parse(bytes), let rules = document["rules"]?.elements else { return nil }
    for rule in rules {
      guard let number = Self.ruleNumber(rule["id"]?.string) else { continue }
      // A case that stays open is an answer that nobody gave.
      guard rule["undetermined"]?.integer == 0 else { return nil }
      fails[number] = rule["violation"]?.integer
    }
    for input in document["inputs"]?.elements ?? [] where input["table"]?.string == "办件" {
      cases = input["evaluated"]?.integer ?? 0
    }
    for measure in document["measures"]?.elements ?? [] { read(measure) }
  }

  /// No answers yet.
  package init() {}

  private mutating func read(_ measure: JSONValue) {
    let name = measure["name"]?.string ?? ""
    for row in measure["rows"]?.elements ?? [] {
      guard let group = row["group"]?.string, let count = Self.count(row["figure"]), count > 0 else { continue }
      switch name {
      case "按期件数": onTime[group, default: OnTime()].inTime = count
      case "计时件数": onTime[group, default: OnTime()].timed = count
      case _ where name.hasSuffix("结果"):
        outcomes[name.dropLast(2) + "|" + (group == "未填" ? "" : group)] = count
      default: continue
      }
    }
  }

  /// The cases that are surely in a group. Those without an outcome stand in a group of their own and could belong to
  /// any other, which is why the figures of the others are intervals; their lower ends are the peers' counts.
  private static func count(_ figure: JSONValue?) -> Int? {
    figure?["value"]?.integer ?? figure?["low"]?.integer
  }

  /// The number of a rule's id such as `SP-07`.
  static func ruleNumber(_ id: String?) -> Int? {
    guard let id, id.hasPrefix("SP-") else { return nil }
    return Int(id.dropFirst(3))
  }

  /// The answers that some rules alone give, for variants of the pack.
  func limited(to rules: ClosedRange<Int>, without left: Set<Int> = [], keepsTimes: Bool = true) -> CaseAnswers {
    var limited = self
    limited.fails = fails.filter { rules.contains($0.key) && !left.contains($0.key) }
    if !keepsTimes { limited.onTime = [:] }
    return limited
  }

  /// What differs, in words; nil if nothing does.
  package func difference(from other: CaseAnswers) -> String? {
    if cases != other.cases { return "cases: \(cases) instead of \(other.cases)" }
    for number in Set(fails.keys).union(other.fails.keys).sorted() where fails[number] != other.fails[number] {
      let found = fails[number].map(String.init) ?? "none"
      return "R\(WorkingDays.padded(number, 2)): \(found) instead of \(other.fails[number].map(String.init) ?? "none")"
    }
    if onTime != other.onTime { return "the cases in time by department differ" }
    return outcomes == other.outcomes ? nil : "the cases by kind and outcome differ"
  }
}
