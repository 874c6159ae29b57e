import System
import Testing

@Suite("files")
struct FilesTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  private func path(_ name: String) -> String {
    Path.join(folder.path, name)
  }

  private func link(_ target: String, _ name: String) throws {
    #expect(try ChildProcess.run("ln", ["-s", target, path(name)]).exitCode == 0)
  }

  private func cause(_ body: () throws(FileError) -> Void) -> FileError.Cause? {
    do throws(FileError) {
      try body()
      return nil
    } catch {
      return error.cause
    }
  }

  @Test("writes and reads a whole file")
  func wholeFile() throws {
    let bytes = Array("办件\n".utf8)
    try Files.writeAtomically(path("a.txt"), bytes)
    #expect(try Files.read(path("a.txt")) == bytes)
    #expect(Files.size(path("a.txt")) == 7)
    #expect(Files.kind(path("a.txt")) == .file)
    try Files.writeAtomically(path("a.txt"), [])
    #expect(try Files.read(path("a.txt")) == [])
  }

  @Test("writes through a device instead of putting a file in its place")
  func device() throws {
    try Files.writeAtomically("/dev/null", [1, 2, 3])
    #expect(Files.kind("/dev/null") == .other)
    try link("/dev/null", "sink")
    try Files.writeAtomically(path("sink"), [1, 2, 3])
    #expect(Files.kind("/dev/null") == .other && Files.kind(path("sink")) == .other)
  }

  @Test("says what is wrong with a path that can't be read")
  func unreadable() throws {
    try Files.writeAtomically(path("a"), [1, 2, 3])
    #expect(throws: FileError(.notFound, path: path("none"))) { try Files.read(path("none")) }
    #expect(throws: FileError(.isDirectory, path: folder.path)) { try Files.read(folder.path) }
    #expect(throws: FileError(.tooLarge(size: 3, limit: 2), path: path("a"))) { try Files.read(path("a"), limit: 2) }
    #expect(throws: FileError(.tooLarge(size: nil, limit: 99_999), path: "/dev/zero")) {
      try Files.read("/dev/zero", limit: 99_999)
    }
    #expect(throws: FileError(.notDirectory, path: path("a/b"))) { try Files.read(path("a/b")) }
    #expect(throws: FileError(.invalidName, path: "a\u{0}b")) { try Files.read("a\u{0}b") }
    #expect(throws: FileError(.notFound, path: "")) { try Files.read("") }
    #expect(
      cause { () throws(FileError) in _ = try Files.read(path(String(repeating: "x", count: 300))) } == .invalidName)
    try link("loop", "loop")
    #expect(throws: FileError(.linkLoop, path: path("loop"))) { try Files.read(path("loop")) }
  }

  @Test("says what is wrong with a path that can't be written, and leaves nothing behind")
  func unwritable() throws {
    #expect(throws: FileError(.isDirectory, path: folder.path)) { try Files.writeAtomically(folder.path, []) }
    #expect(throws: FileError(.notFound, path: path("none/a"))) { try Files.writeAtomically(path("none/a"), []) }
    try Files.writeAtomically(path("a"), [1])
    #expect(throws: FileError(.notDirectory, path: path("a/b"))) { try Files.writeAtomically(path("a/b"), []) }
    #expect(try Files.names(in: folder.path).names == ["a"])
  }

  @Test("refuses to write into a folder that can only be read")
  func readOnlyFolder() throws {
    // The user who runs the tests may be one whom access rights do not stop; the kernel's own folders stop everyone.
    let causes: [FileError.Cause?] = [.permissionDenied, .readOnly, .notFound]
    #expect(causes.contains(cause { () throws(FileError) in try Files.writeAtomically("/proc/zicha-test", [1]) }))
    #expect(causes.contains(cause { () throws(FileError) in try Files.createDirectories("/proc/zicha-test/a") }))
  }

  @Test("keeps the old file until the new one is complete")
  func replacement() throws {
    try Files.writeAtomically(path("a"), [1])
    do {
      let abandoned = try ReplacementFile(path("a"))
      try abandoned.write([2, 3])
    }
    #expect(try Files.read(path("a")) == [1])
    let file = try ReplacementFile(path("a"))
    try file.write([4])
    try file.write([5])
    try file.commit()
    #expect(try Files.read(path("a")) == [4, 5])
    #expect(try Files.names(in: folder.path).names == ["a"])
  }

  @Test("replaces what a link leads to, with its access rights")
  func replacedLink() throws {
    try Files.writeAtomically(path("a"), [1])
    #expect(try ChildProcess.run("chmod", ["640", path("a")]).exitCode == 0)
    try link("a", "b")
    try Files.writeAtomically(path("b"), [2])
    #expect(try Files.read(path("a")) == [2])
    let listed = try ChildProcess.run("stat", ["-c", "%a %F", path("a"), path("b")])
    #expect(String(decoding: listed.output, as: UTF8.self) == "640 regular file\n777 symbolic link\n")
  }

  @Test("makes folders as far as they are missing")
  func folders() throws {
    try Files.createDirectories(path("a/b/c"))
    try Files.createDirectories(path("a/b/c"))
    #expect(Files.isDirectory(path("a/b/c")))
    try Files.writeAtomically(path("file"), [])
    #expect(throws: FileError(.notDirectory, path: path("file"))) { try Files.createDirectories(path("file")) }
    #expect(cause { () throws(FileError) in try Files.createDirectories(path("file/x")) } == .notDirectory)
    #expect(cause { () throws(FileError) in try Files.remove(path("a")) } == .alreadyExists)
    try Files.removeTree(path("a"))
    #expect(!Files.exists(path("a")))
  }

  @Test("lists a folder by bytes and follows no link out of it")
  func listing() throws {
    try Files.createDirectories(path("root/b"))
    for name in ["root/b/2", "root/b.txt", "root/A", "root/表", "outside"] { try Files.writeAtomically(path(name), []) }
    try link("A", "root/inner")
    try link("../outside", "root/outer")
    try link("none", "root/broken")
    try link("b", "root/folder")
    try link("..", "root/up")
    let listing = try FolderListing(path("root"))
    #expect(listing.files == ["A", "b.txt", "b/2", "inner", "表"])
    #expect(
      listing.omitted.map { "\($0.path) \($0.reason)" } == [
        "broken linkOutside", "folder linkToFolder", "outer linkOutside", "up linkOutside",
      ])
    #expect(throws: FileError(.notDirectory, path: path("outside"))) { try FolderListing(path("outside")) }
    #expect(throws: FileError(.notFound, path: path("none"))) { try FolderListing(path("none")) }
    #expect(
      cause { () throws(FileError) in _ = try FolderListing(path("root"), limit: 2) } == .tooManyEntries(limit: 2))
  }

  @Test("shows names that are no UTF-8 instead of passing over them")
  func foreignNames() throws {
    #expect(try ChildProcess.run("sh", ["-c", "touch \"$1/$(printf '\\377')\"", "sh", folder.path]).exitCode == 0)
    let listing = try FolderListing(folder.path)
    #expect(listing.files == [])
    #expect(listing.omitted.map(\.reason) == [.namesNotUTF8(1)])
    #expect(try ChildProcess.run("sh", ["-c", "rm \"$1\"/*", "sh", folder.path]).exitCode == 0)
  }
}
