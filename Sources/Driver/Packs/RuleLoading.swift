import Codecs
package import Diagnostics
import Findings
import Records
package import Reporting
package import RuleChecking
package import RuleEngine
import RuleSyntax
package import SourceText
import System

/// The rules of a run: read, checked, ready to judge.
package struct LoadedRules: Sendable {
  /// The checked declarations of all packs, imported ones too.
  package internal(set) var ruleSet: CheckedRuleSet
  /// The checked tests of all packs.
  package let tests: [CheckedTest]
  /// The English names of the packs that judge; the others only serve them.
  package internal(set) var judging: [String]
  /// The files that the call is about: those of the packs that judge, or the ones named.
  package let chosenFiles: [FileID]
  /// The rule files, for diagnostics and places.
  package let files: SourceFiles
  /// What is wrong, sorted by place.
  package let diagnostics: [Diagnostic]
  /// What checking found out beside the rules: the words chosen for each clause, the declared symbols.
  package let checked: CheckedPacks
  /// The rule files by pack, for what checks single declarations again.
  package let sources: [PackSource]
  /// The SHA-256 of the rule files, sorted by path.
  package let digests: [RunResult.DigestedFile]

  /// What a profile changed; nil without one.
  package internal(set) var tailoring: Tailoring?
  /// The rules that come into force after the check date, copied at the end of the rule set.
  package internal(set) var forecast = ForecastPlan.none

  /// Whether an error was found; the rules are whole only without one.
  package var hasErrors: Bool { checked.hasErrors }

  /// Whether a rule belongs to a pack that judges.
  package func judges(_ rule: CheckedRule) -> Bool {
    judging.contains(rule.pack) && !forecast.copies.contains(rule.id)
      && !(tailoring?.switchedOff.contains { $0.id == rule.id } ?? false)
  }
}

/// Reads packs from disk and checks them.
package struct RuleLoading {
  private let places: PackPlaces
  private let folder: WorkingFolder
  private let observer: (any RunObserver)?

  /// Creates a loader over the places where packs are looked for.
  package init(_ places: PackPlaces, in folder: WorkingFolder, observer: (any RunObserver)? = nil) {
    self.places = places
    self.folder = folder
    self.observer = observer
  }

  /// Loads the packs that judge and all that they import.
  /// - Parameter named: the packs that judge, by label or folder; nil for all of the first place.
  /// - Parameter withTests: whether the tests are read too; a run does not need them.
  /// - Throws: with every error in any of the rule files.
  package func load(named: [String]? = nil, withTests: Bool = true) throws(InputFailure) -> LoadedRules {
    // Lint is about the rule text alone; a run over data needs only what makes rules whole.
    let rules = try check(named: named, options: CheckingOptions(lints: false, checksTests: withTests))
    guard !rules.hasErrors else {
      let errors = rules.diagnostics.filter { $0.severity == .error }
      throw InputFailure(Self.errors(errors.count), diagnostics: errors, files: rules.files)
    }
    return rules
  }

  /// Checks the packs that judge and all that they import, and tells everything that is wrong.
  package func check(
    named: [String]? = nil, options: CheckingOptions = CheckingOptions()
  ) throws(InputFailure) -> LoadedRules {
    observer?.begin(.rules)
    var shelf = try PackShelf(places, in: folder)
    let judging = try Self.judging(named, &shelf)
    let office = try shelf.office()
    let profiled = try Self.included(judging + [office].compactMap(\.self), &shelf)
    var packs = try Self.withImports(judging + profiled, &shelf)
    if let office { packs.append(office) }
    var options = try Self.completed(options, packs, &shelf)
    options.threads = { Parallel.run($0, $1) }
    observer?.begin(.checking)
    let sources = packs.map { pack in
      PackSource(folder: Path.name(pack.folder.path), outlines: pack.outlines)
    }
    let checked = RuleChecker.check(packs: sources, options: options)
    return LoadedRules(
      ruleSet: checked.ruleSet, tests: checked.tests, judging: judging.map(\.names.en),
      chosenFiles: judging.flatMap(\.chosenFiles), files: shelf.files,
      diagnostics: checked.diagnostics, checked: checked, sources: sources, digests: Self.digests(packs))
  }

  /// The closing line when rule files are wrong.
  package static func errors(_ count: Int) -> LocalizedText {
    LocalizedText(
      zh: "规则文件有 \(count) 处错误；某个错误的说明见 `zicha explain 错误码`",
      en: "\(count) error\(count == 1 ? "" : "s") in rule files; `zicha explain CODE` tells more about one")
  }

  private static func judging(
    _ named: [String]?, _ shelf: inout PackShelf
  ) throws(InputFailure) -> [PackOutline] {
    guard let named else { return shelf.judging }
    var packs: [PackOutline] = []
    for name in named {
      guard let pack = try shelf.pack(named: name) else {
        let nearest = nearestName(to: name, among: try shelf.knownNames())
        throw InputFailure(
          LocalizedText(zh: "快照要求的规则包 `\(name)` 没有找到", en: "the pack `\(name)` that the snapshot names was not found")
            + RuleSelector.meant(nearest))
      }
      if !packs.contains(where: { $0.folder == pack.folder }) { packs.append(pack) }
    }
    return packs
  }

  /// The packs that profiles name under 包含, beside those that judge; a name that is not found is left to the checker.
  private static func included(
    _ packs: [PackOutline], _ shelf: inout PackShelf
  ) throws(InputFailure) -> [PackOutline] {
    var found: [PackOutline] = []
    for name in packs.flatMap({ $0.outlines.flatMap { $0.includedPacks.map(\.text) } }) {
      guard !(packs + found).contains(where: { $0.isCalled(name) }), let pack = try shelf.pack(named: name) else {
        continue
      }
      found.append(pack)
    }
    return found
  }

  /// How the packs are checked: what profiles and waivers name in other packs within reach is not gone.
  private static func completed(
    _ options: CheckingOptions, _ packs: [PackOutline], _ shelf: inout PackShelf
  ) throws(InputFailure) -> CheckingOptions {
    var options = options
    let own = Set(packs.flatMap(\.ruleIDs).map { $0.lowercased() })
    let tailored = packs.flatMap { $0.outlines.flatMap { $0.tailoredRules.map(\.text) } }
    let hasProfile = packs.contains { $0.outlines.contains(where: \.holdsProfile) }
    guard hasProfile || tailored.contains(where: { !own.contains($0.lowercased()) }) else { return options }
    let all = try shelf.all()
    options.otherRules = Set(all.flatMap(\.ruleIDs))
    options.otherParameters = Set(all.flatMap(\.parameterNames))
    return options
  }

  /// Adds imported packs behind those that import them; a name that is not found is left to the checker to report.
  private static func withImports(
    _ judging: [PackOutline], _ shelf: inout PackShelf
  ) throws(InputFailure) -> [PackOutline] {
    var packs = judging
    var next = 0
    while next < packs.count {
      for name in packs[next].imports {
        guard !packs.contains(where: { $0.isCalled(name) }), let pack = try shelf.pack(named: name) else { continue }
        packs.append(pack)
      }
      next += 1
    }
    return packs
  }

  private static func digests(_ packs: [PackOutline]) -> [RunResult.DigestedFile] {
    packs.flatMap { pack in
      pack.outlines.map { RunResult.DigestedFile(path: $0.source.path, sha256: SHA256.hexadecimal($0.source.bytes)) }
    }
    .sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
  }
}
