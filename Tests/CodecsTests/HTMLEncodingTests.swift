import Codecs
import TestSupport
import Testing

@Suite("encodings of pages")
struct HTMLEncodingTests {
  private func determine(_ page: String, _ transport: String? = nil) -> HTMLEncoding {
    HTMLEncoding.determine(Array(page.utf8), transportCharset: transport)
  }

  /// A case of html5lib-tests: the page and the label of the encoding that a browser reads it in.
  private func cases(_ file: String) throws -> [(page: [UInt8], label: String)] {
    let bytes = try SharedData.bytes("04-conformance/html5lib-tests/encoding/\(file)")
    var cases: [(page: [UInt8], label: String)] = []
    var lines: [[UInt8]] = []
    var label: String?
    func finish() {
      if let label { cases.append((Array(lines.joined(separator: [0x0A])), label)) }
    }
    var isLabel = false
    for line in bytes.split(separator: 0x0A, omittingEmptySubsequences: false).map({ Array($0) }) {
      if line == Array("#data".utf8) {
        finish()
        (lines, label, isLabel) = ([], nil, false)
      } else if line == Array("#encoding".utf8) {
        isLabel = true
      } else if isLabel {
        if label == nil { label = String(decoding: line, as: UTF8.self) }
      } else {
        lines.append(line)
      }
    }
    finish()
    return cases
  }

  @Test(
    "finds the encodings of html5lib-tests", .enabled(if: SharedData.isPresent, SharedData.hint),
    arguments: [("tests1.dat", 59), ("tests2.dat", 22), ("test-yahoo-jp.dat", 1)])
  func conformance(file: String, count: Int) throws {
    let cases = try cases(file)
    #expect(cases.count == count)
    for (page, label) in cases {
      // The suite presumes a browser that falls back to windows-1252 and guesses nothing.
      let found = HTMLEncoding.declared(page, transportCharset: nil)?.encoding ?? .windows1252
      #expect(found == WebEncoding(label: label), "\(String(decoding: page.prefix(200), as: UTF8.self))")
    }
  }

  @Test("lists the one case of html5lib-tests that needs a script to run", .enabled(if: SharedData.isPresent))
  func scripted() throws {
    // document.write('<meta charset="ISO-8859-' + '2">') spells the label only when it runs.
    let cases = try cases("scripted/tests1.dat")
    #expect(cases.map(\.label) == ["iso-8859-2"])
    #expect(cases.allSatisfy { HTMLEncoding.declared($0.page, transportCharset: nil) == nil })
  }

  @Test("guesses Big5 for the undeclared text of html5lib-tests", .enabled(if: SharedData.isPresent, SharedData.hint))
  func guessedSuite() throws {
    let bytes = try SharedData.bytes("04-conformance/html5lib-tests/encoding/chardet/test_big5.txt")
    let page = try HTMLEncoding.decode(bytes, transportCharset: nil)
    #expect(page.encoding == HTMLEncoding(encoding: .big5, source: .guess))
    #expect(page.text.faultCount == 0)
    #expect(String(decoding: page.text.utf8.prefix(200), as: UTF8.self).contains("道可道，非常道"))
  }

