/// 评分: points of an object, part by part.
package struct ScorecardDeclaration: Sendable, Hashable {
  /// Creates an empty declaration.
  package init() {}
}
