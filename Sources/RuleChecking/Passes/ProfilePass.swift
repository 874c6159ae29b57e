import Diagnostics
import Findings
import Records
import RuleEngine
import RuleSyntax
import SourceText

/// Checks profiles, when all rules and parameters are known.
struct ProfilePass {
  let world: World
  /// The ids of rules in packs that were not read.
  let otherRules: Set<String>
  /// The names of parameters in packs that were not read.
  let otherParameters: Set<String>

  /// The profiles that are whole.
  func run() -> [CheckedProfile] {
    var profiles: [CheckedProfile] = []
    var names: [String: SourceRange] = [:]
    for symbol in world.profiles {
      guard let name = symbol.block.names else { continue }
      let keys = [name.zh.text, name.en?.text].compactMap { $0.map { nameKey($0) } }
      if let first = keys.compactMap({ names[$0] }).first {
        world.report(DeclarationProblem.duplicateName(name.range, name.zh.text, first: first))
        continue
      }
      for key in keys { names[key] = name.range }
      if let profile = checked(symbol, name) { profiles.append(profile) }
    }
    return profiles
  }

  /// What one profile sets, to find what it sets twice.
  private struct Places {
    var rules: [String: SourceRange] = [:]
    var parameters: [Int: SourceRange] = [:]
  }

  private func checked(_ symbol: BlockSymbol<ProfileDeclaration>, _ name: DeclaredName) -> CheckedProfile? {
    let declaration = symbol.declaration
    let packs = includedPacks(declaration)
    var places = Places()
    let settings = declaration.settings.compactMap { setting($0, symbol, packs, &places) }
    let off = declaration.switchedOff.compactMap { entry -> CheckedProfile.SwitchOff? in
      guard let id = rule(entry.rule, packs, &places) else { return nil }
      guard let reason = entry.reason, !reason.text.zh.isEmpty else {
        world.report(ProfileProblem.withoutReason(entry.rule.range, rule: id))
        return nil
      }
      return CheckedProfile.SwitchOff(rule: id, reason: reason.text)
    }
    let levels = declaration.levels.compactMap { level -> CheckedProfile.Level? in
      guard let id = rule(level.rule, packs, &places), let severity = level.severity else { return nil }
      return CheckedProfile.Level(rule: id, severity: severity.severity)
    }
    guard !world.hasError(in: symbol.block.range) else { return nil }
    return CheckedProfile(
      name: name.text, title: symbol.title, packs: packs.map { world.packs[$0].name.en }, settings: settings,
      switchedOff: off, levels: levels, range: name.range)
  }

  // MARK: 包含

  private func includedPacks(_ declaration: ProfileDeclaration) -> [Int] {
    var packs: [Int] = []
    for name in declaration.includes {
      let key = nameKey(name.text)
      let found = world.packs.firstIndex { [$0.name.zh, $0.name.en, $0.folder].contains { nameKey($0) == key } }
      if let found {
        world.otherUses.labels[name.range] = world.packs[found].name
        if !packs.contains(found) { packs.append(found) }
      } else {
        let names = world.packs.flatMap { [$0.name.zh, $0.name.en] }
        world.report(
          DeclarationProblem.unknownPack(name.range, name.text, nearest: nearestName(to: name.text, among: names)))
      }
    }
    return packs
  }

  /// Whether something in a pack may be set: the pack is included, or one of the included packs imports it.
  private func report(_ name: Name, of pack: Int, unless packs: [Int]) {
    guard !packs.isEmpty else { return }
    var reached = packs
    var next = 0
    while next < reached.count {
      for other in world.packs[reached[next]].imports where !reached.contains(other) { reached.append(other) }
      next += 1
    }
    if !reached.contains(pack) {
      world.report(ProfileProblem.notIncluded(name.range, name: name.text, pack: world.packs[pack].name))
    }
  }

  // MARK: Rules

  /// The id of a rule that may be tailored; nil if it is not there or tailored already, which is reported.
  private func rule(_ name: Name, _ packs: [Int], _ places: inout Places) -> String? {
    let key = nameKey(name.text)
    if let first = places.rules[key] {
      world.report(ProfileProblem.setTwice(name.range, name: name.text, first: first))
      return nil
    }
    places.rules[key] = name.range
    guard let index = world.rule(id: name.text) else {
      if !otherRules.contains(key) {
        let nearest = nearestName(to: name.text, among: world.rules.map(\.id))
        world.report(ProfileProblem.unknownRule(name.range, rule: name.text, nearest: nearest))
      }
      return nil
    }
    report(name, of: world.rules[index].pack, unless: packs)
    return world.rules[index].id
  }

  // MARK: 设定

