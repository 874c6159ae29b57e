import Codecs
import Findings
import Reporting
import RuleEngine
import SourceText

/// The formats of `zicha rules`.
enum CatalogueFormat: String, CaseIterable, Sendable {
  case markdown
  case html
  case json

  /// The bytes of a catalogue.
  func render(_ catalogue: RuleCatalogue, language: Language) -> [UInt8] {
    switch self {
    case .markdown: Array(CatalogueMarkdown(catalogue, language).text.utf8)
    case .html: Array(CatalogueHTML(catalogue, language).text.utf8)
    case .json: CatalogueJSON.bytes(catalogue)
    }
  }
}

/// The catalogue as Markdown: a table for each pack, then each rule with its quoted law.
private struct CatalogueMarkdown {
  let text: String

  init(_ catalogue: RuleCatalogue, _ language: Language) {
    let isChinese = language == .zh
    var lines = ["# " + (isChinese ? "规则目录" : "Catalogue of rules"), ""]
    for pack in catalogue.packs {
      lines += ["## " + Self.escape(pack.title(language)), ""]
      lines.append(
        isChinese ? "| 规则 | 名称 | 级别 | 依据 | 测试 |" : "| rule | title | severity | basis | tests |")
      lines.append("|---|---|---|---|---|")
      for entry in pack.entries {
        let basis = entry.rule.basis.map { $0.label[language] }.joined(separator: isChinese ? "、" : ", ")
        let cells = [
          entry.rule.id, entry.rule.title[language], entry.rule.severity.label[language], basis,
          String(entry.tests.total),
        ]
        lines.append("| " + cells.map(Self.escape).joined(separator: " | ") + " |")
      }
      lines.append("")
      for entry in pack.entries { lines += Self.section(entry, language) }
    }
    text = lines.joined(separator: "\n")
  }

  private static func section(_ entry: RuleCatalogue.Entry, _ language: Language) -> [String] {
    var lines = ["### " + escape(entry.rule.id + " " + entry.rule.title[language]), ""]
    if !entry.rule.quotedLaw.isEmpty { lines += entry.rule.quotedLaw.map { "> " + escape($0) } + [""] }
    let colon = language == .zh ? "：" : ": "
    lines += entry.facts(language).map { "- **\(escape($0.name))**\(colon)\(escape($0.value))" }
    return lines + [""]
  }

  private static func escape(_ text: String) -> String {
    var result = ""
    for character in text {
      if "\\`*_[]<>|#".contains(character) { result.append("\\") }
      result.append(character == "\n" ? " " : character)
    }
    return result
  }
}

/// The catalogue as one HTML file that opens offline.
struct CatalogueHTML {
  let text: String

  init(_ catalogue: RuleCatalogue, _ language: Language) {
    let isChinese = language == .zh
    let title = isChinese ? "规则目录" : "Catalogue of rules"
    var lines = [
      "<!doctype html>", "<html lang=\"\(isChinese ? "zh-CN" : "en")\">", "<head>", "<meta charset=\"utf-8\">",
      "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">",
      "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">",
      "<title>\(escapeHTML(title))</title>", "<style>\(Self.style)</style>", "</head>", "<body>", "<main>",
      "<h1>\(escapeHTML(title))</h1>",
    ]
    for pack in catalogue.packs {
      lines.append("<section>")
      lines.append("<h2>\(escapeHTML(pack.title(language)))</h2>")
      lines += Self.table(pack, language)
      for entry in pack.entries { lines += Self.article(entry, language) }
      lines.append("</section>")
    }
    text = (lines + ["</main>", "</body>", "</html>", ""]).joined(separator: "\n")
  }

  private static func table(_ pack: RuleCatalogue.Pack, _ language: Language) -> [String] {
    let isChinese = language == .zh
    let heads = isChinese ? ["规则", "名称", "级别", "依据", "测试"] : ["rule", "title", "severity", "basis", "tests"]
    var lines = ["<div class=\"wide\"><table>"]
    lines.append("<caption>\(escapeHTML(pack.title(language)))</caption>")
    lines.append("<thead><tr>" + heads.map { "<th scope=\"col\">\($0)</th>" }.joined() + "</tr></thead>")
    lines.append("<tbody>")
    for entry in pack.entries {
      let id = escapeHTML(entry.rule.id)
      let basis = entry.rule.basis.map { $0.label[language] }.joined(separator: isChinese ? "、" : ", ")
      let anchor = escapeHTML(entry.rule.pack + "-" + entry.rule.id)
      lines.append(
        "<tr><th scope=\"row\"><a href=\"#\(anchor)\">\(id)</a></th><td>\(escapeHTML(entry.rule.title[language]))</td>"
          + "<td>\(escapeHTML(entry.rule.severity.label[language]))</td><td>\(escapeHTML(basis))</td>"
          + "<td>\(entry.tests.total)</td></tr>")
    }
    return lines + ["</tbody>", "</table></div>"]
  }

