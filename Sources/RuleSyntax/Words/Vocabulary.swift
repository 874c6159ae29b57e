package import SourceText

/// What a declared word names.
package enum WordKind: Sendable, Hashable {
  case ruleset
  case calendar
  case law
  case table
  /// A field of the table with this Chinese label.
  case field(table: String)
  /// A word of 选项 of a field.
  case choice(table: String, field: String)
  case parameter
  case measure
  /// A definition of the table with this Chinese label.
  case definition(table: String?)
  case wordList
  /// A rule, by its id.
  case rule
  /// A decision table, by its id.
  case decisionTable
  /// An input of the decision table with this id.
  case decisionInput(table: String)
  /// An output of the decision table with this id.
  case decisionOutput(table: String)
  /// A word of an input or output of the decision table with this id.
  case decisionWord(table: String, column: String)
  case function
  /// 检查日期, 报告期, 机构 and the other names that are always there.
  case environment
  /// A measure word of a table (量词).
  case measureWord
}

extension WordKind {
  /// Whether it is a name inside a decision table, which another declaration with the same name may label in English.
  var isInDecisionTable: Bool {
    switch self {
    case .decisionInput, .decisionOutput, .decisionWord: true
    default: false
    }
  }
}

/// A word that may stand in a condition, with both its labels.
package struct VocabularyWord: Sendable, Hashable {
  /// The Chinese label, or the only one.
  package let zh: String
  /// The English label.
  package let en: String?
  /// What it names.
  package let kind: WordKind
  /// Where it is declared; nil for what is always there.
  package let range: SourceRange?

  /// Creates a word.
  package init(zh: String, en: String?, kind: WordKind, range: SourceRange? = nil) {
    self.zh = zh
    self.en = en
    self.kind = kind
    self.range = range
  }

  /// The names of the language itself that need no declaration and can't be declared again.
  package static let alwaysThere: [VocabularyWord] = [
    VocabularyWord(zh: "检查日期", en: "check date", kind: .environment),
    VocabularyWord(zh: "报告期", en: "report period", kind: .environment),
    VocabularyWord(zh: "年度", en: "year", kind: .environment),
    VocabularyWord(zh: "机构", en: "organisation", kind: .table),
    VocabularyWord(zh: "到期日", en: "due date", kind: .environment),
    VocabularyWord(zh: "用时", en: "used", kind: .environment),
    VocabularyWord(zh: "剩余", en: "remaining", kind: .environment),
    VocabularyWord(zh: "超期", en: "overdue", kind: .environment),
    VocabularyWord(zh: "亮牌", en: "marks", kind: .environment),
    VocabularyWord(zh: "mark", en: nil, kind: .environment),
    VocabularyWord(zh: "红牌", en: "red", kind: .choice(table: "", field: "亮牌")),
    VocabularyWord(zh: "黄牌", en: "yellow", kind: .choice(table: "", field: "亮牌")),
    VocabularyWord(zh: "数量", en: "count", kind: .function),
  ]
}

/// The words that are visible to a rule file.
package struct Vocabulary: Sendable {
  /// One spelling with the words that have it.
  struct Spelling: Sendable {
    let form: [UInt32]
    let words: [Int]
  }

  /// The words.
  package let words: [VocabularyWord]
  private let spellings: [UInt32: [Spelling]]
  private let wordsByForm: [[UInt32]: [Int]]

  /// Collects the visible words: those of the pack and of the packs it imports, the built-in ones, and those always there.
  package init(_ words: [VocabularyWord]) {
    self.words = words
    var wordsByForm: [[UInt32]: [Int]] = [:]
    var forms: [[UInt32]] = []
    for (number, word) in words.enumerated() {
      for label in [word.zh, word.en].compactMap(\.self) {
        let form = CodePoints.labelForm(label)
        if form.isEmpty { continue }
        if wordsByForm[form] == nil { forms.append(form) }
        if wordsByForm[form]?.last != number { wordsByForm[form, default: []].append(number) }
      }
    }
    var spellings: [UInt32: [Spelling]] = [:]
    for form in forms {
      spellings[form[0], default: []].append(Spelling(form: form, words: wordsByForm[form] ?? []))
    }
    self.spellings = spellings.mapValues { $0.sorted { $0.form.count > $1.form.count } }
    self.wordsByForm = wordsByForm
  }

  /// The spellings that begin with a code point, longer ones first.
  func spellings(beginningWith scalar: UInt32) -> [Spelling] { spellings[scalar] ?? [] }

  /// The words that have a label, in either language and any ASCII case.
  package func words(called label: String) -> [VocabularyWord] {
    (wordsByForm[CodePoints.labelForm(label)] ?? []).map { words[$0] }
  }

  /// All labels, in order, Chinese before English.
  package var labels: [String] {
    words.flatMap { [$0.zh, $0.en].compactMap(\.self) }
  }

  /// A vocabulary with further words before these, such as the name of 逐一.
  func adding(_ more: [VocabularyWord]) -> Vocabulary {
    more.isEmpty ? self : Vocabulary(more + words)
  }
}
