import Diagnostics
import Findings
import Records
import RuleEngine
import RuleSyntax
import SourceText

/// Something that a name stands for among the declarations of a pack.
enum Symbol: Hashable {
  case table(TableID)
  case parameter(Int)
  case wordList(Int)
  case definition(Int)
  case measure(Int)
  case calendar(Int)
}

/// Something that a name stands for within a table.
enum Member: Hashable {
  case field(FieldID)
  /// A definition, an index among the declared ones.
  case definition(Int)
  case child(TableID)
  case parent(TableID)
}

/// A pack as declared.
struct PackSymbol {
  let folder: String
  var name: LocalizedText
  var title: LocalizedText
  var version: String
  var imports: [Int] = []
  var calendar: Int?
  /// Where the 规则集 header stands; nil when there is none.
  var range: SourceRange?
  /// The names declared in the pack.
  var names: [String: Symbol] = [:]
  /// The names in the order in which they were declared, for proposals.
  var orderedNames: [String] = []
  /// The built-in tables that it speaks of.
  var builtIns = BuiltInTables.none
}

/// A declared field.
struct FieldSymbol {
  let name: LocalizedText
  let type: FieldType
  let range: SourceRange
  let isRequired: Bool
}

/// A declared table.
struct TableSymbol {
  let id: TableID
  let name: LocalizedText
  let title: LocalizedText
  let pack: Int
  let range: SourceRange
  let block: Block?
  let declaration: TableDeclaration?
  var fields: [FieldSymbol] = []
  var members: [String: Member] = [:]
  /// The names of the members in order, for proposals, in the spelling of their declaration.
  var orderedNames: [String] = []
  var parent: TableID?
  var measureWords: [String] = []
  /// What the tool fills it from; nil for files.
  var content: TableContent?
  var isBroken = false
}

/// A parameter with its dated values.
struct ParameterSymbol {
  let name: LocalizedText
  let pack: Int
  let range: SourceRange
  /// Its checked form; nil when its declaration is broken.
  var checked: CheckedRuleSet.Parameter?
}

/// A word list.
struct WordListSymbol {
  let name: LocalizedText
  let pack: Int
  let range: SourceRange
  let words: [Text]
}

/// A calendar.
struct CalendarSymbol {
  let name: LocalizedText
  let pack: Int
  let range: SourceRange
  let checked: WorkCalendar
}

/// A law with its versions.
struct LawSymbol {
  let title: String
  let fullTitle: LocalizedText
  let provisions: [LawDeclaration.Provision]
  let pack: Int
  let range: SourceRange
  let versions: [(effective: Day, articles: Int?)]
}

/// A definition before and after it is checked.
struct DefinitionSymbol {
  let name: LocalizedText
  let pack: Int
  let table: TableID?
  var declaration: DefinitionDeclaration
  let range: SourceRange
}

/// A measure before it is checked.
struct MeasureSymbol {
  let name: LocalizedText
  let pack: Int
  var declaration: MeasureDeclaration
  let range: SourceRange
}

/// A rule before it is checked.
struct RuleSymbol {
  let id: String
  let pack: Int
  let title: LocalizedText
  let quotedLaw: [String]
  var declaration: RuleDeclaration
  /// Whether an earlier rule has its id: it is checked for its own problems, then left out.
  let isDuplicate: Bool
  /// Where its id stands.
  let idRange: SourceRange
  let range: SourceRange
}

/// A decision table, scorecard, report, profile or waiver before it is checked.
struct BlockSymbol<Declaration: Sendable> {
  let block: Block
  var declaration: Declaration
  let pack: Int

  init(_ block: Block, _ declaration: Declaration, pack: Int) {
    self.block = block
    self.declaration = declaration
    self.pack = pack
  }

  /// The id, or the rule that a waiver is about.
  var id: String { block.id?.text ?? "" }
  var title: LocalizedText { block.title?.text ?? LocalizedText(same: id) }
}

/// How far the checking of something that others depend on has come.
enum CheckState<Value> {
  case unvisited
  case running
  case done(Value)
  case broken
}

/// What the rules, definitions and measures use of one another.
struct Uses {
  var parameters: Set<Int> = []
  var wordLists: Set<Int> = []
  var definitions: Set<Int> = []
  var measures: Set<Int> = []
  var rules: Set<Int> = []
  var decisionTables: Set<Int> = []
  /// The chosen readings of clauses.
  var choices: [ReadingChoice] = []
  /// The labels of the declarations that names mean, by the place of the name; the first of several uses counts.
  var labels: [SourceRange: LocalizedText] = [:]
  /// Warnings of the chosen readings.
  var warnings: [Diagnostic] = []

  /// Adds a decision table with what its cells use.
  mutating func add(decisionTable index: Int, with other: Uses?) {
    decisionTables.insert(index)
    guard let other else { return }
    parameters.formUnion(other.parameters)
    wordLists.formUnion(other.wordLists)
    definitions.formUnion(other.definitions)
    measures.formUnion(other.measures)
    rules.formUnion(other.rules)
    decisionTables.formUnion(other.decisionTables)
  }

  mutating func formUnion(_ other: Uses) {
    parameters.formUnion(other.parameters)
    wordLists.formUnion(other.wordLists)
    definitions.formUnion(other.definitions)
    measures.formUnion(other.measures)
    rules.formUnion(other.rules)
    decisionTables.formUnion(other.decisionTables)
    choices += other.choices
    labels.merge(other.labels) { first, _ in first }
    warnings += other.warnings
  }
}
