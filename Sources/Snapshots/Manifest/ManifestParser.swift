import Codecs
package import Diagnostics
import Records
package import SourceText

extension SnapshotManifest {
  /// Reads a `snapshot.json` and reports everything that is wrong with it at once.
  ///
  /// - Returns: the manifest; nil if an error was reported.
  package static func parse(_ file: SourceFile, into sink: inout DiagnosticSink) -> SnapshotManifest? {
    var parser = ManifestParser(file: file)
    let manifest = parser.parse()
    for problem in parser.problems { sink.report(problem) }
    return parser.problems.contains { $0.diagnostic.severity == .error } ? nil : manifest
  }
}

/// The walk over the tree of a manifest that collects values and problems.
struct ManifestParser {
  static let knownKeys = [
    "format", "organisation", "as_of", "period", "previous", "rules", "profile", "tables", "sites", "documents",
    "inputs",
  ]

  private let file: SourceFile
  private(set) var problems: [ManifestProblem] = []
  /// Known keys that an unknown one was probably meant to be.
  private var misspelt: Set<String> = []

  init(file: SourceFile) {
    self.file = file
  }

  mutating func parse() -> SnapshotManifest? {
    let root: JSONValue
    do {
      root = try JSONValue.parse(file.bytes)
    } catch {
      report(.syntax(error.cause.wording), error.offset..<error.offset)
      return nil
    }
    guard let members = root.members else {
      report(.notAnObject, root.range)
      return nil
    }
    checkKeys(of: root, members, known: Self.knownKeys)
    checkFormat(root)
    let asOf = requiredDate(root, "as_of", example: #""as_of": "2024-12-31""#)
    let period = period(root)
    let organisation = optionalText(root, "organisation") ?? ""
    if organisation.isEmpty, present(root, "organisation").map({ $0.string != nil }) ?? true {
      report(.noOrganisation, root.range.lowerBound..<root.range.lowerBound + 1)
    }
    let tables = tables(root)
    let manifest = SnapshotManifest(
      organisation: organisation, asOf: asOf ?? Day(number: 0), period: period ?? Day(number: 0)...Day(number: 0),
      previous: optionalText(root, "previous"), rules: present(root, "rules").map { texts($0, "rules") },
      profile: optionalText(root, "profile"), tables: tables, sites: sites(root), documents: documents(root),
      inputs: inputs(root))
    return asOf == nil || period == nil ? nil : manifest
  }

  // MARK: - Members

  private mutating func checkKeys(of object: JSONValue, _ members: [JSONValue.Member], known: [String]) {
    for member in members where !known.contains(member.key) {
      report(.unknownKey(member.key, nearest: nearestName(to: member.key, among: known)), member.keyRange)
    }
    for member in object.repeatedMembers { report(.repeatedKey(member.key), member.keyRange) }
  }

  private mutating func checkFormat(_ root: JSONValue) {
    guard let value = root["format"] else {
      report(.missingKey("format", example: #""format": 1"#), root.range.lowerBound..<root.range.lowerBound + 1)
      return
    }
    guard let format = value.integer else {
      report(.wrongType("format", expected: LocalizedText(zh: "整数 1", en: "the integer 1")), value.range)
      return
    }
    if format != SnapshotManifest.currentFormat { report(.newerFormat(String(format)), value.range) }
  }

  private mutating func requiredDate(_ root: JSONValue, _ key: String, example: String) -> Day? {
    guard let value = present(root, key) else {
      report(.missingKey(key, example: example), root.range.lowerBound..<root.range.lowerBound + 1)
      return nil
    }
    return date(value, key)
  }

  private mutating func date(_ value: JSONValue, _ key: String) -> Day? {
    guard let text = value.string else {
      report(.wrongType(key, expected: LocalizedText(zh: "加引号的日期", en: "a date in quotes")), value.range)
      return nil
    }
    guard case .value(.date(let day)) = ValueReading.read(text, as: .date) else {
      report(.noSuchDate(text), value.range)
      return nil
    }
    return day
  }

  private mutating func period(_ root: JSONValue) -> ClosedRange<Day>? {
    guard let value = present(root, "period") else {
      report(
        .missingKey("period", example: #""period": ["2024-01-01", "2024-12-31"]"#),
        root.range.lowerBound..<root.range.lowerBound + 1)
      return nil
    }
    guard let elements = value.elements, elements.count == 2 else {
      report(
        .wrongType(
          "period", expected: LocalizedText(zh: "首日和末日两个日期的数组", en: "an array of two dates, first and last day")),
        value.range)
      return nil
    }
    guard let first = date(elements[0], "period"), let last = date(elements[1], "period") else { return nil }
    guard first <= last else {
      report(.reversedPeriod, value.range)
      return nil
    }
    return first...last
  }

  /// Says whether there are sites or documents to judge, so that no table is no mistake.
  private func hasOtherData(_ root: JSONValue) -> Bool {
    present(root, "sites") != nil || present(root, "documents") != nil
  }

  private mutating func tables(_ root: JSONValue) -> [SnapshotManifest.Table] {
    guard let value = present(root, "tables") else {
      if !hasOtherData(root) { report(.noTables, root.range.lowerBound..<root.range.lowerBound + 1) }
      return []
    }
    guard let members = value.members else {
      let expected = LocalizedText(zh: "表名到文件的对象", en: "an object from table names to files")
      report(.wrongType("tables", expected: expected), value.range)
      return []
    }
    if members.isEmpty, !hasOtherData(root) { report(.noTables, value.range) }
    for member in value.repeatedMembers { report(.repeatedKey(member.key), member.keyRange) }
    var seen: Set<String> = []
    return members.map { member in
      let files = files(member.value, member.key)
      for file in files where !seen.insert(file.reference).inserted {
        report(.repeatedFile(file.reference), file.range?.offsets ?? member.keyRange)
      }
      return SnapshotManifest.Table(name: member.key, files: files, range: place(member.keyRange))
    }
  }

  private mutating func files(_ value: JSONValue, _ key: String) -> [SnapshotManifest.File] {
    let values = value.elements ?? [value]
    return values.compactMap { value in
      guard let text = value.string else {
        report(
          .wrongType(key, expected: LocalizedText(zh: "文件名，或文件名的数组", en: "a file name or an array of them")),
          value.range)
        return nil
      }
      let (path, sheet) = Self.split(text)
      if let fault = SnapshotPath.fault(of: path) {
        report(.badPath(text, fault), value.range)
        return nil
      }
      return SnapshotManifest.File(path: path, sheet: sheet, range: place(value.range))
    }
  }

  /// Splits `penalties.xlsx#Sheet1`; in other names `#` is a character like any other.
  private static func split(_ text: String) -> (path: String, sheet: String?) {
    guard let mark = text.lastIndex(of: "#"), text[..<mark].lowercased().hasSuffix(".xlsx") else { return (text, nil) }
    return (String(text[..<mark]), String(text[text.index(after: mark)...]))
  }

  private mutating func sites(_ root: JSONValue) -> [SnapshotManifest.Site] {
    guard let value = present(root, "sites") else { return [] }
    guard let elements = value.elements else {
      report(.wrongType("sites", expected: LocalizedText(zh: "对象的数组", en: "an array of objects")), value.range)
      return []
    }
    return elements.compactMap { element in
      guard let members = element.members else {
        report(.wrongType("sites", expected: LocalizedText(zh: "对象的数组", en: "an array of objects")), element.range)
        return nil
      }
      checkKeys(of: element, members, known: ["name", "root", "base", "columns"])
      guard let root = path(element, "root") else { return nil }
      return SnapshotManifest.Site(
        name: optionalText(element, "name") ?? root, root: root, base: optionalText(element, "base"),
        columns: element["columns"] == nil ? nil : path(element, "columns"))
    }
  }

  private mutating func path(_ object: JSONValue, _ key: String) -> String? {
    guard let value = present(object, key) else {
      report(.missingKey(key, example: #""\#(key)": "…""#), object.range.lowerBound..<object.range.lowerBound + 1)
      return nil
    }
    guard let text = optionalText(object, key) else { return nil }
    guard let fault = SnapshotPath.fault(of: text) else { return text }
    report(.badPath(text, fault), value.range)
    return nil
  }

  private mutating func documents(_ root: JSONValue) -> [String] {
    guard let value = present(root, "documents") else { return [] }
    let patterns = texts(value, "documents")
    for pattern in patterns {
      if let fault = SnapshotPath.fault(of: pattern) { report(.badPath(pattern, fault), value.range) }
    }
    return patterns
  }

  private mutating func inputs(_ root: JSONValue) -> [SnapshotManifest.Input] {
    guard let value = present(root, "inputs") else { return [] }
    let shape = LocalizedText(
      zh: "{\"path\", \"size\", \"sha256\"} 的数组", en: "an array of {\"path\", \"size\", \"sha256\"}")
    guard let elements = value.elements else {
      report(.wrongType("inputs", expected: shape), value.range)
      return []
    }
    return elements.compactMap { element in
      guard let members = element.members else {
        report(.wrongType("inputs", expected: shape), element.range)
        return nil
      }
      checkKeys(of: element, members, known: ["path", "size", "sha256"])
      guard let path = element["path"]?.string, let size = element["size"]?.integer, size >= 0,
        let digest = element["sha256"]?.string
      else {
        report(.wrongType("inputs", expected: shape), element.range)
        return nil
      }
      if !Self.isDigest(digest) { report(.badDigest(path), element.range) }
      return SnapshotManifest.Input(path: path, size: size, sha256: digest.lowercased())
    }
  }

  private static func isDigest(_ text: String) -> Bool {
    text.utf8.count == 64 && text.utf8.allSatisfy { $0 &- 0x30 < 10 || ($0 | 0x20) &- 0x61 < 6 }
  }

  // MARK: - Values

  /// The value of a key; nil if it is absent or null.
  private func present(_ object: JSONValue, _ key: String) -> JSONValue? {
    object[key].flatMap { $0.isNull ? nil : $0 }
  }

  private mutating func optionalText(_ object: JSONValue, _ key: String) -> String? {
    guard let value = present(object, key) else { return nil }
    if value.string == nil {
      report(.wrongType(key, expected: LocalizedText(zh: "加引号的文本", en: "a text in quotes")), value.range)
    }
    return value.string
  }

  private mutating func texts(_ value: JSONValue, _ key: String) -> [String] {
    guard let elements = value.elements else {
      if let text = value.string { return [text] }
      report(.wrongType(key, expected: LocalizedText(zh: "文本的数组", en: "an array of texts")), value.range)
      return []
    }
    return elements.compactMap { element in
      if element.string == nil {
        report(.wrongType(key, expected: LocalizedText(zh: "文本的数组", en: "an array of texts")), element.range)
      }
      return element.string
    }
  }

  private func place(_ range: Range<Int>) -> SourceRange {
    SourceRange(file: file.id, lower: range.lowerBound, upper: range.upperBound)
  }

  private mutating func report(_ cause: ManifestProblem.Cause, _ range: Range<Int>) {
    // A misspelt key is one mistake, not also a missing one.
    if case .missingKey(let key, _) = cause, misspelt.contains(key) { return }
    if cause == .noOrganisation, misspelt.contains("organisation") { return }
    if case .unknownKey(_, let nearest?) = cause { misspelt.insert(nearest) }
    problems.append(ManifestProblem(cause: cause, range: place(range)))
  }
}
