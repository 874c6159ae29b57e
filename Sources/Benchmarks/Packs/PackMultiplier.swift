import System

/// Copies the shipped packs under other names and ids until there are as many rules as are wanted.
package struct PackMultiplier {
  /// A pack as it ships.
  private struct Pack {
    let folder: String
    let files: [(name: String, text: String)]
    /// The ids of its rules, decision tables, scorecards and reports.
    let ids: [String]
    let rules: Int
  }

  private let packs: [Pack]
  /// The ids of all packs, longer ones first, so that none is taken for the beginning of another.
  private let ids: [String]

  /// Reads the packs below a folder.
  package init(_ root: String) throws {
    var packs: [Pack] = []
    for folder in try Files.names(in: root).names where Files.isDirectory(Path.join(root, folder)) {
      let path = Path.join(root, folder)
      let names = try Files.names(in: path).names.filter { $0.hasSuffix(".zicha") }
      let files = try names.map { name in
        (name: name, text: String(decoding: try Files.read(Path.join(path, name)), as: UTF8.self))
      }
      let lines = files.flatMap { $0.text.split(separator: "\n") }
      let ids = lines.compactMap { Self.id(of: $0) }
      packs.append(
        Pack(folder: folder, files: files, ids: ids, rules: lines.count { $0.hasPrefix("规则 ") }))
    }
    self.packs = packs
    ids = Set(packs.flatMap(\.ids)).sorted { ($1.utf8.count, $0) < ($0.utf8.count, $1) }
  }

  /// The id that a header declares.
  private static func id(of line: Substring) -> String? {
    for head in ["规则 ", "决策表 ", "评分 ", "报告 "] where line.hasPrefix(head) {
      let id = line.dropFirst(head.count).prefix { $0 != "：" }
      return id.contains(" ") ? nil : String(id)
    }
    return nil
  }

  /// Writes copies with at least so many rules below a folder; gives how many there are.
  package func write(rules wanted: Int, below root: String) throws -> Int {
    if Files.exists(root) { try Files.removeTree(root) }
    for pack in packs where pack.rules == 0 { try write(pack, copy: nil, below: root) }
    var count = 0
    var copy = 0
    while count < wanted, packs.contains(where: { $0.rules > 0 }) {
      for pack in packs where pack.rules > 0 && count < wanted {
        try write(pack, copy: copy, below: root)
        count += pack.rules
      }
      copy += 1
    }
    return count
  }

  /// Writes a pack; the first copy as it is.
  private func write(_ pack: Pack, copy: Int?, below root: String) throws {
    let number = copy.flatMap { $0 > 0 ? $0 : nil }
    let folder = Path.join(root, number.map { "\(pack.folder)-\($0)" } ?? pack.folder)
    try Files.createDirectories(folder)
    for file in pack.files {
      let text = number.map { renamed(file.text, $0) } ?? file.text
      try Files.writeAtomically(Path.join(folder, file.name), Array(text.utf8))
    }
  }

  // MARK: Names

  /// A text with the ids and the pack names of a copy; laws are declared by the first one.
  private func renamed(_ text: String, _ copy: Int) -> String {
    var lines: [String] = []
    var isInLaw = false
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix("法规 ") {
        isInLaw = true
        continue
      }
      if isInLaw, line.hasPrefix("- ") { continue }
      isInLaw = false
      if line.hasPrefix("规则集 ") {
        lines.append(Self.packHeader(line, copy))
      } else if line.hasPrefix("导入：") {
        lines.append(imports(line, copy))
      } else {
        lines.append(ids(in: line, copy))
      }
    }
    return lines.joined(separator: "\n")
  }

  /// A Chinese character for a number, since a pack's name can't end in a digit in every place.
  private static func mark(_ copy: Int) -> String {
    Unicode.Scalar(UInt32(0x4E00 + copy)).map { String($0) } ?? ""
  }

  /// `规则集 许可 / licensing：…` with both names changed.
  private static func packHeader(_ line: Substring, _ copy: Int) -> String {
    guard let colon = line.firstIndex(of: "：") else { return String(line) }
    let parts = line[..<colon].split(separator: "/").map { $0.split(separator: " ").joined(separator: " ") }
    return parts[0] + mark(copy) + (parts.count > 1 ? " / \(parts[1]) \(copy)" : "") + line[colon...]
  }

  /// `导入：许可、公共` with the packs that are copied changed.
  private func imports(_ line: Substring, _ copy: Int) -> String {
    let names = line.dropFirst(3).split(separator: "、").map { name -> String in
      let isCopied = packs.contains { pack in
        pack.rules > 0 && pack.files.contains { $0.text.contains("规则集 \(name) /") }
      }
      return isCopied ? name + Self.mark(copy) : String(name)
    }
    return "导入：" + names.joined(separator: "、")
  }

  /// A line in which every declared id has the number of the copy behind it.
  private func ids(in line: Substring, _ copy: Int) -> String {
    guard line.utf8.contains(0x2D) else { return String(line) }
    var result = ""
    var rest = line
    while let first = rest.first {
      let before = result.unicodeScalars.last
      if first.isASCII, first.isLetter, !(before.map(Self.belongsToID) ?? false),
        let id = ids.first(where: { rest.hasPrefix($0) }),
        !(rest.dropFirst(id.count).unicodeScalars.first.map(Self.belongsToID) ?? false)
      {
        result += id + "-\(copy)"
        rest = rest.dropFirst(id.count)
      } else {
        result.append(first)
        rest = rest.dropFirst()
      }
    }
    return result
  }

  private static func belongsToID(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "-" || (scalar.isASCII && (scalar.properties.isAlphabetic || scalar.properties.numericType != nil))
  }
}
