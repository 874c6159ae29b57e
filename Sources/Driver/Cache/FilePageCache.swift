import Codecs
import Snapshots
import Synchronization
package import System

/// What was taken out of pages in earlier runs, in one file for each set of extractors.
///
/// A file that is damaged, or of another version of the tool, counts as not there: its pages are read again. Entries that
/// a run does not ask for are dropped when the file is written next.
package final class FilePageCache: PageCache {
  /// A record with everything that names the content of its page.
  private struct Entry {
    var identities: [String]
    /// Where it stands in the file.
    var range: Range<Int>
    /// The record, if it is a new one.
    var record: [UInt8]?
    /// Whether this run has asked for it.
    var isUsed: Bool
  }

  private struct Store {
    /// The whole file as it was read.
    var file: [UInt8] = []
    var entries: [Entry] = []
    var numbers: [String: Int] = [:]
    var hasNew = false

    mutating func add(_ entry: Entry) {
      for identity in entry.identities { numbers[identity] = entries.count }
      entries.append(entry)
    }

    func bytes(of entry: Entry) -> [UInt8] { entry.record ?? Array(file[entry.range]) }
  }

  private let folder: String
  private let tool: String
  private let stores = Mutex<[String: Store]>([:])

  private static let mark = Array("zicha pages 1\n".utf8)
  private static let maximumSize = 1 << 30
  private static let maximumNames = 6

  /// Opens the cache in a folder, which is made when something is written.
  ///
  /// - Parameter tool: the name and version of the tool: another version may take other things out of a page.
  package init(folder: String, tool: String) {
    self.folder = folder
    self.tool = tool
  }

  /// The folder for the cache of a snapshot: one of its own in the folder that the user names for caches, else
  /// `.zicha/cache` in the snapshot's own.
  package static func folder(forSnapshot root: String) -> String {
    if let cache = Environment.variable("XDG_CACHE_HOME"), Path.isAbsolute(cache) {
      return Path.join(Path.join(cache, "zicha"), String(SHA256.hexadecimal(Array(root.utf8)).prefix(16)))
    }
    return Path.join(Path.join(root, ".zicha"), "cache")
  }

  package func record(of identity: String, extraction: String) -> [UInt8]? {
    stores.withLock { stores in
      Self.find(identity, in: &stores[extraction, default: read(extraction)])
    }
  }

  private static func find(_ identity: String, in store: inout Store) -> [UInt8]? {
    guard let number = store.numbers[identity] else { return nil }
    store.entries[number].isUsed = true
    return store.bytes(of: store.entries[number])
  }

  package func keep(_ record: [UInt8], of identities: [String], extraction: String) {
    stores.withLock { stores in
      Self.keep(record, identities, in: &stores[extraction, default: read(extraction)])
    }
  }

  private static func keep(_ record: [UInt8], _ identities: [String], in store: inout Store) {
    // The same page under another name, or after a change of its time: one entry has all its names, the last ones first.
    var names = identities
    for number in Set(identities.compactMap { store.numbers[$0] }).sorted() {
      names += store.entries[number].identities.filter { !names.contains($0) }
      store.entries[number].isUsed = false
    }
    store.add(Entry(identities: Array(names.prefix(maximumNames)), range: 0..<0, record: record, isUsed: true))
    store.hasNew = true
  }

  /// Writes what is new.
  ///
  /// - Throws: why a file can't be written; nothing is lost by that but time.
  package func save() throws(FileError) {
    let stores = stores.withLock { $0 }
    for (extraction, store) in stores.sorted(by: { $0.key < $1.key }) where store.hasNew {
      try Files.createDirectories(folder)
      var bytes = Self.mark
      Self.append(Array((tool + " " + extraction).utf8), to: &bytes)
      for entry in store.entries where entry.isUsed {
        Self.append(Array(entry.identities.joined(separator: "\n").utf8), to: &bytes)
        Self.append(store.bytes(of: entry), to: &bytes)
      }
      let hash = ContentHash.of(bytes)
      for shift in stride(from: UInt64(0), to: 64, by: 8) { bytes.append(UInt8(truncatingIfNeeded: hash >> shift)) }
      try Files.writeAtomically(path(extraction), bytes)
    }
  }

  private func path(_ extraction: String) -> String {
    let name = SHA256.hexadecimal(Array((tool + " " + extraction).utf8)).prefix(16)
    return Path.join(folder, "pages-\(name)")
  }

  private static func append(_ part: [UInt8], to bytes: inout [UInt8]) {
    for shift in [0, 8, 16, 24] { bytes.append(UInt8(truncatingIfNeeded: part.count >> shift)) }
    bytes += part
  }

  // MARK: - Reading

  private func read(_ extraction: String) -> Store {
    var store = Store()
    guard let bytes = try? Files.read(path(extraction), limit: Self.maximumSize), bytes.starts(with: Self.mark),
      bytes.count >= Self.mark.count + 8, Self.isSound(bytes)
    else { return store }
    var offset = Self.mark.count
    let end = bytes.count - 8
    guard let header = Self.part(bytes, &offset, end), Array(bytes[header]) == Array((tool + " " + extraction).utf8)
    else { return store }
    while offset < end {
      guard let names = Self.part(bytes, &offset, end), let record = Self.part(bytes, &offset, end) else {
        return Store()
      }
      let identities = String(decoding: bytes[names], as: UTF8.self).split(separator: "\n").map(String.init)
      store.add(Entry(identities: identities, range: record, record: nil, isUsed: false))
    }
    store.file = bytes
    return store
  }

  private static func isSound(_ bytes: [UInt8]) -> Bool {
    var hash = ContentHash()
    hash.update(bytes.span.extracting(0..<bytes.count - 8))
    var recorded: UInt64 = 0
    for index in 0..<8 { recorded |= UInt64(bytes[bytes.count - 8 + index]) << UInt64(8 * index) }
    return hash.finish() == recorded
  }

  private static func part(_ bytes: [UInt8], _ offset: inout Int, _ end: Int) -> Range<Int>? {
    guard offset + 4 <= end else { return nil }
    let count =
      Int(bytes[offset]) | Int(bytes[offset + 1]) << 8 | Int(bytes[offset + 2]) << 16 | Int(bytes[offset + 3]) << 24
    let start = offset + 4
    guard count <= end - start else { return nil }
    offset = start + count
    return start..<offset
  }
}
