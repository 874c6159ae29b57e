/// The keywords that conditions and values are built with.
///
/// The parser asks for them at every place of a text, so that they are numbers; a raw value of text would be hashed each time.
enum ConditionWord: Int, CaseIterable, Sendable {
  case and, or, not, `if`, then, `is`, isNot, isIn, isNotIn, contains, has, lacks, to, of, whereWord, meets, exists,
    each
  case atLeast, atMost, below, moreThan, exactly, before, after, notBefore, notAfter
  case plus, minus, times, dividedBy, when, by, this, that, other
  case notExists, isMissing, isGiven, orMore, orLess, beyond, hasPrefix, hasSuffix, matches, about
  case sum, average, largest, smallest, earliest, latest, distinctOf, distinctCount, numberOf, blankAs, shareOf, ratio
  case workdayCount, dayCount, monthCount, yearCount, hourCount, excluding, roundTo, roundDown, roundUp
  case lastYear, previous, everything, passes, breach, applicable, pending
  case completeBy, exactlyThese, subsetOf, sameSet, disjoint, inOrder, strictlyInOrder, sortedBy, distinct, unique
  case consecutive, gap, same, allOfThese, anyOfThese, atLeastOfThese, itemsOfThese
  case from, extend, needs, rolls, instead, otherwise, includingFirst
  case thisPeriod, nextMonth, nextQuarter, nextYear, yearItself, reportPeriod
  case decisionTable, hits

  /// The number of this word.
  var number: Int { rawValue }

  /// The id of its row in the keyword table.
  var id: String { Self.ids[rawValue] }

  private static let ids: [String] = allCases.map { "\($0)" }

  /// The number of the word with an id, for the parser's tables.
  static let numbers: [String: Int] = Dictionary(
    uniqueKeysWithValues: ids.enumerated().map { ($1, $0) })
}
