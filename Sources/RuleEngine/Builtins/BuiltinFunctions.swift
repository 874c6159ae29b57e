/// The built-in functions of the language, by topic.
package enum BuiltinFunctions {
  /// All of them, in the order of the reference page.
  package static let all: [BuiltinFunction] =
    textFunctions + textPartFunctions + numberFunctions + dateFunctions + dateSpanFunctions + formatFunctions
    + severalFunctions

  private static let byID: [String: BuiltinFunction] = Dictionary(all.map { ($0.id, $0) }) { first, _ in first }

  /// The function with an id; nil if there is none.
  package static func function(_ id: String) -> BuiltinFunction? { byID[id] }
}
