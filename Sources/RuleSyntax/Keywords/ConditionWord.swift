/// The keywords that conditions and values are built with; the raw value is the id of the row in the keyword table.
enum ConditionWord: String, CaseIterable, Sendable {
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
  case decisionTable

  /// The number of this word.
  var number: Int { Self.numberByWord[self] ?? -1 }

  private static let numberByWord: [ConditionWord: Int] = Dictionary(
    uniqueKeysWithValues: allCases.enumerated().map { ($1, $0) })

  /// The number of the word, for the parser's tables.
  static let numbers: [String: Int] = Dictionary(
    uniqueKeysWithValues: allCases.enumerated().map { ($1.rawValue, $0) })
}
