import Codecs
import Records
import SourceText

/// A `columns.csv`: the columns of a site with name (名称), address (地址) and the column above (上级), which is named by
/// its name, or by names joined with slashes where a name occurs twice.
struct ColumnFile {
  /// A row that can't be read.
  struct Fault: Sendable {
    let line: Int
    let reason: LocalizedText
    let excerpt: String
  }

  /// A row as it stands there.
  private struct Row {
    let name: String
    let address: String
    let parent: String
    let line: Int
  }

  /// The columns.
  private(set) var columns: [ColumnBook.Column] = []
  /// The rows that can't be read.
  private(set) var faults: [Fault] = []
  /// Size and SHA-256 of the file.
  let digest: (size: Int, sha256: String)
  /// The records of the file, readable or not.
  private(set) var found = 0

  private static let names = (
    name: ["名称", "栏目名称", "栏目", "name", "column"], address: ["地址", "网址", "链接", "address", "url"],
    parent: ["上级", "上级栏目", "parent", "parent column"]
  )

  /// Reads a file.
  ///
  /// - Throws: why no row of it can be read.
  init(
    _ bytes: [UInt8], _ file: SnapshotManifest.File, site: Int, root: any SiteRoot
  ) throws(SnapshotProblem) {
    digest = (bytes.count, SHA256.hexadecimal(bytes))
    guard let (text, _) = try? TextEncoding.decode(bytes) else { throw SnapshotProblem(.notText, file) }
    var items = CSVReader.items(in: text, delimiter: CSVReader.sniffDelimiter(text))[...]
    guard case .record(let header)? = items.popFirst() else {
      throw SnapshotProblem(.noKnownColumn(found: [], expected: ["名称", "地址", "上级"]), file)
    }
    let cells = header.texts.map { Self.trimmed($0).lowercased() }
    guard let name = Self.cell(Self.names.name, cells) else {
      throw SnapshotProblem(.noKnownColumn(found: header.texts, expected: ["名称", "地址", "上级"]), file)
    }
    let address = Self.cell(Self.names.address, cells)
    let parent = Self.cell(Self.names.parent, cells)
    var rows: [Row] = []
    for item in items {
      switch item {
      case .record(let record) where record.isBlank: continue
      case .record(let record):
        found += 1
        func text(_ cell: Int?) -> String {
          cell.map { $0 < record.count ? Self.trimmed(record.text(of: $0)) : "" } ?? ""
        }
        if text(name).isEmpty {
          let reason = LocalizedText(zh: "栏目没有名称", en: "the column has no name")
          faults.append(
            Fault(
              line: record.line, reason: reason, excerpt: LineSearch.excerpt(of: record.texts.joined(separator: ","))))
          continue
        }
        rows.append(Row(name: text(name), address: text(address), parent: text(parent), line: record.line))
      case .fault(let error):
        found += 1
        faults.append(Fault(line: error.recordLine, reason: RecordFault(error).reason, excerpt: ""))
      }
    }
    let paths = Self.paths(rows)
    for (row, (names, isKnown)) in zip(rows, paths) {
      add(row, names, isKnown, site, root)
    }
  }

  private mutating func add(_ row: Row, _ names: [String], _ isKnown: Bool, _ site: Int, _ root: any SiteRoot) {
    let home = root.address(of: SitePage(site: site, file: "", path: "/", size: 0))
    var address: WebAddress?
    if !row.address.isEmpty, case .web(let target) = WebAddress.read(row.address, seenFrom: home) { address = target }
    columns.append(
      ColumnBook.Column(
        site: site, names: names, address: address.map { root.shown($0) },
        folder: address.flatMap { root.path(of: $0) }.map(ColumnBook.folder), page: nil,
        place: PageRecord.Place(line: Int32(clamping: row.line), column: 1),
        unknownParent: isKnown ? nil : row.parent))
  }

  /// The names from the top down of every row, and whether the column above was found.
  private static func paths(_ rows: [Row]) -> [(names: [String], isKnown: Bool)] {
    var first: [String: Int] = [:]
    for (index, row) in rows.enumerated() where first[row.name] == nil { first[row.name] = index }
    func path(_ index: Int, _ depth: Int) -> (names: [String], isKnown: Bool) {
      let row = rows[index]
      if row.parent.isEmpty { return ([row.name], true) }
      if row.parent.contains("/") || row.parent.contains(">") {
        let above = row.parent.split { $0 == "/" || $0 == ">" }.map { trimmed(String($0)) }
        return (above + [row.name], above.allSatisfy { first[$0] != nil })
      }
      guard let parent = first[row.parent], parent != index, depth < 32 else { return ([row.parent, row.name], false) }
      return (path(parent, depth + 1).names + [row.name], true)
    }
    return rows.indices.map { path($0, 0) }
  }

  private static func cell(_ names: [String], _ header: [String]) -> Int? {
    names.lazy.compactMap { header.firstIndex(of: $0) }.first
  }

  private static func trimmed(_ text: String) -> String {
    guard case .value(.text(let trimmed)) = ValueReading.read(text, as: .text) else { return "" }
    return trimmed.string
  }
}
