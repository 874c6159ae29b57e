import Records

extension PlanBuilder {
  /// Gives the questions about sets and measures their nodes, where there are kernels for them.
  mutating func lowerStates() {
  }
}
