import Records
import RuleEngine
import RuleSyntax
import SourceText

/// The rows that names are about at a place: the object, then each selection around the place, the innermost last.
struct Frame {
  /// The row variable.
  let slot: Int
  /// The table of the row; nil for the values of a field 多个 T.
  let table: TableID?
  /// The type of a value.
  let element: ValueType?
  /// What 该 calls it.
  let name: LocalizedText
}

/// What is known about the place where an expression stands, besides the rows.
struct ScopeContext {
  /// The pack whose names are visible.
  var pack: Int
  /// The rule that is checked, for 到期日 and its like; nil elsewhere.
  var rule: Int?
  /// The unit of the deadline of the rule that is checked; nil when it has none.
  var deadlineUnit: DurationUnit?
  /// Whether the objects are judged by period (每月), so that 本期 has a meaning.
  var period: ObjectPeriod?
  /// The table of the measure's scope.
  var measureScope: TableID?
  /// The group of the measure.
  var measureGroup: CheckedExpression?
  /// Whether 通过 R is a number of objects.
  var isMeasure = false
  /// Whether every row may be compared with every row (允许逐对).
  var allowsPairs = false
  /// The word that the name of 逐一 stands for.
  var eachName: String?
  /// The word itself.
  var eachWord: Name?
  /// Both labels of the word, in a message: there the name of 逐一 shows the word where it is no field.
  var eachText: LocalizedText?
  /// The inputs of the decision table whose cells are checked.
  var inputs: [DecisionInputSymbol] = []
  /// The id of that table.
  var decisionTable: String?
  /// The items under the clause.
  var items: [ItemSyntax] = []
  /// Whether the items may stand here and were used.
  var usedItems = false
}

/// One row as it is named in a text.
struct RowTerm {
  /// The row.
  let row: RowExpression
  /// Its table.
  let table: TableID
  /// What stands before 的; nil for the row whose fields are named without it.
  let prefix: LocalizedText?
  /// How the row itself is called.
  let text: LocalizedText
}

/// What an expression stands for before it is known what is wanted.
enum Term {
  case value(CheckedExpression)
  case row(RowTerm)
  case rows(Selection)
  /// A field in the rows of a selection; `single` is the one value if there is only one row.
  case column(Selection, CheckedExpression, single: CheckedExpression?)
  case words([Text], LocalizedText)
  case period(PeriodWord)
  case rule(Int)
  /// A decision table, an index among the declared ones, with the inputs given.
  case decision(Int, [DecisionArgument])
  /// The range that a decision table gives, with the type of its ends.
  case decided(MemberSet, ValueType, LocalizedText)
}

/// What a place wants, so that a word is read as what fits.
enum Want {
  case any
  /// A value of this type, compared with or assigned to `of`.
  case value(ValueType?, of: LocalizedText?)
  case rows

  /// The expected type.
  var type: ValueType? {
    if case .value(let type, _) = self { type } else { nil }
  }
}
