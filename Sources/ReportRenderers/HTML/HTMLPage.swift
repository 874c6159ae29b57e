import Reporting
import SourceText

/// A report as one HTML page that opens from disk, offline, and reads without script.
struct HTMLPage {
  let report: Report
  let language: Language

  /// The bytes of the page.
  func bytes() -> [UInt8] {
    var writer = HTMLWriter(language: language)
    writer.markup("<!DOCTYPE html>\n")
    writer.element("html", ["lang": language == .zh ? "zh-CN" : "en"]) { html in
      html.line()
      html.element("head") { head(&$0) }
      html.line()
      html.element("body", bodyAttributes) { body(&$0) }
      html.line()
    }
    writer.line()
    return writer.bytes
  }

  private var bodyAttributes: KeyValuePairs<String, String> {
    [
      "data-filter": RendererWording.filter[language], "data-all": RendererWording.all[language],
      "data-shown": RendererWording.shown[language], "data-sort": RendererWording.sortBy[language],
    ]
  }

  private func head(_ head: inout HTMLWriter) {
    head.markup("\n<meta charset=\"utf-8\">\n")
    head.open(
      "meta",
      [
        "http-equiv": "Content-Security-Policy",
        "content": ContentSecurity.policy(style: HTMLStyle.sheet, script: HTMLScript.source),
      ])
    head.markup("\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">")
    head.markup("\n<meta name=\"color-scheme\" content=\"light\">\n")
    head.open("meta", ["name": "generator", "content": VisibleText.line(report.tool)])
    head.line()
    head.element("title", text: report.title[language])
    head.line()
    head.element("style") { $0.markup(HTMLStyle.sheet) }
    head.line()
  }

  private func body(_ body: inout HTMLWriter) {
    body.line()
    body.element("a", ["class": "skip", "href": "#main"], text: RendererWording.skip[language])
    HTMLPattern.writeDefinitions(to: &body)
    body.line()
    body.element("div", ["class": "desk"]) { desk in
      contents(&desk)
      desk.line()
      desk.element("main", ["id": "main", "tabindex": "-1"]) { main in
        masthead(&main)
        for section in report.sections { self.section(section, &main) }
      }
      desk.line()
    }
    body.line()
    body.element("script") { $0.markup(HTMLScript.source) }
    body.line()
  }

  private func contents(_ body: inout HTMLWriter) {
    body.line()
    body.element("nav", ["class": "contents", "aria-labelledby": "contents-title"]) { nav in
      nav.element("p", ["id": "contents-title"], text: RendererWording.contents[language])
      nav.element("ol") { list in
        for section in report.sections {
          list.element("li") { $0.element("a", ["href": "#" + section.id], text: section.title[language]) }
        }
      }
    }
  }

  private func masthead(_ main: inout HTMLWriter) {
    main.line()
    main.element("header", ["class": "masthead"]) { header in
      header.element("h1", text: report.title[language])
      header.element("dl", ["class": "facts"]) { list in
        for fact in report.facts {
          list.element("div") { pair in
            pair.element("dt", text: fact.label[language])
            pair.element("dd") { $0.prose(fact.content) }
          }
        }
      }
    }
    main.line()
    main.element("dl", ["class": "highlights", "aria-label": RendererWording.keyFigures[language]]) { list in
      for highlight in report.highlights {
        list.element("div", ["class": highlight.tone.map { "tone-" + $0.rawValue } ?? "tone-plain"]) { pair in
          pair.element("dt") { term in
            if let tone = highlight.tone { term.element("span", ["aria-hidden": "true"], text: tone.mark + " ") }
            term.text(highlight.label[language])
          }
          pair.element("dd") { $0.prose(highlight.figure) }
        }
      }
    }
  }

  private func section(_ section: Report.Section, _ main: inout HTMLWriter) {
    main.line()
    main.element("section", ["id": section.id, "aria-labelledby": section.id + "-title"]) { part in
      part.line()
      part.element("h2", ["id": section.id + "-title"], text: section.title[language])
      for block in section.blocks {
        part.line()
        HTMLBlock(language: language).write(block, to: &part)
      }
      part.line()
    }
  }
}
