import RuleSyntax

extension DeclarationMutations {
  /// The mutations of a definition: of its value, or of each case and its condition, and without each case.
  func definition(_ definition: DefinitionDeclaration) -> [Mutation<DefinitionDeclaration>] {
    func changed(_ body: DefinitionDeclaration.Body) -> DefinitionDeclaration {
      DefinitionDeclaration(owner: definition.owner, body: body)
    }
    switch definition.body {
    case .broken: return []
    case .single(let value): return readings(value).map { mutation in mutation.inside { changed(.single($0)) } }
    case .cases(let cases): return self.cases(cases).map { mutation in mutation.inside { changed(.cases($0)) } }
    }
  }

  private func cases(_ cases: [DefinitionDeclaration.Case]) -> [Mutation<[DefinitionDeclaration.Case]>] {
    var result: [Mutation<[DefinitionDeclaration.Case]>] = []
    for (index, part) in cases.enumerated() {
      func replaced(_ other: DefinitionDeclaration.Case) -> [DefinitionDeclaration.Case] {
        var copy = cases
        copy[index] = other
        return copy
      }
      result += readings(part.value).map { mutation in
        mutation.inside {
          replaced(DefinitionDeclaration.Case(value: $0, condition: part.condition, range: part.range))
        }
      }
      result += readings(part.condition).map { mutation in
        mutation.inside { replaced(DefinitionDeclaration.Case(value: part.value, condition: $0, range: part.range)) }
      }
    }
    guard cases.count > 1 else { return result }
    for (dropped, rest) in expressions.dropping(cases) {
      result.append(Mutation(node: rest, change: Change(.line, at: dropped.range, dropping: dropped.range)))
    }
    return result
  }

  /// The mutations of a measure: of its figure, its scope, and without 无数据.
  func measure(_ measure: MeasureDeclaration) -> [Mutation<MeasureDeclaration>] {
    func changed(
      _ value: Readings<Expression>?, _ scope: Readings<Expression>?, _ noData: OutcomeSyntax?
    ) -> MeasureDeclaration {
      MeasureDeclaration(value: value, scope: scope, group: measure.group, noData: noData)
    }
    var result = readings(measure.value).map { mutation in
      mutation.inside { changed($0, measure.scope, measure.noData) }
    }
    result += readings(measure.scope).map { mutation in
      mutation.inside { changed(measure.value, $0, measure.noData) }
    }
    if let noData = measure.noData {
      result.append(
        Mutation(
          node: changed(measure.value, measure.scope, nil),
          change: Change(.line, at: noData.range, dropping: noData.range)))
    }
    return result
  }

  /// The mutations of the values of a parameter.
  func parameter(_ parameter: ParameterDeclaration) -> [Mutation<ParameterDeclaration>] {
    func changed(
      _ value: Readings<Expression>?, _ dated: [ParameterDeclaration.Dated]
    ) -> ParameterDeclaration {
      ParameterDeclaration(
        value: value, type: parameter.type, dated: dated, strictness: parameter.strictness,
        tightensOnly: parameter.tightensOnly)
    }
    var result = readings(parameter.value).map { mutation in mutation.inside { changed($0, parameter.dated) } }
    for (index, dated) in parameter.dated.enumerated() {
      result += readings(dated.value).map { mutation in
        mutation.inside {
          var copy = parameter.dated
          copy[index] = ParameterDeclaration.Dated(from: dated.from, value: $0)
          return changed(parameter.value, copy)
        }
      }
    }
    return result
  }
}
