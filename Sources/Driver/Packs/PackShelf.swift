import Codecs
import Diagnostics
import RuleSyntax
import SourceText
import System

/// A pack whose files were read but not yet understood: its names and its imports are known.
struct PackOutline: Sendable {
  /// Where it stands.
  let folder: PackFolder
  /// Its files.
  let outlines: [RuleFileOutline]

  /// The Chinese and the English label; the folder's name while no file declares them.
  var names: (zh: String, en: String) {
    let declared = outlines.lazy.compactMap(\.packName).first
    let fallback = Path.name(folder.path)
    return (declared?.zh.text ?? fallback, declared?.en?.text ?? declared?.zh.text ?? fallback)
  }

  /// The files that the user asked for: the one named, else all.
  var chosenFiles: [FileID] {
    let chosen = outlines.filter { folder.named == nil || $0.source.path == folder.named }
    return chosen.map(\.source.id)
  }

  /// The names of the packs that it imports.
  var imports: [String] { outlines.flatMap { $0.imports.map(\.text) } }

  /// The ids of its rules.
  var ruleIDs: [String] { words(.rule).map(\.zh) }

  /// The names of its parameters.
  var parameterNames: [String] { words(.parameter).flatMap { [$0.zh, $0.en].compactMap(\.self) } }

  private func words(_ kind: WordKind) -> [VocabularyWord] {
    outlines.flatMap { $0.declaredWords.filter { $0.kind == kind } }
  }

  /// Whether a pack is called so: by one of its labels or by its folder.
  func isCalled(_ name: String) -> Bool {
    let wanted = Self.key(name)
    return [names.zh, names.en, Path.name(folder.path)].contains { Self.key($0) == wanted }
  }

  private static func key(_ name: String) -> String {
    name.lowercased().filter { !$0.isWhitespace }
  }
}

/// The packs of a run while they are gathered from disk, each file read once.
struct PackShelf {
  private let folder: WorkingFolder
  private let places: PackPlaces
  /// The files read so far.
  private(set) var files = SourceFiles()
  /// The packs of the places that judge.
  private(set) var judging: [PackOutline] = []
  private var serving: [PackOutline]?

  /// Reads the packs of the places that judge.
  init(_ places: PackPlaces, in folder: WorkingFolder) throws(InputFailure) {
    self.folder = folder
    self.places = places
    judging = try packs(at: places.judging)
  }

  /// The pack with a name, looked for where packs judge, then where they serve imports.
  mutating func pack(named name: String) throws(InputFailure) -> PackOutline? {
    if let pack = judging.first(where: { $0.isCalled(name) }) { return pack }
    if serving == nil { serving = try packs(at: places.serving) }
    return serving?.first { $0.isCalled(name) }
  }

  /// The names of all packs within reach, for "did you mean".
  mutating func knownNames() throws(InputFailure) -> [String] {
    if serving == nil { serving = try packs(at: places.serving) }
    return (judging + (serving ?? [])).flatMap { [$0.names.en, $0.names.zh] }
  }

  /// The rule files beside the configuration that hold profiles and waivers only; nil without one.
  mutating func office() throws(InputFailure) -> PackOutline? {
    guard let path = places.office, folder.kind(path) == .folder else { return nil }
    let names: [String]
    do {
      names = try folder.names(in: path)
    } catch {
      throw InputFailure(error.sentence)
    }
    let known = Set(files.files.map { folder.absolute($0.path) })
    var outlines: [RuleFileOutline] = []
    var paths: [String] = []
    for name in names where !name.hasPrefix(".") && Path.fileExtension(name) == "zicha" {
      let entry = Path.normalise(Path.join(path, name))
      guard folder.kind(entry) == .file, !known.contains(folder.absolute(entry)) else { continue }
      let read = try read([entry]).filter(\.isTailoring)
      outlines += read
      if !read.isEmpty { paths.append(entry) }
    }
    guard !outlines.isEmpty else { return nil }
    return PackOutline(folder: PackFolder(path: path, files: paths, named: nil), outlines: outlines)
  }

  /// All packs within reach.
  mutating func all() throws(InputFailure) -> [PackOutline] {
    if serving == nil { serving = try packs(at: places.serving) }
    return judging + (serving ?? [])
  }

  private mutating func packs(at paths: [String]) throws(InputFailure) -> [PackOutline] {
    var packs: [PackOutline] = []
    for path in paths {
      for pack in try PackFolder.all(at: path, in: folder) where !packs.contains(where: { $0.folder == pack }) {
        packs.append(try read(pack))
      }
    }
    return packs
  }

  /// Reads a pack; a file that the user named and that is a pack by itself is read alone.
  private mutating func read(_ pack: PackFolder) throws(InputFailure) -> PackOutline {
    if let named = pack.named {
      let outlines = try read([named])
      if pack.files.count == 1 || outlines.contains(where: { $0.packName != nil }) {
        return PackOutline(folder: pack, outlines: outlines)
      }
      return PackOutline(folder: pack, outlines: outlines + (try read(pack.files.filter { $0 != named })))
    }
    return PackOutline(folder: pack, outlines: try read(pack.files))
  }

  private mutating func read(_ paths: [String]) throws(InputFailure) -> [RuleFileOutline] {
    var outlines: [RuleFileOutline] = []
    for path in paths {
      let bytes: [UInt8]
      do {
        bytes = try folder.read(path, limit: Self.maximumFileSize)
      } catch {
        throw InputFailure(error.sentence)
      }
      if let offset = UTF8Validator.firstInvalidOffset(in: bytes) { throw Self.notUTF8(path, offset, bytes) }
      let id = files.add(path: path, bytes: bytes)
      outlines.append(RuleFileOutline(files[id]))
    }
    return outlines
  }

  private static let maximumFileSize = 16 << 20

  private static func notUTF8(_ path: String, _ offset: Int, _ bytes: [UInt8]) -> InputFailure {
    let line = 1 + bytes[..<offset].count { $0 == 0x0A }
    return InputFailure(
      LocalizedText(
        zh: "规则文件 `\(path)` 第 \(line) 行不是 UTF-8，多半存成了 GBK；请另存为 UTF-8",
        en: "line \(line) of the rule file `\(path)` is not UTF-8, probably GBK; save the file as UTF-8"))
  }
}
