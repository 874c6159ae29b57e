import Codecs
import SourceText

/// The names of findings that stay the same from run to run.
///
/// The first 128 bits of SHA-256 over `zicha/v1`, pack and rule id, table, key with the word of 逐一 and the period, and
/// the item's label (without one the item's canonical Chinese text), each preceded by its length in bytes, so that no two
/// lists run into one another. No date, and with a key no file and no line. An object without a key is named by its path
/// and its number in the table. Where several findings of a run would get the same name (records with the same key), the
/// second and later ones add their number.
package struct Fingerprint {
  private var occurrences: [String: Int] = [:]

  /// What a fingerprint begins with.
  package static let scheme = "zicha/v1:"

  /// Creates it for one run.
  package init() {}

  /// The findings with their fingerprints, in the same order.
  package static func name(_ findings: [Finding]) -> [Finding] {
    var fingerprint = Fingerprint()
    return findings.map { finding in
      var named = finding
      named.fingerprint = fingerprint.next(finding)
      return named
    }
  }

  /// The fingerprint of the next finding in order.
  package mutating func next(_ finding: Finding) -> String {
    let parts = Self.parts(of: finding)
    let name = Self.digest(parts)
    let number = occurrences[name, default: 0]
    occurrences[name] = number + 1
    return Self.scheme + (number == 0 ? name : Self.digest(Self.numbered(parts, number)))
  }

  /// What the digest of a finding is taken over.
  package static func parts(of finding: Finding) -> [UInt8] {
    let object = finding.object
    let hasKey = !object.key.isEmpty && !object.key.hasPrefix("#")
    let place = hasKey ? object.key : (object.path ?? "") + "#" + String(object.row)
    var parts = head(pack: finding.pack, rule: finding.rule, table: object.table.zh)
    append(place, to: &parts)
    parts += tail(word: object.word?.zh, item: finding.item?.zh)
    return parts
  }

  /// The parts before the key.
  package static func head(pack: String, rule: String, table: String) -> [UInt8] {
    var parts: [UInt8] = []
    for part in ["zicha/v1", pack, rule, table] { append(part, to: &parts) }
    return parts
  }

  /// The parts behind the key.
  package static func tail(word: String?, item: String?) -> [UInt8] {
    var parts: [UInt8] = []
    append(word ?? "", to: &parts)
    append(item ?? "", to: &parts)
    return parts
  }

  /// The parts of a finding whose name occurred so many times before.
  package static func numbered(_ parts: [UInt8], _ number: Int) -> [UInt8] {
    var parts = parts
    append(String(number), to: &parts)
    return parts
  }

  /// The 32 hexadecimal digits over some parts.
  package static func digest(_ parts: [UInt8]) -> String {
    String(SHA256.hexadecimal(parts).prefix(32))
  }

  private static func append(_ part: String, to parts: inout [UInt8]) {
    parts.append(contentsOf: String(part.utf8.count).utf8)
    parts.append(0x3A)
    parts.append(contentsOf: part.utf8)
  }
}
