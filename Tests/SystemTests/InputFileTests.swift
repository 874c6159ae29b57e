import System
import Testing

@Suite("input file")
struct InputFileTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  @Test("reads any place, from many threads")
  func places() throws {
    let path = Path.join(folder.path, "data")
    let bytes = (0..<100_000).map { UInt8(truncatingIfNeeded: $0 / 7) }
    try Files.writeAtomically(path, bytes)
    let file = try InputFile(path)
    #expect(file.size == 100_000)
    #expect(file.kind == .file)
    let pieces = Parallel.map(100) { try? file.read(at: $0 * 1_000, count: 1_000) }
    #expect(pieces.flatMap { $0 ?? [] } == bytes)
    #expect(try file.read(at: 99_990, count: 100) == Array(bytes.suffix(10)))
    #expect(try file.read(at: 100_001, count: 1) == [])
  }

  @Test("refuses a folder when opening it")
  func folderAsFile() {
    #expect(throws: FileError(.isDirectory, path: folder.path)) { try InputFile(folder.path) }
  }

  @Test("reads files that do not know their size")
  func unknownSize() throws {
    #expect(try !Files.read("/proc/self/status").isEmpty)
  }

  @Test("keeps spooled bytes without a name")
  func spool() throws {
    let spool = try SpoolFile(folder: folder.path)
    #expect(try spool.append([1, 2, 3]) == 0)
    #expect(try spool.append([4, 5]) == 3)
    #expect(spool.size == 5)
    #expect(try spool.read(1..<4) == [2, 3, 4])
    #expect(try spool.read(0..<0) == [])
    #expect(throws: FileError(.shortened, path: folder.path)) { try spool.read(3..<9) }
    #expect(try Files.names(in: folder.path).names == [])
    #expect(throws: FileError(.notFound, path: "/none")) { try SpoolFile(folder: "/none") }
  }

  @Test("removes a temporary folder with its contents when it is let go")
  func temporaryFolder() throws {
    let path: String
    do {
      let inner = try TemporaryFolder()
      path = inner.path
      try Files.createDirectories(Path.join(path, "a/b"))
      try Files.writeAtomically(Path.join(path, "a/b/c"), [1])
    }
    #expect(!Files.exists(path))
  }
}
