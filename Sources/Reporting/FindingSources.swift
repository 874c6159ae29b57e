package import SourceText

/// A file that a finding points into.
package enum FindingFile: Sendable, Hashable {
  /// An input, by its path in the snapshot's folder.
  case input(String)
  /// A rule file, by its path as shown.
  case ruleFile(String)
  /// The manifest `snapshot.json`, for what has no place of its own.
  case manifest
}

/// The files behind findings: where they lie and what they hold, for formats that name paths, columns and source lines.
package protocol FindingSources: Sendable {
  /// The path of a file with `/` between names: seen from the root of the repository, or from the working folder.
  func path(of file: FindingFile, from start: FindingPathStart) -> String
  /// The bytes of a file; nil if it is no text, too large or can't be read.
  func bytes(of file: FindingFile) -> [UInt8]?
  /// The rule file and one-based line of a declaration; nil if it is not known.
  func place(of declaration: SourceRange) -> (file: FindingFile, line: Int)?
}

/// Where paths begin.
package enum FindingPathStart: Sendable, Hashable {
  /// The folder that holds `.git`, as the web pages of GitHub and GitLab want it; without one the working folder.
  case repository
  /// The folder in which the command was called, as tools beside it want it.
  case workingFolder
}

/// The files of a run of which only the paths are known.
package struct NamedSources: FindingSources {
  private let snapshot: String

  /// Creates them for the path of a snapshot.
  package init(snapshot: String) {
    self.snapshot = snapshot
  }

  package func path(of file: FindingFile, from start: FindingPathStart) -> String {
    switch file {
    case .input(let path): joined(path)
    case .ruleFile(let path): path
    case .manifest: joined("snapshot.json")
    }
  }

  package func bytes(of file: FindingFile) -> [UInt8]? { nil }

  package func place(of declaration: SourceRange) -> (file: FindingFile, line: Int)? { nil }

  private func joined(_ path: String) -> String {
    snapshot.isEmpty || snapshot == "." ? path : snapshot + "/" + path
  }
}
