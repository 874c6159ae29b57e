package import RuleChecking
package import SourceText
package import System

/// Rule packs read from a folder, or made of texts, ready to be checked.
package struct RulePacks {
  /// The files of all packs.
  package private(set) var files = SourceFiles()
  /// The packs.
  package private(set) var sources: [PackSource] = []

  /// Creates no packs.
  package init() {}

  /// The packs in the folders below a folder, sorted by name.
  package static func read(under root: String) throws(FileError) -> RulePacks {
    var packs = RulePacks()
    for folder in try Files.names(in: root).names where Files.isDirectory(Path.join(root, folder)) {
      try packs.add(folder: Path.join(root, folder))
    }
    return packs
  }

  /// Adds the pack in one folder.
  package mutating func add(folder: String) throws(FileError) {
    var texts: [(path: String, bytes: [UInt8])] = []
    for name in try Files.names(in: folder).names where name.hasSuffix(".zicha") {
      texts.append((Path.join(folder, name), try Files.read(Path.join(folder, name))))
    }
    add(folder: Path.name(folder), texts)
  }

  /// Adds a pack of texts.
  package mutating func add(folder: String, _ texts: [(path: String, bytes: [UInt8])]) {
    var added: [SourceFile] = []
    for text in texts {
      let id = files.add(path: text.path, bytes: text.bytes)
      added.append(files[id])
    }
    sources.append(PackSource(folder: folder, files: added))
  }

  /// Adds a pack of one text.
  package mutating func add(folder: String, text: String) {
    add(folder: folder, [(path: "\(folder)/\(folder).zicha", bytes: Array(text.utf8))])
  }

  /// Adds one more file to the last pack, or makes it a pack of its own when there is none.
  package mutating func addFile(path: String, text: String) -> FileID {
    let id = files.add(path: path, bytes: Array(text.utf8))
    if let last = sources.popLast() {
      sources.append(PackSource(folder: last.folder, files: last.files + [files[id]]))
    } else {
      sources.append(PackSource(folder: "pack", files: [files[id]]))
    }
    return id
  }
}
