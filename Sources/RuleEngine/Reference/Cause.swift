import Findings
import SourceText

/// Why a value is not known.
struct Cause: Hashable, Sendable {
  /// What is wrong.
  enum Kind: Hashable, Sendable {
    /// Nothing is there.
    case missing
    /// The reference on the way to the value is not filled in.
    case missingReference
    /// Something is there that can't be read as the field's type; the words found.
    case unreadable(String)
    /// The key names no row.
    case dangling(String)
    /// The key names several rows whose values disagree.
    case doubleKey
    /// The snapshot does not have the table.
    case absentTable
    /// No row fits.
    case noRow
    /// Several rows fit where one is needed.
    case severalRows
    /// The table has records that could not be read.
    case unreadRecords
    /// There is nothing to compute from: an empty set, a division by zero, a function without a result.
    case noValue
    /// The parameter has no value on that day.
    case noParameter
    /// The calendar does not decide the days that matter.
    case calendar
    /// The later date of a span lies before the earlier one; both as shown.
    case order(String)
    /// The number leaves the range.
    case overflow
    /// There is no previous snapshot, or not one of a year earlier.
    case noPrevious
    /// Another rule is undetermined for the row.
    case openRule
    /// Two conditional lines or exceptions hold together and differ.
    case conflict
    /// A measure without data, and what its declaration makes of that.
    case noData(Outcome?)
    /// The time of day is not written.
    case timeOfDay
    /// No row of a decision table fits; the inputs as shown.
    case noDecision(LocalizedText)
    /// An input of a decision table that is none of its values; the value as shown.
    case outsideDomain(LocalizedText)
    /// A decision table that is not in force on the object's date.
    case notInForce
    /// Too many unknown conditions, or too deep.
    case tooComplex
    /// A text with more hits than are listed.
    case tooManyHits
  }

  /// What is not known, as the rule calls it.
  let name: LocalizedText
  /// Why.
  let kind: Kind

  /// Whether the value simply is not there, so that 缺失 may say what that means.
  var isMissing: Bool {
    switch kind {
    case .missing, .missingReference, .noRow: true
    default: false
    }
  }

  /// Whether this is the absence that 有 and 缺 ask for.
  var isAbsence: Bool {
    switch kind {
    case .missing, .noRow, .noValue: true
    default: false
    }
  }

  /// What to tell the auditor.
  var text: LocalizedText {
    switch kind {
    case .missing, .missingReference: name + LocalizedText(zh: "缺", en: " is missing")
    case .unreadable(let words): name + LocalizedText(zh: "读不出：“\(words)”", en: " can't be read: “\(words)”")
    case .dangling(let key): name + LocalizedText(zh: "查无此键：“\(key)”", en: " names no record: “\(key)”")
    case .doubleKey: name + LocalizedText(zh: "重号的记录互相不同", en: ": records with the same key disagree")
    case .absentTable: name + LocalizedText(zh: "不在本次数据中", en: " is not in this snapshot")
    case .noRow: name + LocalizedText(zh: "没有记录", en: " has no record")
    case .severalRows: name + LocalizedText(zh: "有多条记录", en: " has several records")
    case .noValue: name + LocalizedText(zh: "算不出", en: " has no value")
    case .noParameter: name + LocalizedText(zh: "在当日没有取值", en: " has no value on that day")
    case .calendar: name + LocalizedText(zh: "超出工作日历", en: " goes beyond the working-day calendar")
    case .order(let dates): name + LocalizedText(zh: "先后颠倒：\(dates)", en: " runs backwards: \(dates)")
    case .overflow: name + LocalizedText(zh: "数字过大", en: " is too large")
    case .noPrevious: name + LocalizedText(zh: "没有可比的上期数据", en: " has no previous snapshot to compare with")
    case .openRule: name + LocalizedText(zh: "待查", en: " is to be checked")
    case .conflict: name + LocalizedText(zh: "互相冲突", en: " contradict each other")
    case .unreadRecords:
      name + LocalizedText(zh: "有读不出、已隔离的记录", en: " has records that could not be read")
    case .noData: name + LocalizedText(zh: "没有数据", en: " has no data")
    case .noDecision(let inputs):
      name + LocalizedText(zh: "没有一行符合：\(inputs.zh)", en: " has no row for \(inputs.en)")
    case .outsideDomain(let value):
      name + LocalizedText(zh: "不在取值之内：\(value.zh)", en: " is outside its values: \(value.en)")
    case .notInForce: name + LocalizedText(zh: "在当日没有生效", en: " is not in force on that day")
    case .timeOfDay: name + LocalizedText(zh: "没有写明时间", en: " has no time of day")
    case .tooManyHits: name + LocalizedText(zh: "里的命中太多", en: " has too many hits")
    case .tooComplex: name + LocalizedText(zh: "未知条件太多", en: " depends on too many unknown conditions")
    }
  }
}

extension [Cause] {
  /// At most this many causes are carried along; a set of thousands of unknown rows needs no more.
  static var greatestCount: Int { 12 }

  /// The causes of both, each once, in order.
  func merged(with others: [Cause]) -> [Cause] {
    if others.isEmpty { return self }
    if isEmpty { return others.count > Self.greatestCount ? Array(others.prefix(Self.greatestCount)) : others }
    var result = self
    for cause in others where result.count < Self.greatestCount && !result.contains(cause) { result.append(cause) }
    return result
  }
}
