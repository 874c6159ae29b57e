import System
import TestSupport

/// The cases that do not pass, each with the reason: `Tests/Fixtures/dmn/NAME.txt`.
///
/// `RECORD_SNAPSHOTS=1` writes it anew and fails, so that every change is read.
struct Ledger {
  private let path: String
  private let recorded: [String]
  /// Why a case comes out otherwise in rules, by the beginning of its id: `Tests/Fixtures/dmn/differences.txt`.
  private let meanings: [(id: String, reason: String)]

  init(_ name: String) {
    path = Path.join(SharedData.packageRoot, "Tests/Fixtures/dmn/\(name).txt")
    meanings = Self.lines(of: "differences").compactMap { line in
      guard let bar = line.firstRange(of: " | ") else { return nil }
      return (String(line[..<bar.lowerBound]), String(line[bar.upperBound...]))
    }
    recorded = Self.lines(of: name)
  }

  private static func lines(of name: String) -> [String] {
    let path = Path.join(SharedData.packageRoot, "Tests/Fixtures/dmn/\(name).txt")
    let text = (try? Files.read(path)).map { String(decoding: $0, as: UTF8.self) } ?? ""
    return text.split(separator: "\n").map(String.init).filter { !$0.hasPrefix("#") }
  }

  /// Why a case that was run came out otherwise than the kit expects, if that is meant to be so.
  func meaning(of id: String) -> String? { meanings.first { id.hasPrefix($0.id) }?.reason }

  /// The lines that are new and those that are gone.
  func differences(from found: [(id: String, reason: String)]) -> (new: [String], gone: [String]) {
    let lines = found.map { "\($0.id) | \($0.reason)" }
    let (old, new) = (Set(recorded), Set(lines))
    return (lines.filter { !old.contains($0) }, recorded.filter { !new.contains($0) })
  }

  /// Writes the lines under a heading.
  func record(_ found: [(id: String, reason: String)], heading: String) throws {
    let lines = found.map { "\($0.id) | \($0.reason)" }
    try Files.writeAtomically(path, Array(("# " + heading + "\n" + lines.joined(separator: "\n") + "\n").utf8))
  }
}