  @Test("lets a mark overrule the transport, and the transport the page")
  func order() {
    let page = "<meta charset=big5>中"
    #expect(determine("\u{FEFF}" + page, "gbk") == HTMLEncoding(encoding: .utf8, source: .byteOrderMark))
    #expect(determine(page, "gb2312") == HTMLEncoding(encoding: .gbk, source: .transportHeader))
    #expect(determine(page, "no such label") == HTMLEncoding(encoding: .big5, source: .meta))
    #expect(determine("<p>中", nil) == HTMLEncoding(encoding: .utf8, source: .guess))
    #expect(
      HTMLEncoding.determine([0xFF, 0xFE, 0x41, 0], transportCharset: "gbk")
        == HTMLEncoding(encoding: .utf16LE, source: .byteOrderMark))
  }

  @Test(
    "reads the label of a content type",
    arguments: [
      ("text/html; charset=gb2312", "gb2312"), ("text/html;CHARSET = \"utf-8\"; x=1", "utf-8"), ("text/html", nil),
      ("text/html; charset", nil), ("text/html; charset='gbk", nil), ("charset charset=big5;", "big5"),
    ] as [(String, String?)])
  func contentType(value: String, label: String?) {
    #expect(HTMLEncoding.charset(ofContentType: value) == label)
  }

  @Test("takes the encoding of an XML declaration when no meta element names one")
  func declaration() {
    let declaration = "<?xml version=\"1.0\" encoding=\"GBK\"?><html>"
    #expect(determine(declaration) == HTMLEncoding(encoding: .gbk, source: .meta))
    #expect(determine(declaration + "<meta charset=big5>").encoding == .big5)
    #expect(determine("<?xml version='1.0' encoding='utf-16'?>").encoding == .utf8)
    #expect(determine("<?xml version='1.0' encoding='g b'?>").source == .guess)
  }

  @Test("finds a late meta element, but none in a script or a comment")
  func lateMeta() {
    let filler = String(repeating: "<p>plain</p>\n", count: 200)
    #expect(determine(filler + "<meta charset=gbk>").encoding == .gbk)
    #expect(determine(filler + "<script>'<meta charset=gbk>'</script>").source == .guess)
    #expect(determine(filler + "<script>'</scripts>'</SCRIPT ><meta charset=gbk>").encoding == .gbk)
    #expect(determine(filler + "<!-- <meta charset=gbk> -->").source == .guess)
    #expect(determine(filler + "<style><meta charset=gbk>").source == .guess)
  }

  @Test("guesses what an undeclared page is in")
  func guesses() throws {
    let page = "<title>办事指南</title><p>设定依据：《中华人民共和国行政许可法》第三十四条。法定时限 20 个工作日。</p>"
    let traditional: [UInt8] = [
      0xBF, 0xEC, 0xA8, 0xC6, 0xAB, 0xFC, 0xAB, 0x6E, 0xA1, 0x47, 0xA6, 0xE6, 0xAC, 0x46, 0xB3, 0x5C, 0xA5, 0x69, 0xAA,
      0x6B,
    ]
    func guess(_ bytes: [UInt8]) -> WebEncoding { HTMLEncoding.determine(bytes, transportCharset: nil).encoding }
    #expect(guess(Array(page.utf8)) == .utf8)
    #expect(guess(Array(page.utf8.prefix(60)) + [0xFF] + Array(page.utf8.dropFirst(60))) == .utf8)
    #expect(guess(try GB18030.encode(page)) == .gb18030)
    #expect(guess(try GB18030.encode("<title>首页</title>")) == .gb18030)
    #expect(guess(try GB18030.encode("<p>龑喆珺") + [0xFF]) != .utf8)
    #expect(guess(traditional) == .big5)
    #expect(
      guess(Array("<p>caf".utf8) + [0xE9] + Array(" cr".utf8) + [0xE8] + Array("me ".utf8) + [0xA9]) == .windows1252)
    #expect(guess(Array("<html>".utf8)) == .utf8)
    #expect(guess([]) == .utf8)
  }

  @Test("guesses the encoding of any Chinese text of some length")
  func randomGuesses() throws {
    var random = SeededGenerator(seed: 2_312)
    let words = ["办理依据", "国务院", "第三十四条", "当前位置：", "网上申报", "的", "不予受理", "Hello ", "2024年", "<p>", "联系电话"]
    for _ in 0..<SeededGenerator.cases {
      let text = "政务公开" + (0..<random.below(30)).map { _ in random.pick(words) }.joined()
      #expect(determine(text).encoding == .utf8)
      let bytes = try GB18030.encode(text)
      #expect(HTMLEncoding.determine(bytes, transportCharset: nil).encoding == .gb18030, "\(text)")
    }
  }

  @Test("decodes the pages of real sites without a fault", .enabled(if: SharedData.isPresent, SharedData.hint))
  func realPages() throws {
    var guessed = 0
    var declared = 0
    for folder in ["f-gbk-longgang-jsp", "l-xuhui-env-aspx/WebFront", "d-wuan-site", "e-handan-xxgk/affairs"] {
      for name in try SharedData.names("01-gov-html/\(folder)")
      where name.hasSuffix("sp") || name.hasSuffix("x") || name.hasSuffix("l") {
        let page = try HTMLEncoding.decode(SharedData.bytes("01-gov-html/\(folder)/\(name)"), transportCharset: nil)
        #expect(page.text.faultCount == 0, "\(folder)/\(name): \(page.encoding)")
        if page.encoding.source == .guess { guessed += 1 } else { declared += 1 }
        #expect([.utf8, .gbk, .gb18030].contains(page.encoding.encoding), "\(folder)/\(name): \(page.encoding)")
      }
    }
    #expect(guessed >= 20)
    #expect(declared >= 20)
  }

  @Test("finds an encoding for any bytes")
  func hostile() {
    var random = SeededGenerator(seed: 1_024)
    let parts = [
      "<meta", " charset=", "gbk", "\"", "'", ">", "<!--", "--", "<script", "</script", "/", " ", "http-equiv",
      "=content-type", " content='", "charset", "<?xml", " encoding='", "<p ", "<", "\u{0}", "=",
    ].map { Array($0.utf8) }
    let filler = [UInt8](repeating: 0x20, count: 1_100)
    for _ in 0..<SeededGenerator.cases {
      let bytes = (0..<random.below(25)).flatMap { _ in random.pick(parts) }
      // A page with nothing but spaces behind it declares the same, if its last tag was finished.
      let early = HTMLEncoding.declared(bytes, transportCharset: nil)
      let late = HTMLEncoding.declared(bytes + filler, transportCharset: nil)
      if let early { #expect(late == early, "\(String(decoding: bytes, as: UTF8.self))") }
      if !bytes.contains(0x3E) { #expect(early == nil) }
    }
  }
}
