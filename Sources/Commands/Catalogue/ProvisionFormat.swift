import Codecs
import Diagnostics
import RuleEngine
import SourceText

/// The formats of `zicha rules --coverage`.
enum ProvisionFormat: String, CaseIterable, Sendable {
  case human
  case markdown
  case html
  case json

  /// The bytes of a catalogue.
  func render(_ catalogue: ProvisionCatalogue, language: Language) -> [UInt8] {
    switch self {
    case .human: Array(ProvisionText(catalogue, language).text.utf8)
    case .markdown: Array(ProvisionMarkdown(catalogue, language).text.utf8)
    case .html: Array(ProvisionHTML(catalogue, language).text.utf8)
    case .json: ProvisionJSON.bytes(catalogue)
    }
  }
}

extension ProvisionCatalogue.Law {
  /// `自动 45，部分 1，人工 20，未覆盖 17，共 83 条`.
  fileprivate func counts(_ language: Language) -> String {
    let parts = ProvisionCatalogue.Status.allCases.map { "\($0.label[language]) \(count($0))" }
    return language == .zh
      ? parts.joined(separator: "，") + "，共 \(articles) 条"
      : parts.joined(separator: ", ") + "; \(articles) articles"
  }

  fileprivate func heading(_ language: Language) -> String {
    let full = fullTitle[language]
    let version = version.map { language == .zh ? "（\($0) 起施行）" : " (in force from \($0))" } ?? ""
    return "《\(title)》" + (full == title ? "" : " " + full) + version
  }

  /// The entries, with articles in a row that nobody checks as one.
  fileprivate var rows: [ProvisionRow] {
    var rows: [ProvisionRow] = []
    for entry in entries {
      if entry.status == .notCovered, entry.reason == nil, var last = rows.last, last.isOpen {
        last.last = entry.place
        rows[rows.count - 1] = last
      } else {
        rows.append(ProvisionRow(entry))
      }
    }
    return rows
  }
}

/// One line of a list: a provision, or articles in a row that nobody checks.
private struct ProvisionRow {
  let entry: ProvisionCatalogue.Entry
  /// The last one of several.
  var last: LocalizedText?

  init(_ entry: ProvisionCatalogue.Entry) {
    self.entry = entry
  }

  /// Whether the next article may join it.
  var isOpen: Bool { entry.status == .notCovered && entry.reason == nil }

  func place(_ language: Language) -> String {
    guard let last else { return entry.place[language] }
    return entry.place[language] + (language == .zh ? "至" : " to ") + last[language]
  }

  func rules(_ language: Language) -> String {
    entry.rules.joined(separator: language == .zh ? "、" : ", ")
  }
}

/// The catalogue for the terminal.
private struct ProvisionText {
  let text: String

  init(_ catalogue: ProvisionCatalogue, _ language: Language) {
    var lines: [String] = []
    for law in catalogue.laws {
      lines += [law.heading(language), "  " + law.counts(language)]
      for row in law.rows {
        let details = [row.rules(language), row.entry.reason?[language] ?? ""].filter { !$0.isEmpty }
        let rest = details.isEmpty ? "" : "  " + details.joined(separator: language == .zh ? "；" : "; ")
        lines.append("  \(row.entry.status.label[language])  \(row.place(language))\(rest)")
      }
      lines.append("")
    }
    if catalogue.laws.isEmpty {
      lines.append(language == .zh ? "没有登记法规。" : "No law is registered.")
    }
    text = lines.joined(separator: "\n") + (catalogue.laws.isEmpty ? "\n" : "")
  }
}

/// The catalogue as Markdown: a table for each law.
private struct ProvisionMarkdown {
  let text: String

