import Reporting

/// The fillings of bars: each tone has a pattern of its own, so that print without colour tells them apart.
enum HTMLPattern {
  /// The class of a bar of a tone; the style sheet maps it to colour or pattern.
  static func className(_ tone: ReportTone) -> String { "fill-" + tone.rawValue }

  /// Writes the patterns once for the page.
  static func writeDefinitions(to writer: inout HTMLWriter) {
    writer.line()
    writer.markup(
      """
      <svg class="defs" width="0" height="0" aria-hidden="true" focusable="false"><defs>\
      <pattern id="hatch" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">\
      <rect class="hatch-ground" width="6" height="6"/><rect class="hatch-line" width="2.4" height="6"/></pattern>\
      <pattern id="dots" width="5" height="5" patternUnits="userSpaceOnUse">\
      <rect class="dots-ground" width="5" height="5"/><circle class="dots-point" cx="2.5" cy="2.5" r="1.1"/></pattern>\
      <pattern id="unsure" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(-45)">\
      <rect class="unsure-ground" width="6" height="6"/><rect class="unsure-line" width="1.6" height="6"/></pattern>\
      </defs></svg>
      """)
  }
}
