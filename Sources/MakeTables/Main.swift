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
    do throws(FileError) {
      let isCurrent = try makeGB18030(from: data, in: root, onlyChecks: onlyChecks)
      Environment.exit(isCurrent ? 0 : 1)
    } catch {
      try? ByteStream.standardError.write("\(error.path): \(error.cause)\n")
      Environment.exit(2)
    }
  }

  /// Writes the GB18030 tables, or says whether they are what would be written.
  private static func makeGB18030(from data: String, in root: String, onlyChecks: Bool) throws(FileError) -> Bool {
    let folder = Path.join(data, "04-conformance/encoding-gb18030/whatwg")
    let index = try Files.read(Path.join(folder, "index-gb18030.txt"))
    let ranges = try Files.read(Path.join(folder, "index-gb18030-ranges.txt"))
    let target = Path.join(root, "Sources/Codecs/Encodings/GB18030Table.swift")
    let source = GB18030TableSource.make(
      index: String(decoding: index, as: UTF8.self), ranges: String(decoding: ranges, as: UTF8.self))
    guard let source else {
      try ByteStream.standardError.write("\(folder): not the index files of the Encoding Standard\n")
      return false
    }
    let isCurrent = Files.exists(target) ? try Files.read(target) == Array(source.utf8) : false
    if isCurrent || !onlyChecks {
      if !isCurrent { try Files.writeAtomically(target, Array(source.utf8)) }
      try ByteStream.standardOutput.write("\(target): \(isCurrent ? "current" : "written")\n")
      return true
    }
    try ByteStream.standardOutput.write("\(target): not current; run MakeTables\n")
    return false
  }
}
