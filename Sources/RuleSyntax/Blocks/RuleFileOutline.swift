package import SourceText

/// A rule file before its words are known: its lines, its blocks and the names that it declares.
///
/// A declaration line that is broken still gives its name. Read all files of the visible packs, gather their
/// `declaredWords` in a `Vocabulary`, then read each outline with it as a `RuleFile`.
package struct RuleFileOutline: Sendable {
  /// The file.
  package let source: SourceFile
  /// The words that the file declares, in order.
  package let declaredWords: [VocabularyWord]
  /// The names of the pack, if this file holds its 规则集.
  package let packName: DeclaredName?
  /// The packs that 导入 names.
  package let imports: [Name]
  /// Whether it declares a profile.
  package let holdsProfile: Bool
  /// The packs that 方案 blocks name under 包含.
  package let includedPacks: [Name]
  /// The rules that 豁免 blocks are about, and those that 方案 blocks name.
  package let tailoredRules: [Name]
  /// Whether it holds profiles and waivers only, so that it may stand beside the configuration.
  package let isTailoring: Bool
  let lines: [LogicalLine]
  let blocks: [RawBlock]
  let problems: [SyntaxProblem]

  /// Reads the lines of a file; `RuleFile` reports their problems with its own.
  package init(_ source: SourceFile) {
    self.source = source
    let reader = LineReader(source)
    var problems = reader.problems
    blocks = RawBlock.blocks(of: reader.lines, &problems)
    lines = reader.lines
    self.problems = problems
    var words = DeclaredWords(lines: reader.lines)
    for block in blocks { words.add(block) }
    declaredWords = words.words
    packName = words.packName
    imports = words.imports
    holdsProfile = blocks.contains { $0.head == "profile" }
    includedPacks = words.includedPacks
    tailoredRules = words.tailoredRules
    isTailoring = !blocks.isEmpty && blocks.allSatisfy { ["profile", "waiver"].contains($0.head) }
  }
}

/// Collects the names that blocks declare.
private struct DeclaredWords {
  let lines: [LogicalLine]
  private(set) var words: [VocabularyWord] = []
  private(set) var packName: DeclaredName?
  private(set) var imports: [Name] = []
  private(set) var includedPacks: [Name] = []
  private(set) var tailoredRules: [Name] = []
  private var ignored: [SyntaxProblem] = []

  init(lines: [LogicalLine]) {
    self.lines = lines
  }

  mutating func add(_ block: RawBlock) {
    let header = lines[block.header]
    var scribe = LineScribe()
    switch block.head {
    case "ruleset":
      packName = packName ?? NameReader.declaredName(header.content, header.name, &scribe)
      if let packName { add(packName, .ruleset) }
      for clause in block.clauses where clause.id == "import" {
        let line = lines[clause.line]
        imports += NameReader.names(line.content, line.body, &scribe)
      }
    case "profile": addProfile(block)
    case "waiver": if let id = HeaderReader.id(header) { tailoredRules.append(id) }
    case "calendar": add(header, .calendar)
    case "parameter": add(header, .parameter)
    case "wordlist": add(header, .wordList)
    case "measure": add(header, .measure)
    case "table": addTable(block, header)
    case "definition": addDefinition(header)
    case "rule":
      if let id = HeaderReader.id(header) {
        words.append(VocabularyWord(zh: id.text, en: nil, kind: .rule, range: id.range))
      }
      for clause in block.clauses where clause.id == "marks" { addMarks(lines[clause.line]) }
    case "decision": addDecisionTable(block, header)
    case "scorecard":
      if let id = HeaderReader.id(header) {
        words.append(VocabularyWord(zh: id.text, en: nil, kind: .rule, range: id.range))
      }
    default: break
    }
  }

  private mutating func addDecisionTable(_ block: RawBlock, _ header: LogicalLine) {
    guard let id = HeaderReader.id(header) else { return }
    words.append(VocabularyWord(zh: id.text, en: nil, kind: .decisionTable, range: id.range))
    let outline = DecisionTableOutline(block, lines: lines)
    for (number, input) in outline.inputs.enumerated() {
      add(input.names, .decisionInput(table: id.text))
      for word in input.words + (outline.cellWords[number] ?? []) {
        add(word, .decisionWord(table: id.text, column: input.names.zh.text))
      }
    }
    for case .output(let names, let outputWords) in outline.columns {
      add(names, .decisionOutput(table: id.text))
      for word in outputWords { add(word, .decisionWord(table: id.text, column: names.zh.text)) }
    }
  }

