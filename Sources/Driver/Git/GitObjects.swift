import Snapshots
import System

/// The contents of git objects by their ids, as committed: nothing is converted on the way.
final class GitObjects: Sendable {
  private let process: AnsweringProcess

  /// Starts `git cat-file --batch`.
  init(_ repository: GitRepository) throws(InputFailure) {
    process = try repository.program.answering(["cat-file", "--batch"])
  }

  /// The content of a file.
  ///
  /// - Parameters:
  ///   - object: the id.
  ///   - path: the path that faults name.
  func read(_ object: String, path: String) throws(InputFault) -> [UInt8] {
    do {
      let content = try process.ask(Array((object + "\n").utf8)) { answers throws(FileError) -> [UInt8]? in
        // `ID blob SIZE`, or `ID missing`.
        let words = try answers.line().split(separator: 0x20).map { String(decoding: $0, as: UTF8.self) }
        guard words.count == 3, words[0] == object, let size = Int(words[2]), size >= 0 else { return nil }
        let bytes = try answers.bytes(size)
        _ = try answers.bytes(1)
        return bytes
      }
      if let content { return content }
    } catch {
      throw InputFault(error, path: path)
    }
    throw InputFault(path: path, cause: .system("git: no object \(object.prefix(12))"))
  }
}
