import Codecs
import TestSupport
import Testing

/// DEFLATE, gzip and zlib data: what zlib of Python makes, random data of every kind, and broken ones.
@Suite("compressed data")
struct InflateTests {
  private func text(_ digits: String) throws -> String {
    String(decoding: try Inflate.inflate(ArchiveSamples.bytes(digits)), as: UTF8.self)
  }

  @Test("reads fixed, stored and dynamic blocks of zlib")
  func blocks() throws {
    #expect(try text(ArchiveSamples.fixed) == "aaaaaaaaaabcabcabcabc zicha")
    #expect(try text(ArchiveSamples.stored) == "自查")
    #expect(try text(ArchiveSamples.dynamic) == ArchiveSamples.lines)
  }

  @Test("computes the checksum of the specification's example")
  func checksum() {
    #expect(CRC32.of(Array("123456789".utf8)) == 0xCBF4_3926)
    var pieces = CRC32()
    for byte in "123456789".utf8 { pieces.update([byte].span) }
    #expect(pieces.value == 0xCBF4_3926)
  }

  /// Feeds data in pieces of random length; nil if they have not come to their end.
  private func inflate(_ bytes: [UInt8], _ random: inout SeededGenerator, limit: Int) throws -> [UInt8]? {
    var inflate = Inflate(limit: limit)
    var output: [UInt8] = []
    var start = 0
    while start < bytes.count {
      let end = min(bytes.count, start + 1 + random.below(random.chance(50) ? 3 : 60))
      let piece = Array(bytes[start..<end])
      var position = 0
      while true {
        let step = try inflate.advance(piece.span, from: &position, to: &output)
        if step == .end {
          #expect(inflate.inputCount == start + position)
          return output
        }
        if step == .needsInput { break }
      }
      #expect(position == piece.count)
      start = end
    }
    return nil
  }

  @Test("reads random data with every kind of block and code, in pieces of any length")
  func randomData() throws {
    var random = SeededGenerator(seed: 1_951)
    for number in 0..<SeededGenerator.cases {
      let made = DeflateMaker(&random)
      #expect(try Inflate.inflate(made.bytes) == made.expected, "\(number)")
      // What follows the data is not taken in.
      #expect(try inflate(made.bytes + [0xFF, 0xFF, 0xFF], &random, limit: .max) == made.expected, "\(number)")
    }
  }

  @Test("never takes cut data for whole ones, and never crashes on broken ones")
  func brokenData() throws {
    var random = SeededGenerator(seed: 1_952)
    for number in 0..<SeededGenerator.cases {
      let made = DeflateMaker(&random)
      let cut = Array(made.bytes.prefix(random.below(made.bytes.count)))
      #expect(throws: InflateError(.truncated, at: cut.count), "\(number)") { try Inflate.inflate(cut) }
      var broken = made.bytes
      for _ in 0...random.below(3) { broken[random.below(broken.count)] ^= 1 << UInt8(random.below(8)) }
      do {
        if let output = try inflate(broken, &random, limit: 5_000) { #expect(output.count <= 5_000) }
      } catch let error as InflateError {
        #expect(error.offset <= broken.count)
      }
    }
  }

  @Test(
    "says what is wrong",
    arguments: [
      ("07", .reservedBlockType), ("0100010000", .storedLength), ("03", .truncated),
      ("fdffff80", .tooManySymbols), ("05000000", .badCode), ("4b044200", .distanceTooFar),
      ("05000224", .badRepetition),
      ("1b0300", .invalidSymbol), ("050080e47f1b", .noBlockEnd),
    ] as [(String, InflateError.Cause)])
  func causes(digits: String, cause: InflateError.Cause) {
    let error = #expect(throws: InflateError.self) { try Inflate.inflate(ArchiveSamples.bytes(digits)) }
    #expect(error?.cause == cause)
  }

  @Test("stops at the limit")
  func bomb() throws {
    let zeros = ArchiveSamples.bytes(ArchiveSamples.zeros)
    #expect(try Inflate.inflate(zeros) == [UInt8](repeating: 0, count: 100_000))
    #expect(throws: InflateError(.tooLarge(limit: 99_999), at: zeros.count)) {
      try Inflate.inflate(zeros, limit: 99_999)
    }
    let lines = ArchiveSamples.bytes(ArchiveSamples.dynamic)
    let error = #expect(throws: InflateError.self) { try Inflate.inflate(lines, limit: 1_000) }
    #expect(error?.cause == .tooLarge(limit: 1_000))
    let size = ArchiveSamples.lines.utf8.count
    #expect(try Inflate.inflate(lines, limit: size).count == size)
  }
}

