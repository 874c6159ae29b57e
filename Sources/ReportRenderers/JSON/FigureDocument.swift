import Codecs
import Findings
import Records
import Reporting
import SourceText

/// A measure with its figures as JSON; the places are those of `FigurePlace`.
struct FigureDocument {
  let language: Language

  /// Writes a measure.
  func write(_ measure: MeasureResult, to writer: inout JSONWriter) {
    writer.beginObject()
    writer.member("name", measure.name[language])
    writer.member("pack", measure.pack)
    writer.member("style", style(measure.style))
    writer.member("grouped_by", measure.groupedBy?[language])
    writer.key("rows")
    writer.beginArray()
    for row in measure.rows { self.row(row, measure.style, &writer) }
    writer.endArray()
    writer.endObject()
  }

  private func row(_ row: MeasureResult.Row, _ style: FigureStyle, _ writer: inout JSONWriter) {
    writer.beginObject()
    writer.member("group", row.group?[language])
    writer.member("key", row.key)
    writer.key("figure")
    figure(row.figure, style, &writer)
    writer.key("previous")
    if let previous = row.previous { figure(previous, style, &writer) } else { writer.null() }
    writer.key("change")
    if let change = Change(from: row.previous, to: row.figure, style: style) {
      writer.beginObject()
      writer.member("unit", change.kind.rawValue)
      writer.key("difference")
      figure(change.difference, .number, &writer)
      writer.member("share", change.share.map { FigureText.scalar(.number($0)) } ?? .null)
      writer.endObject()
    } else {
      writer.null()
    }
    writer.endObject()
  }

  /// A figure: its state, its value or its two ends, and how it prints. A rate that no decimal holds has its fraction too.
  private func figure(_ figure: Figure, _ style: FigureStyle, _ writer: inout JSONWriter) {
    writer.beginObject()
    switch figure {
    case .exact(let value):
      writer.member("state", "exact")
      writer.member("value", FigureText.scalar(value))
      if let number = value.measuredNumber, Fraction(decimal: number.decimalText()) != number {
        writer.member("fraction", String(number.numerator) + "/" + String(number.denominator))
      }
    case .between(let low, let high, let undecided):
      writer.member("state", "between")
      writer.member("low", FigureText.scalar(low))
      writer.member("high", FigureText.scalar(high))
      writer.member("undecided", undecided)
    case .notApplicable:
      writer.member("state", "not_applicable")
      writer.member("value", ReportFigure.Scalar.null)
    case .none:
      writer.member("state", "none")
      writer.member("value", ReportFigure.Scalar.null)
    }
    writer.member("text", FigureText.prose(figure, style: style, place: "").plainText(language))
    writer.endObject()
  }

  private func style(_ style: FigureStyle) -> String {
    switch style {
    case .count: "count"
    case .percent: "percent"
    case .money: "money"
    case .number: "number"
    case .date: "date"
    case .text: "text"
    }
  }
}
