import Diagnostics
import Driver
import Findings
import RuleChecking
import RuleEngine
import SourceText

/// `zicha rules`: the catalogue.
struct RulesCommand {
  private let session: Session

  /// Creates the command of a call.
  init(_ session: Session) {
    self.session = session
  }

  /// Writes the catalogue.
  func perform() throws(CommandFailure) -> CommandEnding {
    if session.arguments.has(.coverage) { return try listProvisions() }
    let requests = try outputs()
    let rules = try session.loadRules(at: session.arguments.operands)
    let law = try law(rules.ruleSet)
    let catalogue = RuleCatalogue(
      rules.ruleSet, files: rules.files, tests: RuleCatalogue.tests(rules), law: law, isListed: rules.judges)
    for request in requests {
      guard let format = CatalogueFormat(rawValue: request.format) else { continue }
      try session.emit(format.render(catalogue, language: session.language), to: request)
    }
    return .shown
  }

  private func outputs() throws(CommandFailure) -> [OutputRequest] {
    let values = session.arguments.all(.output)
    if values.isEmpty { return [OutputRequest(format: CatalogueFormat.markdown.rawValue, path: "-")] }
    do {
      return try OutputRequest.parse(values, formats: CatalogueFormat.allCases.map(\.rawValue))
    } catch {
      throw .usage(error, .rules)
    }
  }

  // MARK: Coverage

  /// Lists the provisions of the registered laws with how far rules check them.
  private func listProvisions() throws(CommandFailure) -> CommandEnding {
    let requests = try provisionOutputs()
    let rules = try session.loadRules(at: session.arguments.operands)
    var catalogue = ProvisionCatalogue(rules.ruleSet, isListed: rules.judges)
    if let value = session.arguments.value(.law) {
      let title = value.filter { !"《》".contains($0) }
      guard catalogue.laws.contains(where: { $0.title == title }) else {
        let nearest = nearestName(to: title, among: catalogue.laws.map(\.title))
        throw .ended(
          LocalizedText(zh: "没有登记《\(title)》", en: "the law 《\(title)》 is not registered")
            + RuleSelector.meant(nearest.map { "《\($0)》" }))
      }
      catalogue.laws.removeAll { $0.title != title }
    }
    for request in requests {
      guard let format = ProvisionFormat(rawValue: request.format) else { continue }
      try session.emit(format.render(catalogue, language: session.language), to: request)
    }
    return .shown
  }

  private func provisionOutputs() throws(CommandFailure) -> [OutputRequest] {
    let values = session.arguments.all(.output)
    if values.isEmpty { return [OutputRequest(format: ProvisionFormat.human.rawValue, path: "-")] }
    do {
      return try OutputRequest.parse(values, formats: ProvisionFormat.allCases.map(\.rawValue))
    } catch {
      throw .usage(error, .rules)
    }
  }

  private func law(_ ruleSet: CheckedRuleSet) throws(CommandFailure) -> String? {
    guard let value = session.arguments.value(.law) else { return nil }
    let title = value.filter { !"《》".contains($0) }
    let known = RuleCatalogue.laws(of: ruleSet)
    if known.contains(title) { return title }
    throw .ended(
      LocalizedText(zh: "没有规则依据《\(title)》", en: "no rule rests on 《\(title)》")
        + RuleSelector.meant(nearestName(to: title, among: known).map { "《\($0)》" }))
  }
}
