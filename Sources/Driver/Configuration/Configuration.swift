import Codecs
import Diagnostics
package import SourceText
import System

/// A `zicha.json`: long flags as keys, read from the nearest folder upwards.
package struct Configuration: Sendable {
  /// The name that is looked for.
  package static let fileName = "zicha.json"

  /// One key with its values.
  package struct Entry: Sendable {
    /// The key as written.
    package let key: String
    /// A text or number as one value, a list as many; `true` as one empty value, `false` as none.
    package let values: [String]
    /// Where the key stands.
    package let range: SourceRange
  }

  /// The path as shown.
  package let path: String
  /// The folder it stands in, as shown; its paths are meant from here.
  package let folder: String
  /// The keys in the order of the file.
  package let entries: [Entry]
  /// The file, for diagnostics.
  package let files: SourceFiles

  /// The path of the nearest configuration file in a folder or above it.
  package static func nearest(to folder: WorkingFolder) -> String? {
    var current = folder.path
    while true {
      let candidate = Path.join(current, fileName)
      if Files.kind(candidate) == .file { return folder.shown(candidate) }
      let parent = Path.parent(current)
      if parent == current || current == "/" { return nil }
      current = parent
    }
  }

  /// Reads a configuration file.
  package static func read(_ path: String, from folder: WorkingFolder) throws(InputFailure) -> Configuration {
    let bytes: [UInt8]
    do {
      bytes = try folder.read(path, limit: 1 << 20)
    } catch {
      throw InputFailure(error.sentence)
    }
    var files = SourceFiles()
    let file = files.add(path: path, bytes: bytes)
    var sink = DiagnosticSink()
    let entries = entries(of: bytes, file: file, sink: &sink)
    guard !sink.hasErrors else {
      throw InputFailure(
        LocalizedText(zh: "配置文件 `\(path)` 有误", en: "the configuration `\(path)` is wrong"), diagnostics: sink.sorted,
        files: files)
    }
    return Configuration(path: path, folder: Path.parent(path), entries: entries, files: files)
  }

  private static func entries(of bytes: [UInt8], file: FileID, sink: inout DiagnosticSink) -> [Entry] {
    let value: JSONValue
    do {
      value = try JSONValue.parse(bytes, maximumDepth: 8)
    } catch {
      sink.report(ConfigurationProblem.notJSON(SourceRange(file: file, lower: error.offset, upper: error.offset + 1)))
      return []
    }
    guard let members = value.members else {
      sink.report(ConfigurationProblem.notJSON(range(value.range, file)))
      return []
    }
    for member in value.repeatedMembers {
      sink.report(ConfigurationProblem.repeatedKey(member.key, range(member.keyRange, file)))
    }
    return members.compactMap { member in
      guard let values = member.key == "lint" ? levels(in: member.value) : values(of: member.value) else {
        sink.report(ConfigurationProblem.badValue(member.key, range(member.value.range, file)))
        return nil
      }
      return Entry(key: member.key, values: values, range: range(member.keyRange, file))
    }
  }

  private static func values(of value: JSONValue) -> [String]? {
    switch value.content {
    case .string(let text): return [text]
    case .number(let text): return [text]
    case .bool(let isOn): return isOn ? [""] : []
    case .null: return []
    case .array(let elements):
      let texts = elements.compactMap(\.string)
      return texts.count == elements.count ? texts : nil
    case .object: return nil
    }
  }

  /// The members of an object of texts, each as `key=value`.
  private static func levels(in value: JSONValue) -> [String]? {
    guard let members = value.members else { return nil }
    let texts = members.compactMap { member in member.value.string.map { "\(member.key)=\($0)" } }
    return texts.count == members.count ? texts : nil
  }

  private static func range(_ bytes: Range<Int>, _ file: FileID) -> SourceRange {
    SourceRange(file: file, lower: bytes.lowerBound, upper: bytes.upperBound)
  }
}
