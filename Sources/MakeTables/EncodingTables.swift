import System

/// The tables of the encodings, made from the index files of the WHATWG Encoding Standard.
struct EncodingTables {
  /// The folder with the index files.
  let folder: String
  /// The folder that the sources go into.
  let target: String
  /// Whether the sources are only compared.
  let onlyChecks: Bool

  /// Writes the tables, or says whether they are what would be written; false if one is not.
  ///
  /// A table whose index files are not in the folder is left as it is, and that is said.
  func makeAll() throws(FileError) -> Bool {
    let results = [try makeGB18030(), try makeBig5(), try makeSingleByte()]
    return results.allSatisfy { $0 }
  }

  private func makeGB18030() throws(FileError) -> Bool {
    let index = try text("index-gb18030.txt")
    let ranges = try text("index-gb18030-ranges.txt")
    return try finish("GB18030Table.swift", GB18030TableSource.make(index: index, ranges: ranges))
  }

  private func makeBig5() throws(FileError) -> Bool {
    guard try isPresent("index-big5.txt", for: "Big5Table.swift") else { return true }
    return try finish("Big5Table.swift", Big5TableSource.make(index: text("index-big5.txt")))
  }

  private func makeSingleByte() throws(FileError) -> Bool {
    var indexes: [(name: String, text: String)] = []
    for name in SingleByteTableSource.names {
      let file = "index-\(name.lowercased()).txt"
      guard try isPresent(file, for: "SingleByteTable.swift") else { return true }
      indexes.append((name, try text(file)))
    }
    return try finish("SingleByteTable.swift", SingleByteTableSource.make(indexes: indexes))
  }

  private func text(_ file: String) throws(FileError) -> String {
    String(decoding: try Files.read(Path.join(folder, file)), as: UTF8.self)
  }

  private func isPresent(_ file: String, for source: String) throws(FileError) -> Bool {
    if Files.exists(Path.join(folder, file)) { return true }
    try ByteStream.standardOutput.write("\(source): not compared, because \(Path.join(folder, file)) is not there\n")
    return false
  }

  private func finish(_ file: String, _ source: String?) throws(FileError) -> Bool {
    guard let source else {
      try ByteStream.standardError.write("\(folder): not the index files of the Encoding Standard\n")
      return false
    }
    return try TableFile.write(source, to: Path.join(target, file), onlyChecks: onlyChecks)
  }
}
