/// 决策表: rows of cells that give outputs for inputs.
package struct DecisionTableDeclaration: Sendable, Hashable {
  /// Creates an empty declaration.
  package init() {}
}
