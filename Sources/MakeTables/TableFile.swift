import System

/// A source file that is a table.
enum TableFile {
  /// Writes a source unless it is current; with `onlyChecks` only says whether it is.
  static func write(_ source: String, to path: String, onlyChecks: Bool) throws(FileError) -> Bool {
    let isCurrent = Files.exists(path) ? try Files.read(path) == Array(source.utf8) : false
    if isCurrent || !onlyChecks {
      if !isCurrent { try Files.writeAtomically(path, Array(source.utf8)) }
      try ByteStream.standardOutput.write("\(path): \(isCurrent ? "current" : "written")\n")
      return true
    }
    try ByteStream.standardOutput.write("\(path): not current; run MakeTables\n")
    return false
  }
}
