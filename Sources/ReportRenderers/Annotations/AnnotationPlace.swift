import Reporting
import SourceText

/// Where an annotation is shown: a path that the tool which reads the format can open, and a line.
struct AnnotationPlace {
  let path: String
  let region: SourceLines.Region
  /// The file that is shown; the manifest for what lies outside of the repository.
  let file: FindingFile

  /// Finds the place of an annotation.
  ///
  /// A rule file of an installed pack lies outside of the repository, where no web page can show it.
  init(_ annotation: Annotation, _ sources: any FindingSources, _ lines: SourceLines, from start: FindingPathStart) {
    let path = sources.path(of: annotation.file, from: start)
    if !path.hasPrefix("/"), path != "..", !path.hasPrefix("../") {
      self.path = path
      file = annotation.file
      region = lines.region(of: annotation)
    } else if case .ruleFile = annotation.file {
      self.path = sources.path(of: .manifest, from: start)
      file = .manifest
      region = lines.region(ofLine: 1, in: .manifest)
    } else {
      // A snapshot outside of the repository: nothing nearer can be named.
      self.path = path
      file = annotation.file
      region = lines.region(of: annotation)
    }
  }

  /// `path:line`, with the column where there is one.
  var text: String {
    let column = region.hasColumn ? region.start.map { ":" + String($0.codePoints) } ?? "" : ""
    return path + ":" + String(region.line) + column
  }
}
