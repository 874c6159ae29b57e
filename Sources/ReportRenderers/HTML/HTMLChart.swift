import Findings
import Reporting
import SourceText

/// A bar chart as SVG with title, description and the table of its figures below.
///
/// Bars are measured in per cent of the picture's width and labels stand above them, so that the same picture reads at
/// 390 and at 1,280 pixels and on paper. Long charts are cut into pictures of at most a dozen categories.
struct HTMLChart {
  let chart: ReportChart
  let language: Language

  private static let labelHeight = 19
  private static let barHeight = 11
  private static let gap = 12
  private static let categoriesPerPicture = 12
  /// How much of the width the longest bar takes, in per cent; the rest is for its figure.
  private static let longestBar = 66
  private static let labelCells = 46

  /// Writes the chart.
  func write(to writer: inout HTMLWriter) {
    writer.element("figure", ["id": chart.id, "class": "chart"]) { figure in
      figure.line()
      figure.element("figcaption", text: chart.title[language])
      figure.element("div", ["class": "drawing"]) { drawing in
        if chart.series.count > 1 { legend(&drawing) }
        drawing.element("div", ["class": "pictures"]) { pictures in
          for (index, range) in pictureRanges.enumerated() { picture(index, range, &pictures) }
        }
      }
      figure.line()
      HTMLTable(table: chart.table, language: language).write(to: &figure)
    }
  }

  private var pictureRanges: [Range<Int>] {
    let count = chart.categories.count
    guard count > 0 else { return [] }
    let pictures = (count + Self.categoriesPerPicture - 1) / Self.categoriesPerPicture
    let size = (count + pictures - 1) / pictures
    return stride(from: 0, to: count, by: size).map { $0..<min($0 + size, count) }
  }

  private func legend(_ writer: inout HTMLWriter) {
    writer.element("ul", ["class": "legend", "aria-label": RendererWording.legend[language]]) { list in
      for series in chart.series {
        list.element("li") { item in
          item.element("svg", ["width": "18", "height": "11", "aria-hidden": "true", "focusable": "false"]) { svg in
            svg.open(
              "rect", ["width": "18", "height": "11", "class": HTMLPattern.className(series.tone)], closed: true)
          }
          item.text(series.name[language])
        }
      }
    }
  }

  private func rowHeight(_ category: ReportChart.Category) -> Int {
    let bars = chart.kind == .stacked ? 1 : max(1, category.bars.count)
    return Self.labelHeight + bars * (Self.barHeight + 3) + Self.gap
  }

  private func picture(_ index: Int, _ range: Range<Int>, _ writer: inout HTMLWriter) {
    let categories = chart.categories[range]
    let height = categories.reduce(0) { $0 + rowHeight($1) }
    let id = chart.id + "-" + String(index + 1)
    let part =
      pictureRanges.count > 1
      ? RendererWording.filled(
        RendererWording.ofGroups, language, String(range.lowerBound + 1), String(range.upperBound)) : ""
    writer.line()
    writer.element(
      "svg",
      [
        "width": "100%", "height": String(height), "role": "img", "aria-labelledby": id + "-title " + id + "-desc",
      ]
    ) { svg in
      svg.element("title", ["id": id + "-title"], text: chart.title[language] + part)
      svg.element("desc", ["id": id + "-desc"], text: chart.summary[language])
      var top = 0
      for category in categories {
        self.category(category, top, &svg)
        top += rowHeight(category)
      }
      svg.line()
    }
  }

  private func category(_ category: ReportChart.Category, _ top: Int, _ svg: inout HTMLWriter) {
    svg.line()
    svg.element(
      "text", ["x": "0", "y": String(top + Self.labelHeight - 6), "class": "label"],
      text: shortened(category.label[language]))
    switch chart.kind {
    case .grouped:
      for (index, bar) in category.bars.enumerated() {
        grouped(bar, top + Self.labelHeight + index * (Self.barHeight + 3), &svg)
      }
    case .stacked: stacked(category.bars, top + Self.labelHeight, &svg)
    }
  }

  private func grouped(_ bar: ReportChart.Bar, _ y: Int, _ svg: inout HTMLWriter) {
    let tone = chart.series[bar.series].tone
    let low = bar.low ?? 0
    rect(x: 0, width: low, y, HTMLPattern.className(tone), &svg)
    if let high = bar.high, high > low { rect(x: low, width: high - low, y, "fill-unsure", &svg) }
    let end = max(low, bar.high ?? low)
    figure(bar.figure, end, y, bar.series == 0 ? "value" : "value past", &svg)
  }

  private func stacked(_ bars: [ReportChart.Bar], _ y: Int, _ svg: inout HTMLWriter) {
    var start = 0
    for bar in bars {
      let length = bar.low ?? 0
      rect(x: start, width: length, y, HTMLPattern.className(chart.series[bar.series].tone), &svg)
      start += length
    }
    let figures = bars.map { bar in
      Prose(chart.series[bar.series].name) + Prose(same: " ") + bar.figure
    }
    figure(.joined(figures, by: LocalizedText(zh: " · ", en: " · ")), start, y, "value", &svg)
  }

  private func rect(x: Int, width: Int, _ y: Int, _ className: String, _ svg: inout HTMLWriter) {
    guard width > 0 else { return }
    svg.open(
      "rect",
      [
        "x": percent(x), "y": String(y), "width": percent(width), "height": String(Self.barHeight),
        "class": className,
      ], closed: true)
  }

  private func figure(_ prose: Prose, _ end: Int, _ y: Int, _ className: String, _ svg: inout HTMLWriter) {
    svg.element(
      "text", ["x": percent(end), "dx": "6", "y": String(y + Self.barHeight - 1), "class": className]
    ) { text in
      for run in prose[language] {
        switch run {
        case .text(let words): text.text(words)
        case .figure(let figure):
          // `data` is no element of SVG; the same two values stand in data attributes.
          text.element(
            "tspan", ["data-value": figure.scalar.text, "data-ref": figure.place], text: figure.shown[language])
        }
      }
    }
  }

  /// A length in hundredths of a per cent of the longest bar, as per cent of the picture's width.
  private func percent(_ length: Int) -> String {
    let scaled = length * Self.longestBar / 100
    let rest = scaled % 100
    return String(scaled / 100) + (rest == 0 ? "" : "." + (rest < 10 ? "0" : "") + String(rest)) + "%"
  }

  private func shortened(_ label: String) -> String {
    guard displayWidth(label) > Self.labelCells else { return label }
    var short = ""
    var cells = 0
    for character in label {
      cells += displayWidth(String(character))
      if cells > Self.labelCells - 1 { break }
      short.append(character)
    }
    return short + "…"
  }
}
