import Codecs
import TestSupport
import Testing

@Suite("byte search")
struct ByteSearchTests {
  @Test("finds and counts bytes as a plain loop does")
  func random() {
    var random = SeededGenerator(seed: 10)
    for _ in 0..<SeededGenerator.cases {
      let bytes = (0..<random.below(40)).map { _ in random.pick([UInt8(0), 9, 10, 11, 0x80, 0x8A, 0xFF]) }
      let start = random.below(bytes.count + 1)
      #expect(
        ByteSearch.first(of: 10, in: bytes.span, from: start) == bytes[start...].firstIndex(of: 10) ?? bytes.count)
      #expect(ByteSearch.count(of: 10, in: bytes.span) == bytes.count { $0 == 10 })
    }
  }
}
