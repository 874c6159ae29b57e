import Codecs
import Findings
import Records
package import Reporting
import RuleEngine
package import SourceText

/// The Reviewdog Diagnostic Format as one JSON object; columns count UTF-8 bytes, the end is exclusive.
package struct RDJSONRenderer: ReportRenderer {
  package let id = "rdjson"
  package let fileExtension = "json"
  package let summary = RendererWording.rdjson

  /// Creates the renderer.
  package init() {}

  package var isForCI: Bool { true }

  package func render(_ result: RunResult, language: Language, options: RenderOptions) -> [UInt8] {
    let list = AnnotationList(result, sources: options.sources)
    let lines = SourceLines(list.sources)
    let open = list.open
    var writer = JSONWriter(.pretty)
    writer.beginObject()
    writer.object("source") { $0.member("name", "zicha") }
    writer.member("severity", Self.severity((open + list.notes).map(\.level).max() ?? .note))
    writer.key("diagnostics")
    writer.beginArray()
    for annotation in open + list.notes { diagnostic(annotation, list, lines, language, &writer) }
    if let remainder = list.leftOut(written: open.count, language) {
      writer.object { writer in
        writer.member("message", remainder)
        writer.object("location") { $0.member("path", list.sources.path(of: .manifest, from: .workingFolder)) }
        writer.member("severity", "INFO")
        writer.object("code") { $0.member("value", "zicha/left-out") }
      }
    }
    writer.endArray()
    writer.endObject()
    writer.newline()
    return writer.bytes
  }

  private func diagnostic(
    _ annotation: Annotation, _ list: AnnotationList, _ lines: SourceLines, _ language: Language,
    _ writer: inout JSONWriter
  ) {
    let place = AnnotationPlace(annotation, list.sources, lines, from: .workingFolder)
    let message = ([annotation.headline(language)] + annotation.details(language)).joined(separator: "\n")
    writer.object { writer in
      writer.member("message", message)
      writer.object("location") { writer in
        writer.member("path", place.path)
        if annotation.line != nil { range(place.region, &writer) }
      }
      writer.member("severity", Self.severity(annotation.level))
      writer.object("code") { $0.member("value", annotation.rule) }
    }
  }

  /// A line without columns where the record is the whole line.
  private func range(_ region: SourceLines.Region, _ writer: inout JSONWriter) {
    writer.object("range") { writer in
      writer.object("start") { writer in
        writer.member("line", region.line)
        if region.hasColumn, let start = region.start { writer.member("column", start.utf8) }
      }
      if region.hasColumn, let start = region.start, let end = region.end {
        writer.object("end") { writer in
          writer.member("line", region.line)
          writer.member("column", max(start.utf8, end.utf8))
        }
      }
    }
  }

  private static func severity(_ level: Annotation.Level) -> String {
    switch level {
    case .error: "ERROR"
    case .warning: "WARNING"
    case .note: "INFO"
    }
  }
}
