import Codecs
import HTMLParsing
import Records
import SourceText
import Synchronization

/// The sites of a snapshot on their way to rows: listed, gone through once for what links and columns need, then given
/// out page by page.
///
/// What the first pass takes out of pages is kept for the second, as far as a fixed room goes; further pages are read
/// twice. Memory depends on the numbers of pages and links.
final class SiteReading: Sendable {
  /// How pages are read.
  struct Setting: Sendable {
    let tree: any FileTree
    let limits: ReadingLimits
    let cache: (any PageCache)?
    /// Called with the bytes of each page.
    let progress: @Sendable (Int) -> Void
  }

  private struct State {
    var kept: [Int: [UInt8]] = [:]
    var room = SiteReading.room
    var hashes: [UInt64]
    var encodings: [Set<String>]
  }

  /// How many bytes of records are kept between the passes.
  private static let room = 64 << 20

  /// The sites.
  let roots: [any SiteRoot]
  /// The pages of all sites, one site behind the other.
  let pages: [SitePage]
  /// What is taken out of them.
  let plan: PagePlan
  /// The number of the first page among the files of provenances.
  let firstFile: Int
  /// The files of columns, by site.
  let columnFiles: [ColumnFile?]
  /// What keeps a file of columns from being read, by site.
  let columnProblems: [SnapshotProblem?]
  private let setting: Setting
  private let extraction: String
  /// The selectors of the plan's extractors, ready for use; nil for other extractors.
  private let selectors: [Selector?]
  private let found = Mutex<SiteIndex?>(nil)
  private let state: Mutex<State>

  init(_ roots: [any SiteRoot], plan: PagePlan, firstFile: Int, _ setting: Setting) {
    self.roots = roots
    pages = roots.flatMap(\.pages)
    self.plan = plan
    self.firstFile = firstFile
    self.setting = setting
    extraction = plan.digest
    selectors = plan.extractors.map { extractor in
      guard case .selector(let text) = extractor else { return nil }
      // Checking has refused what is no selector.
      return try? Selector(text)
    }
    state = Mutex(
      State(
        hashes: Array(repeating: 0, count: pages.count), encodings: Array(repeating: [], count: roots.count)))
    var files: [ColumnFile?] = []
    var problems: [SnapshotProblem?] = []
    for (number, root) in roots.enumerated() {
      var problem: SnapshotProblem?
      files.append(plan.takesColumns ? Self.columnFile(of: root, number, setting, &problem) : nil)
      problems.append(problem)
    }
    columnFiles = files
    columnProblems = problems
  }

  /// The number of a page's file among those of provenances.
  func fileNumber(ofPage page: Int) -> Int { firstFile + page }

  private static func columnFile(
    of root: any SiteRoot, _ number: Int, _ setting: Setting, _ problem: inout SnapshotProblem?
  ) -> ColumnFile? {
    guard let path = root.site.columns else { return nil }
    let file = SnapshotManifest.File(path: path)
    do throws(InputFault) {
      let bytes = try setting.tree.bytes(of: path, limit: setting.limits.recordSize)
      do throws(SnapshotProblem) {
        return try ColumnFile(bytes, file, site: number, root: root)
      } catch {
        problem = error
      }
    } catch {
      problem = SnapshotProblem(error, file)
    }
    return nil
  }

  // MARK: - The first pass

  /// What the first pass finds; it is made when it is first asked for.
  func index(_ workers: Workers = .one) -> SiteIndex {
    found.withLock { found in
      if let found { return found }
      let made = makeIndex(workers)
      found = made
      return made
    }
  }

  /// What links are judged by.
  func judgement() -> LinkJudgement { LinkJudgement(roots, pages: pages, index: index()) }

  private var needsFirstPass: Bool {
    plan.takesFragments || (plan.takesColumns && columnFiles.contains { $0 == nil })
  }

  /// What the first pass keeps of a page.
  private struct Glance: Sendable {
    var isKnown = false
    var fragments: [UInt64] = []
    /// The parts that columns are made of; nil if they are not asked for.
    var columns: PageRecord?
  }

  private func makeIndex(_ workers: Workers) -> SiteIndex {
    var addresses: [AddressTable] = []
    var first = 0
    for root in roots {
      addresses.append(root.addresses(firstPage: first))
      first += root.pages.count
    }
    let glances = needsFirstPass ? glances(workers) : []
    var book = ColumnBook(siteNames: roots.map(\.site.name))
    for file in columnFiles { for column in file?.columns ?? [] { book.add(column) } }
    var fragments: Set<UInt64> = []
    for (number, glance) in glances.enumerated() {
      fragments.formUnion(glance.fragments)
      guard let record = glance.columns else { continue }
      book.add(from: record, of: pages[number], number: number, root: roots[pages[number].site])
    }
    return SiteIndex(
      addresses: addresses, columns: book, fragments: fragments, isKnown: glances.map(\.isKnown))
  }

