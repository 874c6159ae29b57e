import System
import TestSupport
import Testing

/// Golden files under `Snapshots`; `RECORD_SNAPSHOTS=1` writes them anew and fails the run.
enum SnapshotFile {
  static let folder = Path.join(Path.parent(Path.parent(#filePath)), "Snapshots")

  static func expect(
    _ bytes: [UInt8], matches name: String, sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let path = Path.join(folder, name)
    if Environment.variable("RECORD_SNAPSHOTS") == "1" {
      try Files.writeAtomically(path, bytes)
      Issue.record("recorded \(name); run again without RECORD_SNAPSHOTS", sourceLocation: sourceLocation)
      return
    }
    let expected = try Files.read(path)
    guard bytes != expected else { return }
    let new = String(decoding: bytes, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
    let old = String(decoding: expected, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
    let line = zip(new, old).enumerated().first { $0.element.0 != $0.element.1 }?.offset ?? min(new.count, old.count)
    let shown = line < new.count ? new[line] : "(end)"
    let wanted = line < old.count ? old[line] : "(end)"
    Issue.record(
      "\(name) differs at line \(line + 1)\n  is:     \(shown)\n  should: \(wanted)", sourceLocation: sourceLocation)
  }
}
