import Diagnostics
import System

/// One `-o FORMAT[:PATH]`.
struct OutputRequest: Sendable, Equatable {
  /// The format's name.
  let format: String
  /// The file, or `-` for standard output.
  let path: String
  /// Whether it is written behind what the file holds, as CI services want the summary of a step.
  var appends = false

  /// Whether it goes to standard output.
  var isStandardOutput: Bool { path == "-" }

  /// Reads the values of `-o`.
  /// - Parameters:
  ///   - formats: the names of the formats that the command can write.
  ///   - summaryFile: where the summary of a CI step goes when no file is given; nil outside of such a step.
  static func parse(
    _ values: [String], formats: [String], summaryFile: String? = nil
  ) throws(ArgumentProblem) -> [OutputRequest] {
    var requests: [OutputRequest] = []
    for value in values {
      var request = try parse(value, formats: formats)
      if request.format == "step-summary", let summaryFile, !summaryFile.isEmpty,
        request.path == summaryFile || split(value).path == nil
      {
        request = OutputRequest(format: request.format, path: summaryFile, appends: true)
      }
      if requests.contains(where: { Path.normalise($0.path) == Path.normalise(request.path) }) {
        throw .twoOutputs(request.path)
      }
      requests.append(request)
    }
    return requests
  }

  private static func parse(_ value: String, formats: [String]) throws(ArgumentProblem) -> OutputRequest {
    let (format, path) = split(value)
    if formats.contains(format) { return OutputRequest(format: format, path: path ?? "-") }
    if laterFormats.contains(format) { throw .laterFormat(format) }
    if path == nil, let ending = formatOfEnding[Path.fileExtension(value)], formats.contains(ending) {
      throw .formatNeedsFile("\(ending):\(value)")
    }
    throw .unknownFormat(format, nearest: nearestName(to: format, among: formats), known: formats)
  }

  /// The same request with its file meant from another folder.
  static func rebased(_ value: String, onto folder: String) -> String {
    let (format, path) = split(value)
    guard let path, path != "-" else { return value }
    return format + ":" + Path.normalise(Path.join(folder, path))
  }

  private static func split(_ value: String) -> (format: String, path: String?) {
    guard let colon = value.firstIndex(of: ":") else { return (value, nil) }
    let path = value[value.index(after: colon)...]
    return (String(value[..<colon]), path.isEmpty ? nil : String(path))
  }

  private static let laterFormats = ["docx", "xlsx"]

  private static let formatOfEnding = [
    "html": "html", "htm": "html", "md": "markdown", "json": "json", "jsonl": "jsonl", "csv": "csv", "txt": "human",
    "sarif": "sarif", "xml": "junit",
  ]
}
