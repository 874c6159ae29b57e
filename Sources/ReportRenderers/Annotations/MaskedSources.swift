import Findings
import Records
import Reporting
import RuleEngine
import SourceText

/// The files behind findings whose paths hide personal numbers: the same files, found by their hidden names.
struct MaskedSources: FindingSources {
  private let sources: any FindingSources
  /// The true paths of inputs whose paths are shown otherwise.
  private let paths: [String: String]

  init(_ sources: any FindingSources, hidingIn result: RunResult) {
    self.sources = sources
    var paths: [String: String] = [:]
    let shown =
      result.inputs.map(\.path) + result.quarantine.map(\.path) + result.evaluation.findings.compactMap(\.object.path)
    for path in shown {
      let masked = PersonalDataMask.masked(path)
      if masked != path { paths[masked] = path }
    }
    self.paths = paths
  }

  func path(of file: FindingFile, from start: FindingPathStart) -> String {
    PersonalDataMask.masked(sources.path(of: named(file), from: start))
  }

  func bytes(of file: FindingFile) -> [UInt8]? {
    sources.bytes(of: named(file))
  }

  func place(of declaration: SourceRange) -> (file: FindingFile, line: Int)? {
    sources.place(of: declaration)
  }

  private func named(_ file: FindingFile) -> FindingFile {
    guard case .input(let path) = file, let own = paths[path] else { return file }
    return .input(own)
  }
}