  private static func article(_ entry: RuleCatalogue.Entry, _ language: Language) -> [String] {
    let anchor = escapeHTML(entry.rule.pack + "-" + entry.rule.id)
    var lines = [
      "<article id=\"\(anchor)\">", "<h3>\(escapeHTML(entry.rule.id + " " + entry.rule.title[language]))</h3>",
    ]
    lines += entry.rule.quotedLaw.map { "<blockquote lang=\"zh-CN\">\(escapeHTML($0))</blockquote>" }
    lines.append("<dl>")
    for fact in entry.facts(language) {
      lines.append("<dt>\(escapeHTML(fact.name))</dt><dd>\(escapeHTML(fact.value))</dd>")
    }
    return lines + ["</dl>", "</article>"]
  }

  /// The style sheet, also of the list of provisions.
  static let style = """
    body{font:16px/1.6 system-ui,"Noto Sans CJK SC",sans-serif;margin:0;color:#1b1b1b;background:#fff}
    main{max-width:60rem;margin:auto;padding:1rem}
    .wide{overflow-x:auto}
    table{border-collapse:collapse;width:100%}
    caption{text-align:left;font-weight:bold;padding:.3rem 0}
    th,td{border:1px solid #888;padding:.3rem .5rem;text-align:left;vertical-align:top}
    blockquote{margin:.5rem 0;padding-left:.8rem;border-left:.25rem solid #888}
    dt{font-weight:bold}
    dd{margin:0 0 .4rem 1rem;overflow-wrap:anywhere}
    @media print{a{color:inherit;text-decoration:none}article{break-inside:avoid}}
    """
}

/// The catalogue as JSON with both languages.
private enum CatalogueJSON {
  static func bytes(_ catalogue: RuleCatalogue) -> [UInt8] {
    var writer = JSONWriter(.pretty)
    writer.beginObject()
    writer.key("format")
    writer.integer(1)
    writer.key("packs")
    writer.beginArray()
    for pack in catalogue.packs {
      writer.beginObject()
      write("name", pack.pack.name, to: &writer)
      write("title", pack.pack.title, to: &writer)
      writer.key("version")
      writer.string(pack.pack.version)
      writer.key("rules")
      writer.beginArray()
      for entry in pack.entries { write(entry, to: &writer) }
      writer.endArray()
      writer.endObject()
    }
    writer.endArray()
    writer.endObject()
    writer.newline()
    return writer.bytes
  }

  private static func write(_ entry: RuleCatalogue.Entry, to writer: inout JSONWriter) {
    let rule = entry.rule
    writer.beginObject()
    writer.key("id")
    writer.string(rule.id)
    write("title", rule.title, to: &writer)
    writer.key("severity")
    writer.string(rule.severity.rawValue)
    writer.key("basis")
    writer.beginArray()
    for citation in rule.basis { write(citation, to: &writer) }
    writer.endArray()
    writer.key("quotes")
    writer.beginArray()
    for quote in rule.quotedLaw { writer.string(quote) }
    writer.endArray()
    write("objects", rule.object.text, to: &writer)
    writer.key("tags")
    writer.beginArray()
    for tag in rule.tags { writer.string(tag.zh) }
    writer.endArray()
    writer.key("tests")
    writer.beginObject()
    for (name, count) in [
      ("pass", entry.tests.passing), ("violation", entry.tests.violating), ("others", entry.tests.others),
    ] {
      writer.key(name)
      writer.integer(count)
    }
    writer.endObject()
    writer.key("place")
    writer.string(entry.place)
    writer.endObject()
  }

  private static func write(_ citation: Citation, to writer: inout JSONWriter) {
    writer.beginObject()
    for (name, text) in [("law", citation.law), ("article", citation.article), ("text", citation.text)] {
      writer.key(name)
      writer.string(text)
    }
    writer.endObject()
  }

  private static func write(_ key: String, _ text: LocalizedText, to writer: inout JSONWriter) {
    writer.key(key)
    writer.beginObject()
    writer.key("zh")
    writer.string(text.zh)
    writer.key("en")
    writer.string(text.en)
    writer.endObject()
  }
}

extension RuleCatalogue.Pack {
  /// `行政许可办件自查（2025.1，22 条）`.
  func title(_ language: Language) -> String {
    let count = entries.count
    return language == .zh
      ? "\(pack.title.zh)（\(pack.name.zh)，版本 \(pack.version)，\(count) 条）"
      : "\(pack.title.en) (\(pack.name.en), version \(pack.version), \(count) rule\(count == 1 ? "" : "s"))"
  }
}
