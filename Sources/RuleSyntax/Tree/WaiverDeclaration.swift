/// 豁免: violations of a rule that are excused for some objects until a day.
package struct WaiverDeclaration: Sendable, Hashable {
  /// Creates an empty declaration.
  package init() {}
}