  private func glances(_ workers: Workers) -> [Glance] {
    let next = Atomic<Int>(0)
    let glances = Mutex([Glance](repeating: Glance(), count: pages.count))
    workers.run(workers.count) { _ in
      while true {
        let number = next.add(1, ordering: .relaxed).oldValue
        guard number < pages.count else { return }
        guard case .success(let record) = read(number) else { continue }
        let glance = glance(at: record, number)
        glances.withLock { $0[number] = glance }
        keep(record, number)
      }
    }
    return glances.withLock { $0 }
  }

  private func glance(at record: PageRecord, _ number: Int) -> Glance {
    var glance = Glance(isKnown: !record.isCut)
    glance.fragments = record.fragments.map { SiteIndex.hash($0, number) }
    guard plan.takesColumns, columnFiles[pages[number].site] == nil else { return glance }
    var columns = PageRecord()
    (columns.base, columns.title) = (record.base, record.title)
    (columns.columnNames, columns.trail) = (record.columnNames, record.trail)
    glance.columns = columns
    return glance
  }

  private func keep(_ record: PageRecord, _ number: Int) {
    // A copy has no room to grow, of which the bytes as they were written may have as much again.
    let bytes = Array(record.bytes[...])
    state.withLock { state in
      guard state.room >= bytes.count else { return }
      state.room -= bytes.count
      state.kept[number] = bytes
    }
  }

  // MARK: - Pages

  /// The record of a page: kept from the first pass, or read now.
  func record(of number: Int) -> Result<PageRecord, Fault> {
    if let kept = state.withLock({ $0.kept.removeValue(forKey: number) }), let record = PageRecord(kept.span) {
      return .success(record)
    }
    return read(number)
  }

  private func read(_ number: Int) -> Result<PageRecord, Fault> {
    let page = pages[number]
    if let reason = page.fault { return .failure(Fault(reason: reason)) }
    let identity = page.record == nil && setting.cache != nil ? setting.tree.identity(of: page.file) : nil
    if let identity, let record = cached(identity, number) {
      setting.progress(page.size)
      return .success(record)
    }
    let (bytes, charset): ([UInt8], String?)
    do {
      (bytes, charset) = try roots[page.site].bytes(of: page, in: setting.tree, limit: setting.limits.recordSize)
    } catch {
      return .failure(error)
    }
    setting.progress(bytes.count)
    let content = setting.cache == nil ? nil : "sha256 " + SHA256.hexadecimal(bytes) + " " + (charset ?? "")
    if let content, let record = cached(content, number) {
      keep(record, [identity, content])
      return .success(record)
    }
    do throws(PageText.Fault) {
      let record = try extract(bytes, charset)
      note(record, number)
      keep(record, [identity, content])
      return .success(record)
    } catch {
      return .failure(Fault(reason: error.reason))
    }
  }

  private func extract(_ bytes: [UInt8], _ charset: String?) throws(PageText.Fault) -> PageRecord {
    let text = try PageText(bytes, charset: charset)
    var record = PageExtraction(text.utf8, plan: plan, selectors: selectors).record()
    (record.encoding, record.encodingSource) = (text.encoding, text.source)
    record.contentHash = ContentHash.of(bytes)
    return record
  }

  private func cached(_ identity: String, _ number: Int) -> PageRecord? {
    guard let bytes = setting.cache?.record(of: identity, extraction: extraction), let record = PageRecord(bytes.span)
    else { return nil }
    note(record, number)
    return record
  }

  private func keep(_ record: PageRecord, _ identities: [String?]) {
    let identities = identities.compactMap(\.self)
    guard let cache = setting.cache, !identities.isEmpty else { return }
    cache.keep(record.bytes, of: identities, extraction: extraction)
  }

  private func note(_ record: PageRecord, _ number: Int) {
    state.withLock { state in
      state.hashes[number] = record.contentHash
      state.encodings[pages[number].site].insert(record.encoding)
    }
  }

  // MARK: - What was read

  /// The encodings of the pages of a site, in one order.
  func encodings(ofSite site: Int) -> [String] {
    state.withLock { $0.encodings[site].sorted() }
  }

  /// A hash over the pages of a site, in hex.
  func contentHash(ofSite site: Int) -> String {
    let hashes = state.withLock { $0.hashes }
    var hash = ContentHash()
    for (number, page) in pages.enumerated() where page.site == site {
      hash.update(Array(page.path.utf8).span)
      hash.update(Array(Hexadecimal.text(hashes[number]).utf8).span)
    }
    return Hexadecimal.text(hash.finish())
  }
}

extension FileTree {
  /// All bytes of a file.
  func bytes(of path: String, limit: Int) throws(InputFault) -> [UInt8] {
    var source = try open(path)
    var bytes: [UInt8] = []
    bytes.reserveCapacity(min(source.size ?? 0, limit))
    while true {
      guard bytes.count <= limit else { throw InputFault(path: path, cause: .tooLarge) }
      if try source.read(into: &bytes, atMost: 1 << 20) == 0 { return bytes }
    }
  }
}
