import Codecs
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
      let encodings = try tables.makeAll()
      let entities = try makeEntities(from: data, in: root, onlyChecks: onlyChecks)
      Environment.exit(encodings && entities ? 0 : 1)
    } catch {
      try? ByteStream.standardError.write("\(error.path): \(error.cause)\n")
      Environment.exit(2)
    }
  }

  /// Writes the table of named character references, or says whether it is what would be written.
  private static func makeEntities(from data: String, in root: String, onlyChecks: Bool) throws(FileError) -> Bool {
    let path = Path.join(data, "04-conformance/html5lib-tests/tokenizer/namedEntities.test")
    let target = Path.join(root, "Sources/HTMLParsing/Tokenizer/EntityTable.swift")
    let bytes = try Files.read(path)
    guard let tests = try? JSONValue.parse(bytes), let source = EntityTableSource.make(tests: tests) else {
      try ByteStream.standardError.write("\(path): not the tests of all named character references\n")
      return false
    }
    return try TableFile.write(source, to: target, onlyChecks: onlyChecks)
  }
}
