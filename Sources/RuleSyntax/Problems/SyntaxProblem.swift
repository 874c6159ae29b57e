package import Diagnostics
package import SourceText

/// What can be wrong with the text of a rule file before names and types are looked at.
package enum SyntaxProblem: DiagnosticConvertible, Hashable {
  // The file
  case notUTF8(SourceRange)
  case controlCharacter(SourceRange)
  case lineTooLong(SourceRange)

  // Lines
  /// A line that belongs to nothing.
  case strayLine(head: String?, SourceRange)
  /// The colon behind a header or clause word is missing; the range is the place between two characters.
  case missingColon(after: String, isChinese: Bool, SourceRange)
  case unknownClause(String, head: String?, SourceRange)
  /// A header word one character off; the block is read as the header that was meant.
  case misspeltHeader(String, meant: String, SourceRange)
  /// A clause of another header.
  case clauseElsewhere(String, owners: [String], head: String?, SourceRange)
  case doubleClause(String, SourceRange, first: SourceRange)
  case emptyClause(String, SourceRange)
  case itemWithoutOwner(SourceRange)
  case rowWithoutOwner(SourceRange)
  case missingName(head: String, SourceRange)
  case missingID(head: String, fix: String?, SourceRange)
  /// Something stands where a title in quotation marks should.
  case notATitle(String, SourceRange)

  // Signs
  case loneQuote(String, SourceRange)
  case loneBracket(String, SourceRange)
  case loneBrace(SourceRange)

  // Conditions and values
  case unknownWord(String, nearest: String?, others: Int, SourceRange)
  case unexpected(String, expected: [String], isEnglish: Bool, SourceRange)
  case incomplete(expected: [String], SourceRange)
  /// A word that officers write for another one, such as 是 for 为.
  case mistakenWord(String, meant: String, isCertain: Bool, SourceRange)
  case mixedConnectives(first: String, second: String, SourceRange)
  case impossibleDate(String, SourceRange)
  /// Two conditions with only a comma between them; the range is the place for 且 or 或.
  case missingConnective(isChinese: Bool, SourceRange)
  /// 其中 without a comma before it; the range is the place for it.
  case missingComma(SourceRange)
  case unknownUnit(String, nearest: String?, SourceRange)
  /// A Chinese numeral without a unit behind it.
  case numeralWithoutUnit(String, SourceRange)
  /// 若 without 则; the range is the place for it.
  case missingThen(isChinese: Bool, SourceRange)
  /// A value where a condition is expected.
  ///
  /// `choiceOf` is the field that the value is a word of.
  case bareValue(String, choiceOf: String?, SourceRange)
  /// A condition where a value is expected.
  case conditionAsValue(String, SourceRange)
  /// A condition behind the comma of 对象 without 其中; the range is the place for it.
  case missingWhere(isChinese: Bool, SourceRange)
  /// `，其中 C，` in the middle of a sentence, with its text in brackets.
  case selectionWithoutBrackets(String, SourceRange)
  /// 满足 or 以下… without items under it.
  case missingItems(SourceRange)
  case tooDeep(SourceRange)
  case tooLong(SourceRange)
  case tooManyReadings(SourceRange)

  // Declarations
  /// A word that is none of a fixed list.
  case wrongWord(String, allowed: [LocalizedText], nearest: String?, SourceRange)
  case badDate(String, SourceRange)
  case badCitation(String, SourceRange)
  case badField(SourceRange)
  /// The clause has another form; the texts show it in both languages.
  case wrongForm(LocalizedText, SourceRange)
  case unreadName(String, SourceRange)
  /// 容许 without the code of a check; the range is the clause word.
  case allowanceWithoutCode(SourceRange)
  /// 容许 without the reason behind its colon.
  case allowanceWithoutReason(String, SourceRange)
}

extension SyntaxProblem {
  /// The problem as it is shown.
  package var diagnostic: Diagnostic {
    let wording = self.wording
    return Diagnostic(
      id: wording.id, range: range, headline: wording.headline, hint: wording.hint, labels: wording.labels,
      fix: wording.fix)
  }

  /// Where the problem stands.
  var range: SourceRange {
    switch self {
    case .notUTF8(let range), .controlCharacter(let range), .lineTooLong(let range), .strayLine(_, let range),
      .missingColon(_, _, let range), .unknownClause(_, _, let range), .misspeltHeader(_, _, let range),
      .clauseElsewhere(_, _, _, let range),
      .doubleClause(_, let range, _), .emptyClause(_, let range), .itemWithoutOwner(let range),
      .rowWithoutOwner(let range), .missingName(_, let range), .missingID(_, _, let range),
      .notATitle(_, let range), .loneQuote(_, let range), .loneBracket(_, let range), .loneBrace(let range),
      .unknownWord(_, _, _, let range), .unexpected(_, _, _, let range), .incomplete(_, let range),
      .mistakenWord(_, _, _, let range), .mixedConnectives(_, _, let range), .impossibleDate(_, let range),
      .bareValue(_, _, let range), .conditionAsValue(_, let range), .missingWhere(_, let range),
      .missingConnective(_, let range), .missingComma(let range),
      .unknownUnit(_, _, let range), .numeralWithoutUnit(_, let range), .missingThen(_, let range),
      .selectionWithoutBrackets(_, let range), .missingItems(let range), .tooDeep(let range), .tooLong(let range),
      .tooManyReadings(let range), .wrongWord(_, _, _, let range), .badDate(_, let range),
      .badCitation(_, let range), .badField(let range), .wrongForm(_, let range), .unreadName(_, let range),
      .allowanceWithoutCode(let range), .allowanceWithoutReason(_, let range):
      range
    }
  }
}

/// The wording of a problem: kept apart from its cause.
struct ProblemWording {
  let id: String
  let headline: LocalizedText
  var hint: LocalizedText?
  var labels: [Diagnostic.Label] = []
  var fix: Diagnostic.Fix?

  init(
    _ id: String, _ zh: String, _ en: String, hint: (zh: String, en: String)? = nil,
    labels: [Diagnostic.Label] = [], fix: Diagnostic.Fix? = nil
  ) {
    self.id = id
    headline = LocalizedText(zh: zh, en: en)
    self.hint = hint.map { LocalizedText(zh: $0.zh, en: $0.en) }
    self.labels = labels
    self.fix = fix
  }
}
