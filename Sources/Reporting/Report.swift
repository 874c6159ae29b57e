package import SourceText

/// A self-inspection report as a value: what it says in words, tables and charts, before any format.
package struct Report: Sendable {
  /// One numbered chapter.
  package struct Section: Sendable {
    /// The anchor, such as `results`.
    package let id: String
    /// The title with its number, such as 一、总体情况.
    package let title: LocalizedText
    /// What it says.
    package let blocks: [Block]

    /// Creates a chapter.
    package init(id: String, title: LocalizedText, blocks: [Block]) {
      self.id = id
      self.title = title
      self.blocks = blocks
    }
  }

  /// A piece of a chapter.
  package enum Block: Sendable {
    /// The heading of a part, such as （一）待查事项.
    case heading(id: String, LocalizedText)
    /// A paragraph.
    case paragraph(Prose)
    /// A remark in smaller type.
    case note(Prose)
    /// Items, numbered if `isOrdered`.
    case list([Prose], isOrdered: Bool)
    /// A table.
    case table(ReportTable)
    /// A chart with its data table.
    case chart(ReportChart)
    /// A problem of the problem list.
    case problem(ReportProblem)
    /// Name, date and lines for the signatures.
    case signature(ReportSignature)
  }

  /// The title.
  package let title: LocalizedText
  /// The name of the organisation.
  package let organisation: String
  /// What stands under the title: period, check date, rule sets; each a label and its text.
  package let facts: [(label: LocalizedText, content: Prose)]
  /// The figures of the first page: each a label and a figure.
  package let highlights: [ReportHighlight]
  /// The chapters.
  package let sections: [Section]
  /// The name and version of the tool.
  package let tool: String

  /// Creates a report.
  package init(
    title: LocalizedText, organisation: String, facts: [(label: LocalizedText, content: Prose)],
    highlights: [ReportHighlight], sections: [Section], tool: String
  ) {
    self.title = title
    self.organisation = organisation
    self.facts = facts
    self.highlights = highlights
    self.sections = sections
    self.tool = tool
  }
}
