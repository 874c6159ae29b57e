import Codecs
import Findings
import Reporting
import RuleEngine
import Snapshots
import SourceText

/// Reads the source lines of new findings from the snapshot's folder, as far as they are text and near enough.
struct ExcerptReader {
  private let tree: any FileTree

  /// So many findings of one rule get a line; nobody reads more on a terminal.
  private static let findingsPerRule = 20
  /// So many bytes of all files are read on the search for lines.
  private static let readBytes = 256 << 20
  /// The longest line that is taken.
  private static let lineBytes = 4 << 20

  init(_ tree: any FileTree) {
    self.tree = tree
  }

  /// The lines by the positions of their findings.
  func excerpts(of result: RunResult, states: [GateResult.State]) -> [Int: SourceExcerpt] {
    var wanted: [String: [Int: [Int]]] = [:]
    var paths: [String] = []
    var counts: [String: Int] = [:]
    for (position, finding) in result.evaluation.findings.enumerated() where states[position] == .new {
      guard finding.kind == .rule || finding.kind == .data, !finding.isWaived, let path = finding.object.path,
        path != "-", !Self.isPacked(path), let line = finding.object.line
      else { continue }
      counts[finding.rule, default: 0] += 1
      guard counts[finding.rule, default: 0] <= Self.findingsPerRule else { continue }
      if wanted[path] == nil { paths.append(path) }
      wanted[path, default: [:]][line, default: []].append(position)
    }
    var excerpts: [Int: SourceExcerpt] = [:]
    var left = Self.readBytes
    for path in paths {
      guard let positions = wanted[path] else { continue }
      for (line, bytes) in lines(of: path, Set(positions.keys), &left) {
        guard let text = Self.decoded(bytes) else { continue }
        for position in positions[line] ?? [] {
          excerpts[position] = Self.excerpt(text, path, line, result.evaluation.findings[position])
        }
      }
    }
    return excerpts
  }

  /// Whether lines of a path are those of something inside it.
  private static func isPacked(_ path: String) -> Bool {
    let name = path.split(separator: "/").last ?? ""
    let ending = name.split(separator: ".").last.map { $0.lowercased() } ?? ""
    return ["gz", "warc", "zip", "docx", "xlsx"].contains(ending)
  }

  /// Some lines of a file without their line ends; none if the file can't be read.
  private func lines(of path: String, _ wanted: Set<Int>, _ left: inout Int) -> [(Int, [UInt8])] {
    guard let last = wanted.max(), var source = try? tree.open(path) else { return [] }
    var found: [(Int, [UInt8])] = []
    var number = 1
    var line: [UInt8] = []
    var piece: [UInt8] = []
    while number <= last, left > 0 {
      piece.removeAll(keepingCapacity: true)
      guard let count = try? source.read(into: &piece, atMost: 1 << 20), count > 0 else { break }
      left -= count
      for part in piece.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated() {
        if part.offset > 0 {
          if wanted.contains(number) { found.append((number, line)) }
          number += 1
          line.removeAll(keepingCapacity: true)
        }
        if wanted.contains(number), line.count + part.element.count <= Self.lineBytes { line += part.element }
      }
    }
    if wanted.contains(number), !line.isEmpty, found.last?.0 != number { found.append((number, line)) }
    return found
  }

  /// The text of a line; nil if it is in no encoding that records come in.
  private static func decoded(_ bytes: [UInt8]) -> String? {
    guard !bytes.contains(0) else { return nil }
    var bytes = bytes
    if bytes.last == 0x0D { bytes.removeLast() }
    if let text = String(validating: bytes, as: UTF8.self) { return text }
    return (try? GB18030.decode(bytes)).flatMap { String(validating: $0, as: UTF8.self) }
  }

  /// The part of a line around what the finding is about: its column, else its key, else the first value that was read.
  private static func excerpt(_ text: String, _ path: String, _ line: Int, _ finding: Finding) -> SourceExcerpt {
    let scalars = Array(text.unicodeScalars)
    let mark = mark(in: scalars, finding)
    let start = max(0, mark.lowerBound - 40)
    let last = min(scalars.count, max(min(mark.upperBound, mark.lowerBound + 100), start + 120))
    var shown = String.UnicodeScalarView()
    shown.append(contentsOf: scalars[start..<last])
    return SourceExcerpt(
      path: path, line: line, text: String(shown), markStart: mark.lowerBound - start,
      markLength: min(mark.upperBound, last) - mark.lowerBound, isCutBefore: start > 0,
      isCutBehind: last < scalars.count)
  }

  private static func mark(in line: [Unicode.Scalar], _ finding: Finding) -> Range<Int> {
    if let column = finding.object.column, line.indices.contains(column - 1) { return word(in: line, at: column - 1) }
    let key = finding.object.key.split(separator: "/").map(String.init)
    let values = finding.evidence.map(\.value.zh)
    for text in [finding.object.key] + key + values where text.unicodeScalars.count > 1 {
      if let range = line.firstRange(of: Array(text.unicodeScalars)) { return range }
    }
    let first = line.firstIndex { !$0.properties.isWhitespace } ?? 0
    let last = (line.lastIndex { !$0.properties.isWhitespace }).map { $0 + 1 } ?? first
    return first..<max(min(last, first + 100), min(first + 1, line.count))
  }

  /// The tag that begins at a place, else the word.
  private static func word(in line: [Unicode.Scalar], at start: Int) -> Range<Int> {
    let rest = line[start...]
    if line[start] == "<" { return start..<(rest.firstIndex(of: ">").map { $0 + 1 } ?? line.count) }
    let end = rest.firstIndex { $0.properties.isWhitespace || "<>\"'".unicodeScalars.contains($0) } ?? line.count
    return start..<max(end, start + 1)
  }
}
