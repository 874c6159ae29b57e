import Codecs
import Diagnostics
import Findings
import Records
import SourceText

/// Reads the entries of a baseline file; everything that is wrong is told with its place.
struct BaselineReader {
  private let file: FileID
  private(set) var sink = DiagnosticSink()

  init(_ file: FileID) {
    self.file = file
  }

  /// The entries of a file.
  mutating func entries(of bytes: [UInt8]) -> [Baseline.Entry] {
    let value: JSONValue
    do {
      value = try JSONValue.parse(bytes, maximumDepth: 8)
    } catch {
      // A mark covers whole characters.
      let tail = bytes.dropFirst(error.offset + 1).prefix { $0 & 0xC0 == 0x80 }.count
      report(.notJSON, error.offset..<error.offset + 1 + tail)
      return []
    }
    guard value.members != nil else {
      report(.notJSON, value.range)
      return []
    }
    guard let format = value["format"]?.integer, format == Baseline.currentFormat else {
      report(.format(value["format"]?.number), value["format"]?.range ?? value.range)
      return []
    }
    guard let elements = value["findings"]?.elements else {
      report(.noFindings, value["findings"]?.range ?? value.range)
      return []
    }
    return elements.compactMap { entry($0) }
  }

  private mutating func entry(_ value: JSONValue) -> Baseline.Entry? {
    guard value.members != nil else {
      report(.notAnEntry, value.range)
      return nil
    }
    if let repeated = value.repeatedMembers.first { report(.repeated(repeated.key), repeated.keyRange) }
    let fingerprint = text("fingerprint", in: value) { Self.isFingerprint($0) }
    let outcome = text("outcome", in: value) { Outcome(rawValue: $0) != nil }.flatMap { Outcome(rawValue: $0) }
    let rule = text("rule", in: value) { !$0.isEmpty }
    var until: Day?
    if let day = value["until"] {
      until = day.string.flatMap { Self.day($0) }
      if until == nil { report(.badMember("until"), day.range) }
    }
    guard let fingerprint, let outcome, let rule else { return nil }
    return Baseline.Entry(
      fingerprint: fingerprint, outcome: outcome, rule: rule, object: value["object"]?.string ?? "",
      title: value["title"]?.string ?? "", until: until)
  }

  private mutating func text(_ key: String, in value: JSONValue, _ isGood: (String) -> Bool) -> String? {
    guard let member = value[key] else {
      report(.missingMember(key), value.range)
      return nil
    }
    guard let text = member.string, isGood(text) else {
      report(.badMember(key), member.range)
      return nil
    }
    return text
  }

  private mutating func report(_ cause: BaselineProblem.Cause, _ range: Range<Int>) {
    sink.report(
      BaselineProblem(
        cause: cause, range: SourceRange(file: file, lower: range.lowerBound, upper: range.upperBound)))
  }

  private static func isFingerprint(_ text: String) -> Bool {
    text.hasPrefix(Fingerprint.scheme) && text.utf8.count == Fingerprint.scheme.utf8.count + 32
      && text.utf8.dropFirst(Fingerprint.scheme.utf8.count).allSatisfy { 0x30...0x39 ~= $0 || 0x61...0x66 ~= $0 }
  }

  private static func day(_ text: String) -> Day? {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.map(\.utf8.count) == [4, 2, 2], let year = Int(parts[0]), let month = Int(parts[1]),
      let day = Int(parts[2])
    else { return nil }
    return Day(year: year, month: month, day: day)
  }
}

/// What can be wrong with a baseline file.
struct BaselineProblem: DiagnosticConvertible {
  enum Cause: Sendable {
    case notJSON
    case format(String?)
    case noFindings
    case notAnEntry
    case missingMember(String)
    case badMember(String)
    case repeated(String)
  }

  let cause: Cause
  let range: SourceRange

  var diagnostic: Diagnostic {
    Diagnostic(id: id, range: range, headline: headline, hint: Self.hint)
  }

  private var id: String {
    switch cause {
    case .notJSON: "baseline-not-json"
    case .format: "baseline-format"
    default: "baseline-entry"
    }
  }

  private var headline: LocalizedText {
    switch cause {
    case .notJSON: LocalizedText(zh: "基线文件在这里不符合 JSON 的写法", en: "the baseline is no valid JSON here")
    case .format(let found?):
      LocalizedText(zh: "本版本只读 \"format\": 1，这里是 \(found)", en: "this version reads \"format\": 1 only, not \(found)")
    case .format(nil): LocalizedText(zh: "缺少 \"format\": 1", en: "\"format\": 1 is missing")
    case .noFindings: LocalizedText(zh: "缺少列表 `findings`", en: "the list `findings` is missing")
    case .notAnEntry: LocalizedText(zh: "每一条要写成 {…}", en: "each finding is written as {…}")
    case .missingMember(let key): LocalizedText(zh: "这一条缺少 `\(key)`", en: "`\(key)` is missing here")
    case .badMember(let key): LocalizedText(zh: "`\(key)` 不能取这样的值", en: "`\(key)` can't have such a value")
    case .repeated(let key): LocalizedText(zh: "`\(key)` 写了两次", en: "`\(key)` is given twice")
    }
  }

  private static let hint = LocalizedText(
    zh: "基线由 `zicha baseline create` 写出；合并出错时删去冲突标记，或者重新生成",
    en: "`zicha baseline create` writes the file; after a bad merge remove the conflict marks, or make it again")
}
