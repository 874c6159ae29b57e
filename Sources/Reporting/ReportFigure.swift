package import SourceText

/// A computed figure as it stands in a report: what it says, and where the JSON document holds it.
///
/// Renderers print `shown`; the HTML also carries `scalar` and `place`, so that every figure can be followed into the data.
package struct ReportFigure: Sendable, Hashable {
  /// One JSON value that is neither object nor array.
  package enum Scalar: Sendable, Hashable {
    /// A number as spelled in JSON, such as `0.677419354839`.
    case number(String)
    /// A text, such as a date.
    case text(String)
    /// A figure that can't be computed.
    case null

    /// The value without quotes; empty for null.
    package var text: String {
      switch self {
      case .number(let text), .text(let text): text
      case .null: ""
      }
    }
  }

  /// The JSON Pointer (RFC 6901) of the scalar in the JSON document of the same run.
  package let place: String
  /// The value there.
  package let scalar: Scalar
  /// What is printed.
  package let shown: LocalizedText

  /// Creates a figure.
  package init(place: String, scalar: Scalar, shown: LocalizedText) {
    self.place = place
    self.scalar = scalar
    self.shown = shown
  }

  /// Creates a count.
  package init(count: Int, place: String) {
    self.init(place: place, scalar: .number(String(count)), shown: LocalizedText(same: String(count)))
  }

  /// Whether it is the number zero, which tables print paler.
  package var isZero: Bool { scalar == .number("0") }
}