  private mutating func addProfile(_ block: RawBlock) {
    var scribe = LineScribe()
    for clause in block.clauses {
      let line = lines[clause.line]
      switch clause.id {
      case "includes": includedPacks += NameReader.names(line.content, line.body, &scribe)
      case "switchoff", "level":
        for part in ClauseText.split(line.content, line.body, at: [0x3001, 0x2C, 0xFF0C]) {
          let lattice = Lattice(content: line.content, vocabulary: Vocabulary([]), end: part.upperBound)
          guard let id = lattice.ruleID(at: part.lowerBound, inHeader: true) else { continue }
          tailoredRules.append(Name(text: line.content.text(id), range: line.content.range(id)))
        }
      default: break
      }
    }
  }

  private mutating func add(_ header: LogicalLine, _ kind: WordKind) {
    var scribe = LineScribe()
    if let name = NameReader.declaredName(header.content, header.name, &scribe) { add(name, kind) }
  }

  private mutating func add(_ name: DeclaredName, _ kind: WordKind) {
    words.append(VocabularyWord(zh: name.zh.text, en: name.en?.text, kind: kind, range: name.range))
  }

  private mutating func addTable(_ block: RawBlock, _ header: LogicalLine) {
    var scribe = LineScribe()
    guard let name = NameReader.declaredName(header.content, header.name, &scribe) else { return }
    add(name, .table)
    for clause in block.clauses where clause.id == "counted" {
      let line = lines[clause.line]
      for word in NameReader.names(line.content, line.body, &scribe) {
        words.append(VocabularyWord(zh: word.text, en: nil, kind: .measureWord, range: word.range))
      }
    }
    for item in block.items + block.clauses.flatMap(\.items) {
      guard let field = FieldItem(lines[item], &scribe, &ignored) else { continue }
      add(field.names, .field(table: name.zh.text))
      addChoices(field.type, table: name.zh.text, field: field.names.zh.text)
    }
  }

  private mutating func addChoices(_ type: FieldTypeSyntax?, table: String, field: String) {
    switch type {
    case .choice(let choices): for choice in choices { add(choice.names, .choice(table: table, field: field)) }
    case .several(let inner): addChoices(inner, table: table, field: field)
    default: break
    }
  }

  /// The marks of 亮牌 that are not 红牌 or 黄牌, which are always there.
  private mutating func addMarks(_ line: LogicalLine) {
    let known = Vocabulary(VocabularyWord.alwaysThere)
    for name in MarkSyntax.names(of: line) where known.words(called: name.text).isEmpty {
      words.append(
        VocabularyWord(zh: name.text, en: nil, kind: .choice(table: "", field: "亮牌"), range: name.range))
    }
  }

  private mutating func addDefinition(_ header: LogicalLine) {
    var scribe = LineScribe()
    let parts = HeaderReader.ownerAndName(header)
    guard let name = NameReader.declaredName(header.content, parts.name, &scribe) else { return }
    let owner = parts.owner.flatMap { NameReader.name(header.content, $0) }
    add(name, .definition(table: owner?.text))
  }
}

/// Reads the parts of header lines.
enum HeaderReader {
  /// The id behind the head word.
  static func id(_ header: LogicalLine) -> Name? {
    let lattice = Lattice(content: header.content, vocabulary: Vocabulary([]), end: header.name.upperBound)
    guard let id = lattice.ruleID(at: header.name.lowerBound, inHeader: true), id.lowerBound == header.name.lowerBound
    else {
      return nil
    }
    return Name(text: header.content.text(id), range: header.content.range(id))
  }

  /// The table before the first 的 or 's of a definition, and its name.
  static func ownerAndName(_ header: LogicalLine) -> (owner: Range<Int>?, of: Range<Int>?, name: Range<Int>) {
    let content = header.content
    let lattice = Lattice(content: content, vocabulary: Vocabulary([]), end: header.name.upperBound)
    var index = header.name.lowerBound
    while index < header.name.upperBound {
      if let quote = content.quotes[index] {
        index = quote.end
        continue
      }
      if content.scalars[index] == 0x2F { break }
      if index > header.name.lowerBound, let end = KeywordForms.end(of: "of", in: lattice, at: index) {
        let first = content.skipSpaces(index, to: end)
        return (
          content.trimmed(header.name.lowerBound..<first), first..<end, content.trimmed(end..<header.name.upperBound)
        )
      }
      index += 1
    }
    return (nil, nil, header.name)
  }
}
