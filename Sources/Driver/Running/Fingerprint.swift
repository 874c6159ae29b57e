import Codecs
package import Findings
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
    let object = finding.object
    let hasKey = !object.key.isEmpty && !object.key.hasPrefix("#")
    let place = hasKey ? object.key : (object.path ?? "") + "#" + String(object.row)
    let base: [String] = [
      "zicha/v1", finding.pack, finding.rule, object.table.zh, place, object.word?.zh ?? "", finding.item?.zh ?? "",
    ]
    let name = Self.digest(base)
    let number = occurrences[name, default: 0]
    occurrences[name] = number + 1
    return "zicha/v1:" + (number == 0 ? name : Self.digest(base + [String(number)]))
  }

  private static func digest(_ parts: [String]) -> String {
    let text = parts.map { "\($0.utf8.count):\($0)" }.joined()
    return String(SHA256.hexadecimal(Array(text.utf8)).prefix(32))
  }
}
