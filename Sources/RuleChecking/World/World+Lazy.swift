import Diagnostics
import Records
import RuleEngine
import RuleSyntax
import SourceText

/// What others need to know of a rule before it is checked.
struct RuleSignature {
  /// The table of its objects.
  let table: TableID
  /// The unit of its limit; nil without a deadline.
  let unit: DurationUnit?
}

extension World {
  /// A definition, checked now if it was not yet; its number in the checked rule set.
  func definition(
    _ index: Int, usedAt range: SourceRange
  ) throws(Rejection) -> (Int, CheckedRuleSet.Definition) {
    switch definitionStates[index] {
    case .done(let number): return (number, checkedDefinitions[number])
    case .broken: throw Rejection.silent
    case .running:
      reportCycle(from: definitions[index].name.zh, range)
      throw Rejection.silent
    case .unvisited: break
    }
    definitionStates[index] = .running
    running.append(definitions[index].name.zh)
    defer { running.removeLast() }
    do throws(Rejection) {
      let (checked, uses) = try DefinitionPass.check(definitions[index], in: self)
      definitionUses[index] = uses
      checkedDefinitions.append(checked)
      definitionStates[index] = .done(checkedDefinitions.count - 1)
      return (checkedDefinitions.count - 1, checked)
    } catch {
      report(error.diagnostics)
      definitionStates[index] = .broken
      throw Rejection.silent
    }
  }

  /// A measure, checked now if it was not yet; its number in the checked rule set.
  func measure(_ index: Int, usedAt range: SourceRange) throws(Rejection) -> (Int, CheckedMeasure) {
    switch measureStates[index] {
    case .done(let number): return (number, checkedMeasures[number])
    case .broken: throw Rejection.silent
    case .running:
      reportCycle(from: measures[index].name.zh, range)
      throw Rejection.silent
    case .unvisited: break
    }
    measureStates[index] = .running
    running.append(measures[index].name.zh)
    defer { running.removeLast() }
    do throws(Rejection) {
      let (checked, uses) = try MeasurePass.check(measures[index], in: self)
      measureUses[index] = uses
      checkedMeasures.append(checked)
      measureStates[index] = .done(checkedMeasures.count - 1)
      return (checkedMeasures.count - 1, checked)
    } catch {
      report(error.diagnostics)
      measureStates[index] = .broken
      throw Rejection.silent
    }
  }

  /// A decision table, checked now if it was not yet; its number in the checked rule set.
  func decisionTable(
    _ index: Int, usedAt range: SourceRange
  ) throws(Rejection) -> (Int, CheckedDecisionTable) {
    switch decisionStates[index] {
    case .done(let number): return (number, checkedDecisionTables[number])
    case .broken: throw Rejection.silent
    case .running:
      reportCycle(from: decisionTables[index].id, range)
      throw Rejection.silent
    case .unvisited: break
    }
    decisionStates[index] = .running
    running.append(decisionTables[index].id)
    defer { running.removeLast() }
    do throws(Rejection) {
      var pass = DecisionTablePass(decisionTables[index], in: self)
      let checked = try pass.check()
      decisionUses[index] = pass.uses
      checkedDecisionTables.append(checked)
      decisionStates[index] = .done(checkedDecisionTables.count - 1)
      return (checkedDecisionTables.count - 1, checked)
    } catch {
      report(error.diagnostics)
      decisionStates[index] = .broken
      throw Rejection.silent
    }
  }

  private func reportCycle(from name: String, _ range: SourceRange) {
    let start = running.firstIndex(of: name) ?? 0
    report(DeclarationProblem.cycle(range, Array(running[start...]) + [name]))
  }

  /// What a member of a table is called.
  func label(of member: Member, in table: TableID) -> LocalizedText {
    switch member {
    case .field(let id): tables[table.index].fields[id.index].name
    case .definition(let index): definitions[index].name
    case .child(let other), .parent(let other): tables[other.index].name
    }
  }

  /// The marks (亮牌) that a rule declares, each once, in order.
  func marks(ofRule rule: Int) -> [ChoiceWord] {
    var words: [ChoiceWord] = []
    for mark in rules[rule].declaration.marks where !words.contains(where: { $0.name == mark.names.text }) {
      words.append(ChoiceWord(name: mark.names.text, code: mark.names.zh.text))
    }
    return words
  }

  /// What others need to know of a rule; nil if it is broken or not checked in this round.
  func signature(ofRule rule: Int) -> RuleSignature? {
    guard isActive(rule) else { return nil }
    switch signatureStates[rule] {
    case .done(let signature): return signature
    case .broken, .running: return nil
    case .unvisited: break
    }
    signatureStates[rule] = .running
    guard let signature = RuleSignaturePass.signature(rules[rule], in: self) else {
      signatureStates[rule] = .broken
      return nil
    }
    signatureStates[rule] = .done(signature)
    return signature
  }
}
