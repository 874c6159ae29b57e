import Codecs
package import Reporting
import RuleEngine
package import SourceText

/// One finding a line, the same object as in the JSON document; for pipes and for merging by other tools.
package struct JSONLinesRenderer: ReportRenderer {
  package let id = "jsonl"
  package let fileExtension = "jsonl"
  package let summary = RendererWording.jsonLines

  /// Creates the renderer.
  package init() {}

  package func render(_ result: RunResult, language: Language, options: RenderOptions) -> [UInt8] {
    var writer = JSONWriter(.compact)
    for (position, finding) in result.evaluation.findings.enumerated() {
      if options.isShort {
        FindingDocument.writeShort(finding, language, to: &writer)
      } else {
        FindingDocument.write(finding, language, state: result.gate?.state(of: position), to: &writer)
      }
      writer.newline()
    }
    return writer.bytes
  }
}
