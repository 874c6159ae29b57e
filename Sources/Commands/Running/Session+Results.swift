import Driver
import ReportRenderers
import Reporting
import SourceText

extension Session {
  /// Writes a result in one of the formats asked for.
  ///
  /// - Parameter elapsed: how long the run took, in nanoseconds; told on a terminal only.
  func write(
    _ result: RunResult, _ request: OutputRequest, view: RenderOptions.View, sources: SnapshotSources, elapsed: UInt64
  ) throws(CommandFailure) {
    guard let format = ReportFormat.named(request.format) else { return }
    var options = renderOptions(view, for: request, sources: sources)
    if request.isStandardOutput, console.output.isTerminal { options.elapsed = Self.seconds(elapsed) }
    try emit(format.render(result: result, language: language, options: options), to: request)
  }

  private static func seconds(_ nanoseconds: UInt64) -> LocalizedText {
    let tenths = nanoseconds / 100_000_000
    return LocalizedText(zh: "\(tenths / 10).\(tenths % 10) 秒", en: "\(tenths / 10).\(tenths % 10) s")
  }
}
