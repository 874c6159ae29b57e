import Codecs
import TestSupport
import Testing

/// ZIP archives: those of Python and Info-ZIP, our own, and such as lie.
@Suite("ZIP archives")
struct ZIPTests {
  private func written(_ files: KeyValuePairs<String, String>) -> [UInt8] {
    var writer = ZIPWriter()
    for (name, text) in files { writer.add(name, text) }
    return writer.finish()
  }

  /// What opening an archive and reading all its files comes to; nil if all is well.
  private func cause(_ bytes: [UInt8], limits: ZIPArchive.Limits = .init()) -> ZIPError.Cause? {
    do {
      let archive = try ZIPArchive(bytes, limits: limits)
      for entry in archive.entries { _ = try archive.contents(archive.entry(entry.name)) }
      return nil
    } catch { return error.cause }
  }

  @Test("reads stored and deflated files and a folder")
  func files() throws {
    let archive = try ZIPArchive(ArchiveSamples.bytes(ArchiveSamples.zip))
    #expect(archive.entries.map(\.name) == ["stored.txt", "文件夹/条.txt", "空/"])
    #expect(archive.entries.map(\.isFolder) == [false, false, true])
    #expect(try archive.contents("stored.txt") == Array("自查".utf8))
    #expect(try archive.contents("文件夹/条.txt") == Array(ArchiveSamples.lines.utf8))
    #expect(throws: ZIPError.self) { try archive.contents("没有") }
  }

  @Test("reads data descriptors and ZIP64, and archives behind something else")
  func variants() throws {
    let described = ArchiveSamples.bytes(ArchiveSamples.described)
    #expect(try ZIPArchive(described).contents("a.txt") == Array("abcabcabcabcabc".utf8))
    #expect(try ZIPArchive(ArchiveSamples.bytes(ArchiveSamples.zip64)).contents("large.txt") == Array("zip64".utf8))
    #expect(try ZIPArchive(Array("#!/bin/sh\n".utf8) + described).contents("a.txt").count == 15)
  }

  @Test("reads what it writes, the same bytes each time, and only what it needs")
  func roundTrip() throws {
    let bytes = written(["a.txt": "一", "word/document.xml": "<w/>", "空": ""])
    #expect(bytes == written(["a.txt": "一", "word/document.xml": "<w/>", "空": ""]))
    let source = RandomAccessBytes(count: bytes.count) { offset, count in Array(bytes[offset..<offset + count]) }
    let archive = try ZIPArchive(source)
    #expect(try archive.contents("word/document.xml") == Array("<w/>".utf8))
    #expect(try archive.contents("空") == [])
    let lost = RandomAccessBytes(count: bytes.count) { offset, count in
      offset < 20 ? nil : Array(bytes[offset..<offset + count])
    }
    let error = #expect(throws: ZIPError.self) { try ZIPArchive(lost).contents("a.txt") }
    #expect(error?.name == nil && error?.cause == .unreadable || error?.cause == .badLocalHeader)
  }

  @Test("refuses what is encrypted, doubled, unknown or too large, and says so")
  func refusals() {
    #expect(cause(ArchiveSamples.bytes(ArchiveSamples.encrypted)) == .encrypted)
    #expect(cause(written(["a": "1", "a": "2"])) == .duplicateName)
    var limits = ZIPArchive.Limits()
    limits.entries = 1
    #expect(cause(written(["a": "1", "b": "2"]), limits: limits) == .tooManyEntries(limit: 1))
    limits = ZIPArchive.Limits()
    limits.fileSize = 3
    #expect(cause(written(["a": "1234"]), limits: limits) == .tooLarge(limit: 3))
    #expect(cause([]) == .notZIP)
    #expect(cause(Array("no archive at all, but long enough".utf8)) == .notZIP)
    #expect(cause(Array(written(["a": "1"]).dropLast(3))) == .notZIP)
  }

  @Test("finds a file whose data, checksum, length or head is not what the directory says")
  func lies() throws {
    let bytes = written(["a.txt": "abc"])
    let entry = try ZIPArchive(bytes).entries[0]
    let directory = 30 + 5 + 3
    func changed(_ offset: Int, _ value: UInt8) -> [UInt8] {
      var changed = bytes
      changed[offset] ^= value
      return changed
    }
    #expect(entry.offset == 0 && bytes[directory] == 0x50)
    #expect(cause(bytes) == nil)
    #expect(cause(changed(36, 1)) == .checksum)
    #expect(cause(changed(directory + 16, 1)) == .checksum)
    #expect(cause(changed(directory + 24, 1)) == .length)
    #expect(cause(changed(30, 1)) == .badLocalHeader)
    #expect(cause(changed(directory + 10, 99)) == .badLocalHeader)
    #expect(cause(changed(directory, 1)) == .badDirectory)
    #expect(cause(changed(directory + 20, 0xFF)) == .badDirectory)
    #expect(cause(changed(directory + 42, 200)) == .badDirectory)
    let described = ArchiveSamples.bytes(ArchiveSamples.described)
    for count in 0..<described.count { #expect(cause(Array(described.prefix(count))) == .notZIP) }
  }

  @Test("refuses files that share bytes")
  func overlap() {
    let bytes = written(["a": "abc", "b": "abc"])
    var overlapping = bytes
    // The second entry of the directory points at the first file.
    let second = 2 * (30 + 1 + 3) + (46 + 1)
    for offset in 42..<46 { overlapping[second + offset] = 0 }
    #expect(cause(bytes) == nil)
    #expect(cause(overlapping) == .overlappingEntries)
  }

  @Test(
    "takes a name that leads out of a folder as a mere name",
    arguments: [
      ("a/b.txt", "a/b.txt"), ("a/", "a"), ("../a", nil), ("a/../../b", nil), ("/etc/passwd", nil), ("C:\\a", nil),
      ("a//b", nil), ("./a", nil), ("a\\..\\b", nil),
    ] as [(String, String?)])
  func names(name: String, path: String?) throws {
    let archive = try ZIPArchive(written([name: ""]))
    #expect(archive.entries[0].name == name)
    #expect(archive.entries[0].relativePath == path)
  }

  @Test("reads names in GB18030 as Windows writes them")
  func chineseNames() throws {
    var bytes = written(["abcd": "x"])
    let name: [UInt8] = [0xD7, 0xD4, 0xB2, 0xE9]
    for offset in 0..<4 {
      bytes[30 + offset] = name[offset]
      bytes[30 + 4 + 1 + 46 + offset] = name[offset]
    }
    bytes[7] = 0
    bytes[30 + 4 + 1 + 9] = 0
    #expect(try ZIPArchive(bytes).contents("自查") == Array("x".utf8))
  }

  @Test("comes to an answer on every broken archive")
  func mutations() {
    var random = SeededGenerator(seed: 6_387)
    let samples = [ArchiveSamples.zip, ArchiveSamples.described, ArchiveSamples.zip64].map(ArchiveSamples.bytes)
    var limits = ZIPArchive.Limits()
    limits.fileSize = 1 << 20
    var faults = 0
    for _ in 0..<SeededGenerator.cases {
      var bytes = random.pick(samples)
      for _ in 0...random.below(3) {
        let index = random.below(bytes.count)
        if random.chance(20) {
          bytes.remove(at: index)
        } else {
          bytes[index] = UInt8(truncatingIfNeeded: random.next())
        }
      }
      if cause(bytes, limits: limits) != nil { faults += 1 }
    }
    #expect(faults > SeededGenerator.cases / 4)
  }
}
