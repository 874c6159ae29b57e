import Reporting
import SourceText

/// The files of a made-up run: inputs by their paths, and a rule file in which every rule stands on line 7.
struct MemorySources: FindingSources {
  var inputs: [String: [UInt8]] = [:]
  var folder = "data/2010"
  var rulePath: String? = "rules/licensing/deadlines.zicha"

  init(_ inputs: [String: String] = [:]) {
    self.inputs = inputs.mapValues { Array($0.utf8) }
  }

  func path(of file: FindingFile, from start: FindingPathStart) -> String {
    switch file {
    case .input(let path): folder + "/" + path
    case .ruleFile(let path): path
    case .manifest: folder + "/snapshot.json"
    }
  }

  func bytes(of file: FindingFile) -> [UInt8]? {
    guard case .input(let path) = file else { return nil }
    return inputs[path]
  }

  func place(of declaration: SourceRange) -> (file: FindingFile, line: Int)? {
    rulePath.map { (.ruleFile($0), 7) }
  }
}
