import System
import TestSupport
import Testing

/// The names of the sessions under `Snapshots`, without `.txt`.
private let transcripts: [String] = {
  let names = (try? Files.names(in: Path.join(Path.parent(#filePath), "Snapshots")).names) ?? []
  return names.filter { $0.hasSuffix(".txt") }.map { String($0.dropLast(4)) }
}()

@Suite("Command line sessions")
struct TranscriptTests {
  /// Each file under `Snapshots` is run as it stands; `RECORD_SNAPSHOTS=1` writes what came out and fails.
  @Test("prints what the transcript shows", arguments: transcripts)
  func printsWhatTheTranscriptShows(name: String) throws {
    let path = Path.join(Path.join(Path.parent(#filePath), "Snapshots"), name + ".txt")
    let expected = String(decoding: try Files.read(path), as: UTF8.self)
    let actual = try Transcript(expected).replayed(packageRoot: SharedData.packageRoot)
    guard actual != expected else { return }
    if Environment.variable("RECORD_SNAPSHOTS") == "1" {
      try Files.writeAtomically(path, Array(actual.utf8))
      Issue.record("recorded \(name); review it like code")
    } else {
      Issue.record("\(firstDifference(expected, actual))")
    }
  }

  @Test("there are transcripts")
  func thereAreTranscripts() {
    #expect(transcripts.count > 5)
  }

  private func firstDifference(_ expected: String, _ actual: String) -> String {
    let left = expected.split(separator: "\n", omittingEmptySubsequences: false)
    let right = actual.split(separator: "\n", omittingEmptySubsequences: false)
    let index =
      zip(left, right).enumerated().first { $0.element.0 != $0.element.1 }?.offset ?? min(left.count, right.count)
    let old = index < left.count ? String(left[index]) : "(end)"
    let new = index < right.count ? String(right[index]) : "(end)"
    return "line \(index + 1)\nexpected: \(old)\nactual:   \(new)\n\nthe whole:\n\(actual)"
  }
}
