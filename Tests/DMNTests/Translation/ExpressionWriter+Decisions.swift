extension ExpressionWriter {
  /// Makes an input a field of the case, and a structure one field for each part.
  mutating func addInput(
    _ path: String, type: String, _ value: KitValue, of model: KitModel
  ) throws(Inexpressible) {
    let parts = model.parts(of: type)
    if !parts.isEmpty {
      for part in parts {
        let own: KitValue = if case .parts(let all) = value { all[part.name] ?? .null } else { .null }
        try addInput(path + "." + part.name, type: part.type ?? "Any", own, of: model)
      }
      return
    }
    // What has no type in rules gets no field; an expression that names it says so.
    let plain = model.plainType(type)
    let given: RuleValue?
    let ruleType: RuleType
    if let plain, let known = RuleType(kit: plain.type, isList: plain.isList) {
      ruleType = known
      given = value == .null ? nil : try RuleValue.literal(value, known)
    } else if plain != nil, case .plain = value {
      let literal = try RuleValue.literal(value)
      ruleType = literal.type
      given = literal
    } else {
      return
    }
    let field = try pack.field(given?.type ?? ruleType, given: given?.text)
    meanings[path] = .field(field, given?.type ?? ruleType)
  }

  /// The one table that a decision is, or comes down to: by itself, behind a call, or in a context.
  mutating func table(_ logic: KitModel.Logic) throws(Inexpressible) -> KitTable {
    switch logic {
    case .table(let table): return table
    case .call(let name, let bindings):
      guard let callable = model?.callables[name] else { throw Inexpressible(reason: "a call of an unknown model") }
      for binding in bindings where binding.name != binding.text {
        meanings[binding.name] = .expression(try FeelReader.expression(binding.text, names: names))
      }
      return try table(callable.logic)
    case .context(let steps): return try table(of: steps)
    default: throw Inexpressible(reason: "a decision that is no table by itself")
    }
  }

  private mutating func table(
    of steps: [(name: String?, logic: KitModel.Logic)]
  ) throws(Inexpressible) -> KitTable {
    var found: (name: String, table: KitTable)?
    for step in steps {
      switch (step.name, step.logic) {
      case (let name?, .literal(let text)):
        meanings[name] = .expression(try FeelReader.expression(text, names: names))
      case (let name?, .table(let table)): found = (name, table)
      case (nil, .literal(let text)) where text == found?.name: break
      default: throw Inexpressible(reason: "a context that is more than one table")
      }
    }
    guard let found else { throw Inexpressible(reason: "a context without a table") }
    return found.table
  }

  /// A step of a decision that is a context of expressions, `Date.fromString`.
  mutating func step(_ step: String, of name: String) throws(Inexpressible) -> RuleValue? {
    guard case .context(let steps)? = model?.decisions.first(where: { $0.name == name })?.logic,
      case .literal(let text)? = steps.first(where: { $0.name == step })?.logic
    else { return nil }
    return try value(try FeelReader.expression(text, names: names))
  }

  /// What another decision comes to, as a definition.
  mutating func decision(_ name: String) throws(Inexpressible) -> RuleValue {
    guard let decision = model?.decisions.first(where: { $0.name == name }) else {
      throw Inexpressible(reason: "a name that is no input: \(name)")
    }
    let outer = meanings
    defer { meanings = outer }
    let value: RuleValue
    if case .literal(let text) = decision.logic {
      value = try self.value(try FeelReader.expression(text, names: names))
    } else {
      let table = try table(decision.logic)
      guard table.outputs.count == 1, !table.givesList,
        let written = try TableWriter(table, title: name).write(with: &self).first
      else { throw Inexpressible(reason: "a decision with several outputs inside another one") }
      value = written
    }
    let definition = RuleValue(text: pack.definition(value.text), type: value.type)
    decided[name] = definition
    return definition
  }
}
