import System

/// Writes the source files that are tables, from the files they come from:
/// `swift run MakeTables [--check] [DATA [PACKAGE]]`, by default from `../shared/data` into the package at `.`.
@main
enum Main {
  static func main() {
    Signals.ignoreFailedWrites()
    var arguments = Environment.arguments
    let onlyChecks = arguments.first == "--check"
    if onlyChecks { arguments.removeFirst() }
    let data = arguments.first ?? "../shared/data"
    let root = arguments.count > 1 ? arguments[1] : "."
    let tables = EncodingTables(
      folder: Path.join(data, "04-conformance/encoding-gb18030/whatwg"),
      target: Path.join(root, "Sources/Codecs/Encodings"), onlyChecks: onlyChecks)
    do throws(FileError) {
      let isCurrent = try tables.makeAll()
      Environment.exit(isCurrent ? 0 : 1)
    } catch {
      try? ByteStream.standardError.write("\(error.path): \(error.cause)\n")
      Environment.exit(2)
    }
  }
}
