package import Records
package import SourceText

/// The waivers of a rule set by rule and object: what every part of a run asks whether a violation is excused.
package struct WaiverSet: Sendable {
  /// One key of one waiver.
  package struct Place: Sendable, Hashable {
    /// The waiver, by its position in the rule set.
    package let waiver: Int
    /// The key, by its position in the waiver.
    package let key: Int
  }

  private let waivers: [CheckedWaiver]
  /// For each rule the keys with the places that name them.
  private let places: [[String: [Place]]]
  /// The rules by their ids.
  private let ruleNumbers: [String: Int]
  /// For each rule the keys of records that a waiver may mean: whole names, and their parts before a slash.
  private let recordKeys: [Set<String>]

  /// Collects the waivers of a rule set.
  package init(_ rules: CheckedRuleSet) {
    waivers = rules.waivers
    ruleNumbers = Dictionary(rules.rules.enumerated().map { ($1.id, $0) }) { first, _ in first }
    var places = Array(repeating: [String: [Place]](), count: rules.rules.count)
    for (number, waiver) in rules.waivers.enumerated() {
      guard let rule = ruleNumbers[waiver.rule] else { continue }
      // A record without a key is named by its place, which is another record's in the next data: no waiver holds on to it.
      for (key, name) in waiver.keys.enumerated() where !name.hasPrefix("#") {
        places[rule][name, default: []].append(Place(waiver: number, key: key))
      }
    }
    self.places = places
    recordKeys = places.map { places in
      var keys: Set<String> = []
      for name in places.keys {
        keys.insert(name)
        for index in name.indices where name[index] == "/" { keys.insert(String(name[..<index])) }
      }
      return keys
    }
  }

  /// Whether some waiver is about a rule, in force or not.
  package func isAbout(rule: Int) -> Bool { !places[rule].isEmpty }

  /// Whether a violation is covered on a day.
  ///
  /// - Parameters:
  ///   - rule: the index of the rule in the rule set.
  ///   - key: the key of the object as findings show it, with its period.
  ///   - word: the word of 逐一 that was judged, if any.
  ///   - day: the check date.
  package func covers(rule: Int, key: String, word: LocalizedText?, on day: Day) -> Bool {
    lastDay(rule: rule, key: key, word: word, on: day) != nil
  }

  /// Whether a violation is covered on a day, for a rule by its id.
  package func covers(rule id: String, key: String, word: LocalizedText?, on day: Day) -> Bool {
    ruleNumbers[id].map { covers(rule: $0, key: key, word: word, on: day) } ?? false
  }

  /// The last day on which a violation is covered, of the waivers in force on a day the longest; nil if none covers it.
  package func lastDay(rule: Int, key: String, word: LocalizedText?, on day: Day) -> Day? {
    guard isAbout(rule: rule) else { return nil }
    return places(rule: rule, key: key, word: word).map { waivers[$0.waiver].until }.filter { day <= $0 }.max()
  }

  /// The places that name an object of a rule, in force or not.
  func places(rule: Int, key: String, word: LocalizedText?) -> [Place] {
    Self.names(of: key, word).flatMap { places[rule][$0] ?? [] }
  }

  /// The places that name an object of a record: for any period, any word, or without them.
  func places(rule: Int, near key: String) -> [Place] {
    guard recordKeys[rule].contains(key) else { return [] }
    let head = key + "/"
    return places[rule].filter { $0.key == key || $0.key.hasPrefix(head) }.flatMap(\.value)
  }

  /// How a waiver may name an object: by its key, with the word of 逐一 in either language behind it.
  private static func names(of key: String, _ word: LocalizedText?) -> [String] {
    guard let word else { return [key] }
    return word.zh == word.en ? [key + "/" + word.zh] : [key + "/" + word.zh, key + "/" + word.en]
  }

  /// The keys of records that a waiver of a rule may mean, as bytes.
  func recordKeys(ofRule rule: Int) -> NamedKeys { NamedKeys(recordKeys[rule]) }
}

/// Some keys, asked by their bytes.
struct NamedKeys: Sendable {
  private let keys: Set<[UInt8]>
  private let lengths: Set<Int>

  init(_ keys: Set<String>) {
    self.keys = Set(keys.map { Array($0.utf8) })
    lengths = Set(self.keys.map(\.count))
  }

  /// Whether there are none.
  var isEmpty: Bool { keys.isEmpty }

  /// Whether a text is one of them.
  func contains(_ text: Span<UInt8>) -> Bool {
    guard lengths.contains(text.count) else { return false }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.count)
    for index in text.indices { bytes.append(text[index]) }
    return keys.contains(bytes)
  }
}
