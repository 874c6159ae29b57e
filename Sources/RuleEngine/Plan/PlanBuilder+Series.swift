import Records

extension PlanBuilder {
  /// 依次：A、B、C: what is known must not fall (or must rise), every pair of it.
  mutating func inOrder(
    _ parts: [CheckedExpression], strictly: Bool, _ scope: PlanScope
  ) throws(PlanLimit) -> NodeID {
    var nodes: [NodeID] = []
    for part in parts { nodes.append(try value(part, scope)) }
    // Moments are compared pair by pair as they stand next to each other; days alone may be compared in any pairs.
    guard nodes.count > 1, nodes.count <= 8, nodes.allSatisfy({ plan[$0].result == .slots(.day) }) else {
      throw PlanLimit(zh: "依次", en: "in order")
    }
    var steps: [NodeID] = []
    for (late, part) in zip(nodes, parts).enumerated().dropFirst() {
      for early in 0..<late {
        steps.append(try compare(strictly ? .less : .atMost, nodes[early], part.0, over: scope.table, part.1))
      }
    }
    return eagerAll(steps, scope.table)
  }

  /// A、B、C 互不相同: no two of what is known are equal.
  mutating func distinct(_ parts: [CheckedExpression], _ scope: PlanScope) throws(PlanLimit) -> NodeID {
    let limit = PlanLimit(zh: "互不相同", en: "all different")
    guard parts.count > 1, parts.count <= 8 else { throw limit }
    var steps: [NodeID] = []
    for late in parts.indices.dropFirst() {
      guard Self.isPlainlyEqual(parts[late].type, parts[0].type) else { throw limit }
      for early in 0..<late { steps.append(try compare(.notEqual, parts[early], parts[late], scope)) }
    }
    return eagerAll(steps, scope.table)
  }

  /// Whether 互不相同 and 为 mean the same for values of two types: moments differ by their time there.
  private static func isPlainlyEqual(_ left: ValueType, _ right: ValueType) -> Bool {
    switch (left, right) {
    case (.text, .text), (.text, .reference), (.reference, .text), (.reference, .reference): true
    case (.number, .number), (.money, .money), (.date, .date), (.choice, .choice): left == right
    default: false
    }
  }
}
