import Findings
import Reporting
import SourceText

/// One block of a chapter in HTML.
struct HTMLBlock {
  let language: Language

  /// Writes a block.
  func write(_ block: Report.Block, to writer: inout HTMLWriter) {
    switch block {
    case .heading(let id, let title): writer.element("h3", ["id": id], text: title[language])
    case .paragraph(let prose): writer.element("p") { $0.prose(prose) }
    case .note(let prose): writer.element("p", ["class": "note"]) { $0.prose(prose) }
    case .list(let items, let isOrdered): list(items, isOrdered, &writer)
    case .table(let table): HTMLTable(table: table, language: language).write(to: &writer)
    case .chart(let chart): HTMLChart(chart: chart, language: language).write(to: &writer)
    case .problem(let problem): self.problem(problem, &writer)
    case .signature(let signature): self.signature(signature, &writer)
    }
  }

  private func list(_ items: [Prose], _ isOrdered: Bool, _ writer: inout HTMLWriter) {
    writer.element(isOrdered ? "ol" : "ul", ["class": "items"]) { list in
      for item in items { list.element("li") { $0.prose(item) } }
    }
  }

  private func problem(_ problem: ReportProblem, _ writer: inout HTMLWriter) {
    let tone = ReportTone(problem.severity)
    writer.element("article", ["class": "problem", "aria-labelledby": problem.id]) { article in
      article.element("h3", ["id": problem.id]) { heading in
        heading.text(String(problem.number) + ". ")
        heading.element("span", ["class": "code"], text: problem.rule)
        heading.text(" " + problem.title[language] + " ")
        Self.tag(problem.severity.label[language], tone, &heading)
      }
      article.element("p") { $0.prose(problem.extent) }
      facts(problem, &article)
      for law in problem.quotedLaw { article.element("blockquote", text: law) }
      HTMLTable(table: problem.examples, language: language).write(to: &article)
    }
  }

  private func facts(_ problem: ReportProblem, _ writer: inout HTMLWriter) {
    let comma = language == .zh ? "、" : ", "
    let facts: [(LocalizedText, String)] = [
      (RendererWording.basis, problem.basis.label[language]),
      (RendererWording.responsible, problem.owners.map { $0[language] }.joined(separator: comma)),
    ].filter { !$0.1.isEmpty }
    guard !facts.isEmpty else { return }
    writer.element("dl", ["class": "facts"]) { list in
      for (label, text) in facts {
        list.element("div") { pair in
          pair.element("dt", text: label[language])
          pair.element("dd", text: text)
        }
      }
    }
  }

  private func signature(_ signature: ReportSignature, _ writer: inout HTMLWriter) {
    writer.element("div", ["class": "signature"]) { block in
      block.element("p", text: signature.organisation)
      block.element("p", text: signature.day[language])
      block.element("ul") { list in
        for role in signature.roles { list.element("li", text: role[language] + (language == .zh ? "：" : ":")) }
      }
    }
  }

  /// Writes a word with the mark of its tone.
  static func tag(_ word: String, _ tone: ReportTone, _ writer: inout HTMLWriter) {
    writer.element("span", ["class": "tag tone-" + tone.rawValue]) { tag in
      tag.element("span", ["aria-hidden": "true"], text: tone.mark)
      tag.text(word)
    }
  }
}
