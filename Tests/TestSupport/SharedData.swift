package import System
package import Testing

/// The folder `../shared/data` beside the package: real inputs and official suites, which not every machine has.
///
///     @Test("…", .enabled(if: SharedData.isPresent, SharedData.hint))
package enum SharedData {
  /// The package's root folder.
  package static let packageRoot: String = {
    var folder = Path.parent(#filePath)
    while folder != "/", !Files.exists(Path.join(folder, "Package.swift")) { folder = Path.parent(folder) }
    return folder
  }()

  /// The path of the folder, whether it is there or not.
  package static let root = Path.normalise(Path.join(packageRoot, "../shared/data"))

  /// Says whether the folder is there.
  package static let isPresent = Files.isDirectory(root)

  /// Why a test is skipped without it.
  package static let hint: Comment = "needs ../shared/data beside the package"

  /// The path of something in it.
  package static func path(_ relative: String) -> String {
    Path.join(root, relative)
  }

  /// The bytes of a file in it.
  package static func bytes(_ relative: String) throws(FileError) -> [UInt8] {
    try Files.read(path(relative))
  }

  /// The text of a file in it.
  package static func text(_ relative: String) throws(FileError) -> String {
    String(decoding: try bytes(relative), as: UTF8.self)
  }

  /// The names in one of its folders, sorted.
  package static func names(_ relative: String) throws(FileError) -> [String] {
    try Files.names(in: path(relative)).names
  }
}
