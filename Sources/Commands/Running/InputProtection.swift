import Driver
import Reporting
import Snapshots
import SourceText
import System

/// Keeps outputs from replacing what a run reads: data are evidence, a report written over them would destroy it.
struct InputProtection {
  private let folder: WorkingFolder
  /// The inputs as shown, by their real paths.
  private var inputs: [String: String] = [:]

  /// Collects the manifest, the data files, the rule files and the configuration.
  init(_ session: Session, _ snapshot: SnapshotFolder, _ rules: LoadedRules) {
    folder = session.folder
    var paths = [snapshot.manifestPath]
    for table in snapshot.manifest.tables { paths += table.files.map { Path.join(snapshot.path, $0.path) } }
    paths += rules.digests.map(\.path)
    if let configuration = session.configuration { paths.append(configuration.path) }
    for path in paths { if let real = real(path) { inputs[real] = path } }
  }

  /// Adds a further input.
  mutating func add(_ path: String) {
    if let real = real(path) { inputs[real] = path }
  }

  /// Refuses outputs that name one of the inputs.
  func check(_ requests: [OutputRequest]) throws(CommandFailure) {
    for request in requests where !request.isStandardOutput {
      guard let real = real(request.path), let input = inputs[real] else { continue }
      throw .ended(
        LocalizedText(
          zh: "输出 `\(request.path)` 就是要读的文件 `\(input)`，写上去会毁掉它；请换一个文件名",
          en: "the output `\(request.path)` is the input `\(input)` and would destroy it; choose another file"))
    }
  }

  /// The path behind all links; nil if nothing stands there.
  private func real(_ path: String) -> String? {
    try? Files.resolve(folder.absolute(path))
  }
}
