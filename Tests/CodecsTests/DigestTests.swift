import Codecs
import TestSupport
import Testing

@Suite("SHA-256")
struct SHA256Tests {
  @Test(
    "gives the digests of the FIPS 180-4 examples",
    arguments: [
      ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
      ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
      (
        "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
        "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
      ),
      (
        "abcdefghbcdefghicdefghijdefghijkefghijklfghijklmghijklmnhijklmnoijklmnopjklmnopqklmnopqrlmnopqrsmnopqrstnopqrstu",
        "cf5b16a778af8380036ce59e7b0492370b249b11e8f07a51afac45037afee9d1"
      ),
    ])
  func examples(text: String, digest: String) {
    #expect(SHA256.hexadecimal(Array(text.utf8)) == digest)
  }

  @Test("gives the digest of a million letters a, in pieces")
  func million() {
    var hash = SHA256()
    let piece = [UInt8](repeating: 0x61, count: 1_000)
    for _ in 0..<1_000 { hash.update(piece) }
    #expect(Hexadecimal.text(hash.finish()) == "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0")
  }

  @Test("gives the same digest however the bytes are cut")
  func pieces() {
    var random = SeededGenerator(seed: 256)
    for _ in 0..<200 {
      let bytes = (0..<random.below(400)).map { _ in UInt8(truncatingIfNeeded: random.next()) }
      var sha = SHA256()
      var content = ContentHash()
      var start = 0
      while start < bytes.count {
        let end = min(start + 1 + random.below(90), bytes.count)
        sha.update(bytes[start..<end].span)
        content.update(bytes[start..<end].span)
        start = end
      }
      #expect(Hexadecimal.text(sha.finish()) == SHA256.hexadecimal(bytes))
      #expect(content.finish() == ContentHash.of(bytes))
    }
  }
}

@Suite("content hash")
struct ContentHashTests {
  @Test(
    "gives the published values of XXH64",
    arguments: [
      ("", UInt64(0xEF46_DB37_51D8_E999)), ("a", 0xD24E_C4F1_A98C_6E5B), ("abc", 0x44BC_2CF5_AD77_0999),
    ])
  func values(text: String, hash: UInt64) {
    #expect(ContentHash.of(Array(text.utf8)) == hash)
  }

  @Test("writes its digits highest first")
  func digits() {
    #expect(Hexadecimal.text(UInt64(0x0123_4567_89AB_CDEF)) == "0123456789abcdef")
  }
}
