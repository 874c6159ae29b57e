import Diagnostics
import Findings
import Records
import RuleEngine
import RuleSyntax
import SourceText

/// All declarations of the packs of one check, and what has been checked of them so far.
///
/// A class for its identity: definitions and measures are checked when they are first used, wherever that is.
final class World {
  let files: [FileID: SourceFile]
  var packs: [PackSymbol] = []
  var tables: [TableSymbol] = []
  var parameters: [ParameterSymbol] = []
  var wordLists: [WordListSymbol] = []
  var definitions: [DefinitionSymbol] = []
  var measures: [MeasureSymbol] = []
  var rules: [RuleSymbol] = []
  var calendars: [CalendarSymbol] = []
  var laws: [LawSymbol] = []
  var decisionTables: [BlockSymbol<DecisionTableDeclaration>] = []
  var scorecards: [BlockSymbol<ScorecardDeclaration>] = []
  var reports: [BlockSymbol<ReportDeclaration>] = []
  var profiles: [BlockSymbol<ProfileDeclaration>] = []
  var waivers: [BlockSymbol<WaiverDeclaration>] = []
  /// Where decision tables, scorecards and reports have their ids.
  var identifiedPlaces: [String: SourceRange] = [:]
  var schema = Schema(tables: [])
  /// The built-in tables that some pack speaks of.
  var builtInIDs: [BuiltInTable: TableID] = [:]
  /// The tables of hits, by what is searched where.
  var hitsTables: [HitsKey: TableID] = [:]
  /// Whether nothing may be added to the schema any more.
  var isFrozen = false
  /// Whether a name was found to mean a built-in table.
  var usesBuiltIns = false
  /// The problems found; quiet in the rounds after the first, which only renumber.
  private(set) var sink = DiagnosticSink()
  /// What analyses found that is no error: lint reports it at its level, unless it is allowed.
  var lintFindings: [Diagnostic] = []
  /// Where errors were reported, by file.
  private var errorPlaces: [FileID: [SourceRange]] = [:]
  var isQuiet = false

  /// The rules that are checked: all, without those that turned out broken.
  var activeRules: [Int] = []
  private var ruleNumbers: [Int: Int] = [:]
  private var rulesByID: [String: Int] = [:]
  private var decisionTablesByID: [String: Int] = [:]
  private var parameterNumbers: [Int: Int] = [:]
  private var functionsByName: [String: BuiltinFunction] = [:]

  /// The checked definitions in an order in which each uses only earlier ones.
  var checkedDefinitions: [CheckedRuleSet.Definition] = []
  /// The checked measures in an order in which each uses only earlier ones.
  var checkedMeasures: [CheckedMeasure] = []
  /// The checked decision tables in an order in which each uses only earlier ones.
  var checkedDecisionTables: [CheckedDecisionTable] = []
  var decisionStates: [CheckState<Int>] = []
  /// The checked scorecards, in an order in which each takes scores only of earlier ones.
  var checkedScorecards: [CheckedScorecard] = []
  var definitionStates: [CheckState<Int>] = []
  var measureStates: [CheckState<Int>] = []
  var signatureStates: [CheckState<RuleSignature>] = []
  var definitionUses: [Int: Uses] = [:]
  var measureUses: [Int: Uses] = [:]
  var decisionUses: [Int: Uses] = [:]
  var ruleUses: [Int: Uses] = [:]
  /// The definitions and measures that are being checked, for the text of a cycle.
  var running: [String] = []
  /// The names of fields whose declaration is broken, by table: their uses raise no second error.
  var brokenMembers: [Int: Set<String>] = [:]
  /// Definitions whose table was not found.
  var orphanDefinitions: Set<Int> = []
  /// Uses by 办结 of tables, in this round.
  var otherUses = Uses()
  /// Uses by fields, tables and parameters (缺为, 空白按), which are checked once, before the rounds.
  var declarationUses = Uses()

  /// Creates an empty world over the files of a check.
  init(files: [SourceFile]) {
    self.files = Dictionary(files.map { ($0.id, $0) }) { first, _ in first }
    for function in BuiltinFunctions.all {
      for name in [function.name.zh, function.name.en] + function.twins where functionsByName[nameKey(name)] == nil {
        functionsByName[nameKey(name)] = function
      }
    }
  }

  /// Reports a problem, unless an earlier round did.
  func report(_ problem: some DiagnosticConvertible) { report([problem.diagnostic]) }

  /// Reports diagnostics, unless an earlier round did.
  func report(_ diagnostics: [Diagnostic]) {
    guard !isQuiet else { return }
    for diagnostic in diagnostics {
      sink.report(diagnostic)
      note(diagnostic)
    }
  }

  /// Adds the diagnostics of an earlier stage.
  func append(_ other: DiagnosticSink) {
    sink.append(other)
    for diagnostic in other.sorted { note(diagnostic) }
  }

  private func note(_ diagnostic: Diagnostic) {
    guard diagnostic.severity == .error, let range = diagnostic.range else { return }
    errorPlaces[range.file, default: []].append(range)
  }

  /// Whether an error was already reported inside a place.
  func hasError(in range: SourceRange?) -> Bool {
    guard let range else { return false }
    return errorPlaces[range.file]?.contains { range.contains($0) } ?? false
  }