  init(_ catalogue: ProvisionCatalogue, _ language: Language) {
    let isChinese = language == .zh
    var lines = ["# " + (isChinese ? "条款覆盖" : "Provisions and rules"), ""]
    for law in catalogue.laws {
      lines += ["## " + Self.escape(law.heading(language)), "", law.counts(language), ""]
      lines.append(isChinese ? "| 条款 | 状态 | 规则 | 说明 |" : "| provision | status | rules | reason |")
      lines.append("|---|---|---|---|")
      for row in law.rows {
        let cells = [
          row.place(language), row.entry.status.label[language], row.rules(language), row.entry.reason?[language] ?? "",
        ]
        lines.append("| " + cells.map(Self.escape).joined(separator: " | ") + " |")
      }
      lines.append("")
    }
    text = lines.joined(separator: "\n")
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
private struct ProvisionHTML {
  let text: String

  init(_ catalogue: ProvisionCatalogue, _ language: Language) {
    let isChinese = language == .zh
    let title = isChinese ? "条款覆盖" : "Provisions and rules"
    var lines = [
      "<!doctype html>", "<html lang=\"\(isChinese ? "zh-CN" : "en")\">", "<head>", "<meta charset=\"utf-8\">",
      "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">",
      "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">",
      "<title>\(escapeHTML(title))</title>", "<style>\(CatalogueHTML.style)</style>", "</head>", "<body>", "<main>",
      "<h1>\(escapeHTML(title))</h1>",
    ]
    for law in catalogue.laws { lines += Self.section(law, language) }
    text = (lines + ["</main>", "</body>", "</html>", ""]).joined(separator: "\n")
  }

  private static func section(_ law: ProvisionCatalogue.Law, _ language: Language) -> [String] {
    let heads = language == .zh ? ["条款", "状态", "规则", "说明"] : ["provision", "status", "rules", "reason"]
    var lines = ["<section>", "<h2>\(escapeHTML(law.heading(language)))</h2>", "<div class=\"wide\"><table>"]
    lines.append("<caption>\(escapeHTML(law.counts(language)))</caption>")
    lines.append("<thead><tr>" + heads.map { "<th scope=\"col\">\($0)</th>" }.joined() + "</tr></thead>")
    lines.append("<tbody>")
    for row in law.rows {
      let cells = [row.entry.status.label[language], row.rules(language), row.entry.reason?[language] ?? ""]
      lines.append(
        "<tr><th scope=\"row\">\(escapeHTML(row.place(language)))</th>"
          + cells.map { "<td>\(escapeHTML($0))</td>" }.joined() + "</tr>")
    }
    return lines + ["</tbody>", "</table></div>", "</section>"]
  }
}

/// The catalogue as JSON with both languages, every article by itself.
private enum ProvisionJSON {
  static func bytes(_ catalogue: ProvisionCatalogue) -> [UInt8] {
    var writer = JSONWriter(.pretty)
    writer.beginObject()
    writer.key("format")
    writer.integer(1)
    writer.key("laws")
    writer.beginArray()
    for law in catalogue.laws { write(law, to: &writer) }
    writer.endArray()
    writer.endObject()
    writer.newline()
    return writer.bytes
  }

  private static func write(_ law: ProvisionCatalogue.Law, to writer: inout JSONWriter) {
    writer.beginObject()
    writer.key("law")
    writer.string(law.title)
    writer.key("in_force_from")
    writer.string(orNull: law.version)
    writer.key("counts")
    writer.beginObject()
    for status in ProvisionCatalogue.Status.allCases {
      writer.key(status.rawValue)
      writer.integer(law.count(status))
    }
    writer.endObject()
    writer.key("provisions")
    writer.beginArray()
    for entry in law.entries { write(entry, to: &writer) }
    writer.endArray()
    writer.endObject()
  }

  private static func write(_ entry: ProvisionCatalogue.Entry, to writer: inout JSONWriter) {
    writer.beginObject()
    write("place", entry.place, to: &writer)
    writer.key("status")
    writer.string(entry.status.rawValue)
    writer.key("rules")
    writer.beginArray()
    for rule in entry.rules { writer.string(rule) }
    writer.endArray()
    if let reason = entry.reason {
      write("reason", reason, to: &writer)
    } else {
      writer.key("reason")
      writer.null()
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
