package import Reporting
package import SourceText

/// SARIF 2.1.0 with everything the standard has a place for: waivers as suppressions, laws as taxonomies, the state beside
/// the base of a gate.
package struct SARIFRenderer: ReportRenderer {
  package let id = "sarif"
  package let fileExtension = "sarif"
  package let summary = RendererWording.sarif

  /// Creates the renderer.
  package init() {}

  package var isForCI: Bool { true }

  package func render(_ result: RunResult, language: Language, options: RenderOptions) -> [UInt8] {
    SARIFDocument(result, language: language, profile: .full, options: options).bytes()
  }
}