  private func setting(
    _ setting: ProfileDeclaration.Setting, _ symbol: BlockSymbol<ProfileDeclaration>, _ packs: [Int],
    _ places: inout Places
  ) -> CheckedProfile.Setting? {
    let name = setting.parameter
    guard let index = parameter(name, packs) else { return nil }
    if let first = places.parameters[index] {
      world.report(ProfileProblem.setTwice(name.range, name: name.text, first: first))
      return nil
    }
    places.parameters[index] = name.range
    let parameter = world.parameters[index]
    report(name, of: parameter.pack, unless: packs)
    world.otherUses.labels[name.range] = parameter.name
    guard let checked = parameter.checked, let values = values(setting, symbol, checked) else { return nil }
    let whole = setting.value == nil ? Self.overlaid(checked.values, values) : values
    if checked.tightensOnly { reportLoosening(setting, checked, whole) }
    return CheckedProfile.Setting(parameter: world.parameterIndex(index), values: whole)
  }

  private func parameter(_ name: Name, _ packs: [Int]) -> Int? {
    let key = nameKey(name.text)
    let all = world.parameters.indices.filter { index in
      let label = world.parameters[index].name
      return nameKey(label.zh) == key || nameKey(label.en) == key
    }
    // Packs that do not import one another may use one name.
    let inPacks = all.filter { packs.contains(world.parameters[$0].pack) }
    if let found = inPacks.first ?? all.first { return found }
    if !otherParameters.contains(key) {
      let names = world.parameters.flatMap { [$0.name.zh, $0.name.en] }
      world.report(
        ProfileProblem.unknownParameter(
          name.range, name: name.text, nearest: nearestName(to: name.text, among: names)))
    }
    return nil
  }

  /// The values that are written, sorted by day; nil if one of them has no meaning.
  private func values(
    _ setting: ProfileDeclaration.Setting, _ symbol: BlockSymbol<ProfileDeclaration>,
    _ parameter: CheckedRuleSet.Parameter
  ) -> [CheckedRuleSet.DatedValue]? {
    var values: [CheckedRuleSet.DatedValue] = []
    if let readings = setting.value {
      guard let value = value(readings, symbol, parameter) else { return nil }
      values.append(.init(from: nil, value: value))
    }
    for dated in setting.dated.sorted(by: { $0.from.text < $1.from.text }) {
      guard let day = Day(written: dated.from.text) else {
        world.report(DeclarationProblem.noSuchDate(dated.from.range, dated.from.text))
        return nil
      }
      if values.contains(where: { $0.from == day }) {
        world.report(DeclarationProblem.parameterDates(dated.from.range, parameter.name))
        return nil
      }
      guard let value = value(dated.value, symbol, parameter) else { return nil }
      values.append(.init(from: day, value: value))
    }
    return values
  }

  private func value(
    _ readings: Readings<Expression>, _ symbol: BlockSymbol<ProfileDeclaration>, _ parameter: CheckedRuleSet.Parameter
  ) -> Value? {
    guard !readings.all.isEmpty else { return nil }
    do throws(Rejection) {
      let (value, type) = try ParameterPass(world: world).constant(readings, parameter.name, pack: symbol.pack)
      guard type == parameter.type else {
        world.report(
          ProfileProblem.otherType(readings.range, name: parameter.name, type: world.typeName(parameter.type)))
        return nil
      }
      return value
    } catch {
      world.report(error.diagnostics)
      return nil
    }
  }

  /// The values of the pack up to the first new one, then the new ones.
  private static func overlaid(
    _ old: [CheckedRuleSet.DatedValue], _ new: [CheckedRuleSet.DatedValue]
  ) -> [CheckedRuleSet.DatedValue] {
    guard let first = new.first?.from else { return new }
    return old.filter { $0.from.map { $0 < first } ?? true } + new
  }

  private func reportLoosening(
    _ setting: ProfileDeclaration.Setting, _ parameter: CheckedRuleSet.Parameter, _ values: [CheckedRuleSet.DatedValue]
  ) {
    guard let loosening = parameter.loosening(by: values) else { return }
    let range =
      setting.dated.first { Day(written: $0.from.text) == loosening.from }?.value.range ?? setting.value?.range
      ?? setting.parameter.range
    if parameter.strictness == nil {
      world.report(ProfileProblem.withoutDirection(range, name: parameter.name))
      return
    }
    world.report(
      ProfileProblem.loosened(
        range, name: parameter.name, old: ValueText.text(loosening.old, type: parameter.type),
        new: ValueText.text(loosening.new, type: parameter.type), from: loosening.from?.text))
  }
}

extension SeverityWord {
  /// The weight that the word means.
  fileprivate var severity: Severity {
    switch self {
    case .critical: .critical
    case .major: .major
    case .minor: .minor
    case .note: .note
    }
  }
}
