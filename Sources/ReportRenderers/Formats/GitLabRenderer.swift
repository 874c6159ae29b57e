import Codecs
import Findings
import Records
package import Reporting
import RuleEngine
package import SourceText

/// GitLab's code quality report: one JSON array without a byte order mark, empty when nothing is wrong.
///
/// GitLab takes entries of one fingerprint for one and has no place for what is waived or left out, so fingerprints are
/// numbered and a last entry tells what is not shown.
package struct GitLabRenderer: ReportRenderer {
  package let id = "gitlab"
  package let fileExtension = "json"
  package let summary = RendererWording.gitlab

  /// Creates the renderer.
  package init() {}

  package var isForCI: Bool { true }

  package func render(_ result: RunResult, language: Language, options: RenderOptions) -> [UInt8] {
    let list = AnnotationList(result, sources: options.sources)
    let lines = SourceLines(list.sources)
    var writer = JSONWriter(.pretty)
    writer.beginArray()
    for annotation in list.open + list.notes {
      let place = AnnotationPlace(annotation, list.sources, lines, from: .repository)
      entry(
        annotation.rule, annotation.headline(language), annotation.fingerprint,
        Self.severity(annotation), path: place.path, line: place.region.line, &writer)
    }
    if let remainder = list.leftOut(written: list.open.count, language) {
      let parts = Fingerprint.head(pack: "", rule: "zicha/left-out", table: "")
      entry(
        "zicha/left-out", remainder, Fingerprint.scheme + Fingerprint.digest(parts), "info",
        path: list.sources.path(of: .manifest, from: .repository), line: 1, &writer)
    }
    writer.endArray()
    writer.newline()
    return writer.bytes
  }

  private func entry(
    _ rule: String, _ description: String, _ fingerprint: String, _ severity: String, path: String, line: Int,
    _ writer: inout JSONWriter
  ) {
    writer.object { writer in
      writer.member("description", description)
      writer.member("check_name", rule)
      writer.member("fingerprint", String(fingerprint.dropFirst(Fingerprint.scheme.count)))
      writer.member("severity", severity)
      writer.object("location") { writer in
        writer.member("path", path)
        writer.object("lines") { $0.member("begin", line) }
      }
    }
  }

  private static func severity(_ annotation: Annotation) -> String {
    switch annotation.severity {
    case .critical: "critical"
    case .major: "major"
    case .minor: "minor"
    case .note: "info"
    }
  }
}
