import Codecs
import ReportRenderers
import Reporting
import SourceText
import Testing

@Suite("The HTML page")
struct HTMLPageTests {
  private func html(_ result: RunResult = SampleRun.run(), _ language: Language = .zh) throws -> String {
    let format = try #require(ReportFormat.named("html"))
    return String(decoding: format.render(result: result, language: language), as: UTF8.self)
  }

  @Test("closes every tag it opens, in order", arguments: Language.allCases)
  func balanced(_ language: Language) throws {
    let void: Set<String> = ["meta", "!DOCTYPE"]
    var open: [String] = []
    for tag in MarkupScanner(try html(SampleRun.run(), language)).tags {
      if tag.name.hasPrefix("/") {
        #expect(open.popLast() == String(tag.name.dropFirst()))
      } else if !void.contains(tag.name), !["rect", "circle"].contains(tag.name) {
        open.append(tag.name)
      }
    }
    #expect(open.isEmpty)
  }

  @Test("has a language, one main, one h1, headings in order, unique ids, no dead links")
  func structure() throws {
    let tags = MarkupScanner(try html()).tags
    #expect(tags.first { $0.name == "html" }?.attributes["lang"] == "zh-CN")
    #expect(tags.count { $0.name == "main" } == 1)
    let levels = tags.compactMap { tag in
      tag.name.count == 2 && tag.name.hasPrefix("h") ? tag.name.dropFirst().first?.wholeNumberValue : nil
    }
    #expect(levels.first == 1 && levels.count { $0 == 1 } == 1)
    for (level, next) in zip(levels, levels.dropFirst()) { #expect(next <= level + 1) }
    let ids = tags.compactMap { $0.attributes["id"] }
    #expect(Set(ids).count == ids.count)
    for tag in tags {
      if let link = tag.attributes["href"] { #expect(link.hasPrefix("#") && ids.contains(String(link.dropFirst()))) }
      for name in tag.attributes["aria-labelledby"]?.split(separator: " ") ?? [] { #expect(ids.contains(String(name))) }
    }
  }

  @Test("gives every table a caption and scopes, every picture a title, a description and a table")
  func tablesAndPictures() throws {
    let tags = MarkupScanner(try html()).tags
    #expect(tags.count { $0.name == "table" } == tags.count { $0.name == "caption" })
    for tag in tags where tag.name == "th" { #expect(["row", "col"].contains(tag.attributes["scope"])) }
    let pictures = tags.count { $0.name == "svg" && $0.attributes["role"] == "img" }
    #expect(pictures >= 4)
    #expect(tags.count { $0.name == "desc" } == pictures)
    #expect(tags.count { $0.name == "title" } == pictures + 1)
  }

  @Test("loads nothing and lets only its own style and script run")
  func contentSecurity() throws {
    let page = try html()
    #expect(
      !page.contains("http://") && !page.contains("https://") && !page.contains(" style=") && !page.contains("@import"))
    let scanner = MarkupScanner(page)
    let policy =
      scanner.tags.first { $0.attributes["http-equiv"] == "Content-Security-Policy" }?.attributes["content"] ?? ""
    #expect(policy.hasPrefix("default-src 'none';"))
    for name in ["style", "script"] {
      let source = try #require(page.split(separator: "<" + name + ">").last?.split(separator: "</" + name + ">").first)
      var digest = SHA256()
      digest.update(Array(source.utf8))
      #expect(policy.contains(name + "-src 'sha256-" + base64(digest.finish()) + "'"))
    }
  }

  private func base64(_ bytes: [UInt8]) -> String {
    let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/")
    let bits = bytes.flatMap { byte in (0..<8).map { byte >> (7 - $0) & 1 } }
    var text = ""
    for start in stride(from: 0, to: bits.count, by: 6) {
      let six = bits[start..<min(start + 6, bits.count)] + Array(repeating: 0, count: max(0, start + 6 - bits.count))
      text.append(alphabet[six.reduce(0) { $0 * 2 + Int($1) }])
    }
    return text + String(repeating: "=", count: (4 - text.count % 4) % 4)
  }

  @Test("bounds long lists and says how many there are, while JSON holds them all")
  func bounded() throws {
    let run = SampleRun.run(findingsPerRule: 400)
    let page = try html(run)
    let rows = MarkupScanner(page).tags.count { $0.name == "tr" }
    #expect(rows < 300)
    #expect(MarkupScanner(page).text.contains("此处列出前50条，其余见 JSON 文件"))
    let json = try #require(ReportFormat.named("json"))
    let document = try JSONValue.parse(json.render(result: run, language: .zh))
    #expect((document["findings"]?.elements?.count ?? 0) > 400)
  }

  @Test("a run over nothing still makes a page that says so")
  func empty() throws {
    #expect(MarkupScanner(try html(SampleRun.emptyRun)).text.contains("本次检查没有结论"))
  }
}
