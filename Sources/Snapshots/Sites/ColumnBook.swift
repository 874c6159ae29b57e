import Codecs
import Records
import SourceText

/// The columns of the sites of a snapshot.
struct ColumnBook: Sendable {
  /// One column, a row of 栏目.
  struct Column: Sendable, Hashable {
    /// The site, by its number.
    let site: Int
    /// The names from the top down.
    let names: [String]
    /// The address as rules see it; nil if it is not known.
    let address: String?
    /// The path in the site under which its pages stand; nil if it is not known.
    let folder: String?
    /// The page that it was found on, by number; nil for a row of `columns.csv`.
    let page: Int?
    /// Where it stands there.
    let place: PageRecord.Place
    /// The words of 上级 in `columns.csv` that name no column; nil elsewhere.
    var unknownParent: String?
  }

  /// The columns of each site, in the order of its `columns.csv`, or of the pages that name them first.
  private(set) var columns: [Column] = []
  private var numbers: [[String]: Int] = [:]
  private var bySite: [[Column]]
  private let siteNames: [String]

  init(siteNames: [String]) {
    self.siteNames = siteNames
    bySite = Array(repeating: [], count: siteNames.count)
  }

  /// The key of a column: site and names joined by slashes.
  func key(_ column: Column) -> String { key(column.site, column.names) }

  /// The key of the column above another one; nil at the top.
  func parentKey(_ column: Column) -> String? {
    if let unknown = column.unknownParent { return siteNames[column.site] + "/" + unknown }
    return column.names.count > 1 ? key(column.site, column.names.dropLast()) : nil
  }

  private func key(_ site: Int, _ names: some Collection<String>) -> String {
    ([siteNames[site]] + names).joined(separator: "/")
  }

  /// Adds a column. One that pages name is added once; rows of `columns.csv` all stand, so that doubles are seen.
  mutating func add(_ column: Column) {
    let id = [String(column.site)] + column.names
    if numbers[id] != nil, column.page != nil { return }
    if numbers[id] == nil { numbers[id] = columns.count }
    columns.append(column)
    bySite[column.site].append(column)
  }

  // MARK: - The column of a page

  /// The key of the column that a page belongs to: the one that its meta element names, that its trail leads to, or under
  /// whose address it stands.
  func key(of page: SitePage, _ record: PageRecord) -> String? {
    let own = bySite[page.site]
    let trail = Self.names(of: record)
    if let name = record.columnNames.last {
      let named = own.filter { $0.names.last == name }
      if named.count == 1 { return key(named[0]) }
      if let best = named.first(where: { trail.starts(with: $0.names) }) ?? Self.nearest(named, page) {
        return key(best)
      }
    }
    var rest = trail[...]
    while !rest.isEmpty {
      if numbers[[String(page.site)] + rest] != nil { return key(page.site, rest) }
      rest = rest.dropLast()
    }
    return Self.nearest(own, page).map { key($0) }
  }

  private static func nearest(_ columns: [Column], _ page: SitePage) -> Column? {
    columns.filter { column in column.folder.map { page.path.hasPrefix($0) } ?? false }
      .max { ($0.folder?.utf8.count ?? 0, $1.names.count) < ($1.folder?.utf8.count ?? 0, $0.names.count) }
  }

  /// The names of a trail without the home page before it and the page itself behind it.
  static func names(of record: PageRecord) -> [String] { steps(of: record).map(\.words) }

  /// The steps of a trail that are columns.
  static func steps(of record: PageRecord) -> [PageRecord.Step] {
    var steps = record.trail.filter { !$0.words.isEmpty }
    // What announces the trail is no step of it.
    while let first = steps.first, first.words.contains("位置"), steps.count > 1 || first.words.hasSuffix("：") {
      steps.removeFirst()
    }
    if let first = steps.first, homeWords.contains(first.words) { steps.removeFirst() }
    if let last = steps.last, last.written == nil, isPage(last.words, record) { steps.removeLast() }
    return steps
  }

  private static let homeWords: Set<String> = ["首页", "网站首页", "主页", "网站主页", "首 页", "Home", "home", "HOME"]

  /// Whether the last words of a trail are those of the page: its title, or words such as 正文.
  private static func isPage(_ words: String, _ record: PageRecord) -> Bool {
    if ["正文", "详情", "内容", "文章内容", "详细内容", "信息内容", "查看", "浏览"].contains(words) { return true }
    guard let title = record.title?.text else { return false }
    return title.hasPrefix(words) && words.count > 8
  }

  // MARK: - Columns that pages name

  /// Adds the columns that a page's trail and meta element name.
  mutating func add(from record: PageRecord, of page: SitePage, number: Int, root: any SiteRoot) {
    let steps = Self.steps(of: record)
    var base = root.address(of: page)
    if let written = record.base, case .web(let other) = WebAddress.read(written, seenFrom: base) { base = other }
    for count in 0..<steps.count {
      let step = steps[count]
      var address: WebAddress?
      if let written = step.written, case .web(let target) = WebAddress.read(written, seenFrom: base) {
        address = target
      }
      add(
        Column(
          site: page.site, names: steps[...count].map(\.words), address: address.map { root.shown($0) },
          folder: address.flatMap { root.path(of: $0) }.map(Self.folder), page: number, place: step.place))
    }
    guard steps.isEmpty, !record.columnNames.isEmpty else { return }
    let name = record.columnNames[record.columnNames.count - 1]
    add(
      Column(
        site: page.site, names: [name], address: nil, folder: nil, page: number, place: record.title?.place ?? .start))
  }

  /// The folder in which the pages of a column stand: `/zwgk/` for `/zwgk/index.html` and for `/zwgk/`.
  static func folder(ofPath path: String) -> String {
    String(path[...(path.lastIndex(of: "/") ?? path.startIndex)])
  }
}
