import Driver
import ReportRenderers
import Reporting
import SourceText
import System

extension Session {
  /// The outputs that a call asks for.
  /// - Parameter format: the format that goes to standard output when none is asked for.
  func resultOutputs(default format: String) throws(CommandFailure) -> [OutputRequest] {
    let values = arguments.all(.output)
    if values.isEmpty { return [OutputRequest(format: format, path: "-")] }
    do {
      return try OutputRequest.parse(
        values, formats: ReportFormat.all.map(\.id), summaryFile: surroundings.environment["GITHUB_STEP_SUMMARY"])
    } catch {
      throw .usage(error, arguments.command)
    }
  }

  /// Whether personal numbers are hidden: by `--mask` and `--no-mask` of the command line, else of the configuration; nil
  /// for the habit of each format.
  var masks: Bool? {
    let given = [Flag.mask, .noMask].filter { arguments.has($0) }
    let typed = given.filter { !arguments.configured.contains($0) }
    let flags = typed.isEmpty ? given : typed
    if flags.contains(.mask) { return true }
    return flags.contains(.noMask) ? false : nil
  }

  /// How a result is shown in an output.
  func renderOptions(
    _ view: RenderOptions.View, for request: OutputRequest, sources: any FindingSources
  ) -> RenderOptions {
    var options = RenderOptions(view: view)
    options.isShort = arguments.has(.noSteps)
    options.masks = masks
    options.sources = sources
    if request.isStandardOutput {
      options.usesColor = console.colorsOutput
      options.width = console.width
      options.showsCountsOnly = console.isQuiet
    }
    return options
  }
}