  /// Whether an error was already reported at a place or across it.
  func hasError(touching range: SourceRange) -> Bool {
    errorPlaces[range.file]?.contains { $0.lower <= range.upper && range.lower <= $0.upper } ?? false
  }

  /// The text of a place.
  func text(_ range: SourceRange) -> String { files[range.file]?.text(range) ?? "" }

  // MARK: Names

  /// The packs whose names a pack sees: itself, then its imports.
  func visiblePacks(from pack: Int) -> [Int] { [pack] + packs[pack].imports.filter { $0 != pack } }

  /// Whether the declarations of one pack are seen by another.
  func isVisible(_ pack: Int, from other: Int) -> Bool { pack == other || packs[other].imports.contains(pack) }

  /// Whether a table, declared or built-in, is seen by a pack.
  func isVisible(_ table: TableSymbol, from pack: Int) -> Bool {
    if case .builtIn(let own)? = table.content { return packs[pack].builtIns.tables.contains(own) }
    return isVisible(table.pack, from: pack)
  }

  /// What a name stands for; nil when nothing visible is called so.
  ///
  /// Throws when two visible packs declare it and `name` says where it is used.
  func lookup(_ key: String, name: Name?, pack: Int) throws(Rejection) -> Symbol? {
    let found = visiblePacks(from: pack).compactMap { packs[$0].names[key] }
    if found.count > 1, let name, Set(found).count > 1, let first = place(found[0]), let second = place(found[1]) {
      throw Rejection(NameProblem.ambiguousName(name.text, name.range, first: first, second: second))
    }
    if found.isEmpty, let table = builtInTable(called: key, from: pack) {
      usesBuiltIns = true
      return .table(table)
    }
    return found.first
  }

  /// Where something is declared.
  func place(_ symbol: Symbol) -> SourceRange? {
    switch symbol {
    case .table(let table): tables[table.index].range
    case .parameter(let index): parameters[index].range
    case .wordList(let index): wordLists[index].range
    case .definition(let index): definitions[index].range
    case .measure(let index): measures[index].range
    case .calendar(let index): calendars[index].range
    }
  }

  /// What a name stands for in a table.
  func member(_ key: String, of table: TableID) -> Member? { tables[table.index].members[key] }

  /// The number of a rule among all declared ones.
  func rule(id: String) -> Int? { rulesByID[nameKey(id)] }

  /// Notes a rule by its id; gives the earlier rule of that id, if there is one.
  func register(rule: Int, id: String) -> Int? {
    if let earlier = rulesByID[nameKey(id)] { return earlier }
    rulesByID[nameKey(id)] = rule
    return nil
  }

  /// The number of a decision table among all declared ones.
  func decisionTable(id: String) -> Int? { decisionTablesByID[nameKey(id)] }

  /// Notes a decision table, the last declared one, by its id.
  func register(decisionTable id: String) { decisionTablesByID[nameKey(id)] = decisionTables.count - 1 }

  /// The index of a rule in the checked rule set.
  func ruleIndex(_ rule: Int) -> Int { ruleNumbers[rule] ?? rule }

  /// Whether a rule is checked in this round.
  func isActive(_ rule: Int) -> Bool { ruleNumbers[rule] != nil }

  /// The index of a parameter in the checked rule set.
  func parameterIndex(_ parameter: Int) -> Int { parameterNumbers[parameter] ?? parameter }

  /// Numbers the parameters that have a checked form.
  func numberParameters() {
    var next = 0
    for index in parameters.indices where parameters[index].checked != nil {
      parameterNumbers[index] = next
      next += 1
    }
  }

  /// Starts a round over some rules: everything that holds rule numbers is checked anew.
  func startRound(activeRules active: [Int]) {
    activeRules = active
    ruleNumbers = Dictionary(uniqueKeysWithValues: active.enumerated().map { ($0.element, $0.offset) })
    checkedDefinitions = []
    checkedMeasures = []
    checkedDecisionTables = []
    decisionStates = [CheckState<Int>](repeating: .unvisited, count: decisionTables.count)
    definitionStates = [CheckState<Int>](repeating: .unvisited, count: definitions.count)
    measureStates = [CheckState<Int>](repeating: .unvisited, count: measures.count)
    signatureStates = [CheckState<RuleSignature>](repeating: .unvisited, count: rules.count)
    definitionUses = [:]
    measureUses = [:]
    decisionUses = [:]
    ruleUses = [:]
    otherUses = Uses()
  }

  // MARK: Functions

  /// The built-in function with a name.
  func function(named key: String) -> BuiltinFunction? { functionsByName[key] }

  /// The names of all functions.
  var functionNames: [String] { BuiltinFunctions.all.flatMap { [$0.name.zh, $0.name.en] } }

  /// Reports a pattern that cannot be read.
  func checkPattern(_ pattern: String, _ range: SourceRange) throws(Rejection) {
    do throws(TextPatternError) { _ = try TextPattern.compile(pattern) } catch {
      throw Rejection(DeclarationProblem.badPattern(range, error.message))
    }
  }

  /// Whether a field alone is the key of its table.
  func isKey(_ field: FieldID, of table: TableID) -> Bool {
    schema.tables.indices.contains(table.index) && schema[table].key == [field]
  }

  /// Whether rows of a table cover a time.
  func hasInterval(_ table: TableID) -> Bool { tables[table.index].declaration?.interval != nil }
}