/// gzip and zlib files.
@Suite("gzip and zlib")
struct GzipTests {
  private let file = ArchiveSamples.bytes(ArchiveSamples.gzip)

  @Test("reads a file with a name, several members and padding")
  func members() throws {
    #expect(try GzipDecoder.decode(file) == Array("你好\n".utf8))
    #expect(try GzipDecoder.decode(file + file + [0, 0, 0]) == Array("你好\n你好\n".utf8))
    var decoder = GzipDecoder()
    var output: [UInt8] = []
    var places: [Int] = []
    for byte in file + file {
      var position = 0
      if try decoder.advance([byte].span, from: &position, to: &output) == .memberEnd {
        places.append(decoder.memberOffset)
      }
    }
    #expect(places == [0, file.count])
    #expect(output == Array("你好\n你好\n".utf8))
  }

  @Test("reads a header with every field")
  func header() throws {
    let fields: [UInt8] = [0x1F, 0x8B, 8, 0x1F, 0, 0, 0, 0, 0, 3, 2, 0, 0x61, 0x62, 0x6E, 0, 0x63, 0]
    let checksum = CRC32.of(fields)
    let low = [UInt8(truncatingIfNeeded: checksum), UInt8(truncatingIfNeeded: checksum >> 8)]
    let end: [UInt8] = [3, 0, 0, 0, 0, 0, 0, 0, 0, 0]
    #expect(try GzipDecoder.decode(fields + low + end) == [])
    let error = #expect(throws: GzipError.self) { try GzipDecoder.decode(fields + [low[0] ^ 1, low[1]] + end) }
    #expect(error?.cause == .headerChecksum)
  }

  private func cause(_ bytes: [UInt8], limit: Int = .max) -> GzipError.Cause? {
    do {
      _ = try GzipDecoder.decode(bytes, limit: limit)
      return nil
    } catch { return error.cause }
  }

  @Test("finds what is broken")
  func broken() {
    var checksum = file
    checksum[file.count - 8] ^= 1
    var length = file
    length[file.count - 4] ^= 1
    var reserved = file
    reserved[3] |= 0x20
    #expect(cause(checksum) == .checksum)
    #expect(cause(length) == .length)
    #expect(cause(reserved) == .unknownMethod)
    #expect(cause(Array("WARC/1.0".utf8)) == .notGzip)
    #expect(cause([]) == .truncated)
    #expect(cause(file + Array("x".utf8)) == .notGzip)
    // The limit counts for all members together.
    #expect(cause(file + file, limit: 10) == .data(.tooLarge(limit: 3)))
    for count in 0..<file.count { #expect(cause(Array(file.prefix(count))) == .truncated) }
  }

  @Test("reads zlib data, and bare data where they are allowed")
  func zlib() throws {
    let data = ArchiveSamples.bytes(ArchiveSamples.zlib)
    let bare = Array(data.dropFirst(2).dropLast(4))
    let text = "政务公开 政务公开 政务公开"
    for (bytes, allows) in [(data, false), (data, true), (bare, true)] {
      var decoder = ZlibDecoder(allowsBareData: allows)
      var output: [UInt8] = []
      for byte in bytes {
        var position = 0
        _ = try decoder.advance([byte].span, from: &position, to: &output)
      }
      #expect(decoder.isAtEnd)
      #expect(String(decoding: output, as: UTF8.self) == text)
    }
    var wrong = data
    wrong[data.count - 1] ^= 1
    for bytes in [wrong, bare] {
      #expect(throws: InflateError.self) {
        var decoder = ZlibDecoder()
        var (output, position): ([UInt8], Int) = ([], 0)
        _ = try decoder.advance(bytes.span, from: &position, to: &output)
      }
    }
  }
}
