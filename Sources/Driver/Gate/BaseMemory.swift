import Codecs
import Findings
import Records
import Reporting
import RuleEngine
import Snapshots
import SourceText
import System

/// What earlier gates found out about their bases: a change to one page need not judge the whole base again.
///
/// A state is named by the tree that git has for the snapshot's folder, or by size, time and number of each file in a
/// folder on disk, by all rule files, the waivers, and all else that an outcome depends on. A file that is damaged counts
/// as not there.
package struct BaseMemory: Sendable {
  private let folder: String
  private let tool: String

  private static let maximumSize = 256 << 20

  /// Opens the memory in a folder, which is made when something is written.
  ///
  /// - Parameter tool: the name and version of the tool: another version may judge otherwise.
  package init(folder: String, tool: String) {
    self.folder = folder
    self.tool = tool
  }

  /// What names the state of a base under some rules; nil for a base that looks at other folders.
  func key(_ base: SnapshotFolder, by rules: LoadedRules, _ options: RunOptions) throws(InputFailure) -> String? {
    guard base.manifest.previous == nil, options.previous == nil, let tree = try content(of: base) else { return nil }
    var parts = ["zicha base 1", tool, tree, options.checkDate?.text ?? "", "\(options.evaluation.waiverNotice)"]
    for file in rules.digests { parts += [file.path, file.sha256] }
    parts += ["judging"] + rules.judging + ["profile", rules.tailoring.map { $0.label.en } ?? ""]
    for selector in options.selected { parts.append("select \(selector)") }
    for selector in options.ignored { parts.append("ignore \(selector)") }
    for waiver in rules.ruleSet.waivers {
      parts += ["waiver", waiver.rule, waiver.until.text, waiver.pack, waiver.path] + waiver.keys
    }
    return SHA256.hexadecimal(Array(parts.map { "\($0.utf8.count):\($0)" }.joined().utf8))
  }

  /// What names all files of a snapshot; nil where something can't be named without reading it.
  private func content(of base: SnapshotFolder) throws(InputFailure) -> String? {
    if let revision = base.revision {
      guard let path = revision.git.repository.path(of: revision.folder) else { return nil }
      return try revision.git.repository.program.line(["rev-parse", "--verify", revision.git.commit + ":" + path])
    }
    guard let files = try? base.tree.files() else { return nil }
    var digest = SHA256()
    for file in files where !file.path.hasPrefix(".zicha/") {
      guard let identity = base.tree.identity(of: file.path) else { return nil }
      digest.update(Array("\(file.path)\0\(identity)\0".utf8))
    }
    return base.path + " " + Hexadecimal.text(digest.finish())
  }

  private func path(_ key: String) -> String { Path.join(folder, "base-" + key.prefix(32)) }

  // MARK: Reading

  /// What is known of a state; nil if nothing is.
  func state(_ key: String) -> BaseState? {
    guard let bytes = try? Files.read(path(key), limit: Self.maximumSize), bytes.count > 65,
      SHA256.hexadecimal(Array(bytes[65...])) == String(decoding: bytes[..<64], as: UTF8.self),
      let value = try? JSONValue.parse(Array(bytes[65...]), maximumDepth: 8), value["key"]?.string == key,
      let day = value["as_of"]?.integer, let number = Int32(exactly: day),
      let open = Self.identities(value["open"]), let waived = Self.identities(value["waived"]),
      let judged = value["judged"]?.elements
    else { return nil }
    return BaseState(
      checkDate: Day(number: number), open: open, waived: waived, judged: judged.compactMap(\.string))
  }

  private static func identities(_ value: JSONValue?) -> [GateResult.Identity]? {
    guard let elements = value?.elements else { return nil }
    let identities = elements.compactMap { element -> GateResult.Identity? in
      guard let texts = element.elements?.compactMap(\.string), texts.count == 7,
        let outcome = Outcome(rawValue: texts[2])
      else { return nil }
      return GateResult.Identity(
        fingerprint: texts[0], rule: texts[1], outcome: outcome, title: LocalizedText(zh: texts[3], en: texts[4]),
        object: LocalizedText(zh: texts[5], en: texts[6]))
    }
    return identities.count == elements.count ? identities : nil
  }

  // MARK: Writing

  /// Keeps a state; what can't be written is found out again the next time.
  func keep(_ state: BaseState, _ key: String) {
    var writer = JSONWriter()
    writer.beginObject()
    writer.key("key")
    writer.string(key)
    writer.key("as_of")
    writer.integer(Int(state.checkDate.number))
    for (name, identities) in [("open", state.open), ("waived", state.waived)] {
      writer.key(name)
      writer.beginArray()
      for identity in identities {
        writer.beginArray()
        for text in [
          identity.fingerprint, identity.rule, identity.outcome.rawValue, identity.title.zh, identity.title.en,
          identity.object.zh, identity.object.en,
        ] { writer.string(text) }
        writer.endArray()
      }
      writer.endArray()
    }
    writer.key("judged")
    writer.beginArray()
    for rule in state.judged { writer.string(rule) }
    writer.endArray()
    writer.endObject()
    let bytes = Array((SHA256.hexadecimal(writer.bytes) + "\n").utf8) + writer.bytes
    try? Files.createDirectories(folder)
    try? Files.writeAtomically(path(key), bytes)
    forgetOthers(key)
  }

  /// A gate has one base at a time: a few earlier ones are enough.
  private func forgetOthers(_ key: String) {
    guard let names = try? Files.names(in: folder).names else { return }
    let states = names.filter { $0.hasPrefix("base-") && Path.join(folder, $0) != path(key) }
    for name in states.dropFirst(8) { try? Files.remove(Path.join(folder, name)) }
  }
}
