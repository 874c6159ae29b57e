import Codecs

/// The lists of a document and how far each has counted (ISO/IEC 29500-1, section 17.9).
struct DOCXNumbering {
  /// A level of a list.
  struct Level {
    var start = 1
    var format = "decimal"
    /// The text around numbers: `第%1章`, where `%1` is the number of the first level.
    var text = ""
    /// Whether numbers of other levels are written in digits here.
    var isLegal = false
    /// The level behind which this one starts anew: nil for the one above, zero for none.
    var restart: Int?
    /// The style whose paragraphs stand on this level.
    var style: String?
  }

  private struct Pattern {
    var levels: [Int: Level] = [:]
    /// The style of lists that it defines, or that it takes its levels from.
    var styleLink: String?
    var numStyleLink: String?
  }

  private struct List {
    var pattern = 0
    var overrides: [Int: Level] = [:]
    var starts: [Int: Int] = [:]
  }

  private var patterns: [Int: Pattern] = [:]
  private var lists: [Int: List] = [:]
  /// The last numbers by pattern: lists of the same pattern count on together unless one starts anew.
  private var counters: [Int: [Int: Int]] = [:]
  /// Lists that have begun, so that they start anew once only.
  private var begun: Set<Int> = []

  /// The deepest level that Word has.
  private static let deepest = 8
  /// How many characters of the text around numbers are kept: it stands before every paragraph of the list.
  private static let longest = 100

  init() {}

  init(reading part: DOCXPart) throws(DOCXFault) {
    var part = part
    var (pattern, list, level): (Int?, Int?, Int?) = (nil, nil, nil)
    var current = Level()
    while let event = try part.next() {
      switch event {
      case .start(let element):
        let number = element.value.flatMap { Int($0) }
        switch element.name.local {
        case "abstractNum":
          pattern = element.attribute("abstractNumId").flatMap { Int($0) }
          if let pattern { patterns[pattern] = Pattern() }
        case "num":
          list = element.attribute("numId").flatMap { Int($0) }
          if let list { lists[list] = List() }
        case "abstractNumId": if let list, let number { lists[list]?.pattern = number }
        case "lvlOverride": level = element.attribute("ilvl").flatMap { Int($0) }
        case "startOverride":
          if let list, let level, let number { lists[list]?.starts[level] = Self.start(number) }
        case "lvl":
          level = element.attribute("ilvl").flatMap { Int($0) }
          current = Level()
        case "styleLink": if let pattern { patterns[pattern]?.styleLink = element.value }
        case "numStyleLink": if let pattern { patterns[pattern]?.numStyleLink = element.value }
        default: Self.read(element, number, into: &current)
        }
      case .end(let name):
        switch name.local {
        case "abstractNum": pattern = nil
        case "num": list = nil
        case "lvl":
          guard let level, (0...Self.deepest).contains(level) else { continue }
          if let list { lists[list]?.overrides[level] = current }
          if let pattern { patterns[pattern]?.levels[level] = current }
        default: break
        }
      case .text: break
      }
    }
  }

  /// A number to begin with, kept within what a list can count to.
  private static func start(_ number: Int) -> Int { max(0, min(number, 1_000_000)) }

  private static func read(_ element: XMLElement, _ number: Int?, into level: inout Level) {
    switch element.name.local {
    case "start": level.start = start(number ?? 1)
    case "numFmt": level.format = element.value ?? "decimal"
    case "lvlText": level.text = String((element.value ?? "").prefix(longest))
    case "isLgl": level.isLegal = element.isOn
    case "lvlRestart": level.restart = number
    case "pStyle": level.style = element.value
    default: break
    }
  }

  /// The level of a list that the paragraphs of a style stand on; nil if the list does not name the style.
  func level(of style: String?, in list: Int) -> Int? {
    guard let style, let list = lists[list] else { return nil }
    let levels = patterns[resolved(list.pattern)]?.levels ?? [:]
    return (0...Self.deepest).first { (list.overrides[$0] ?? levels[$0])?.style == style }
  }

  /// The pattern that holds the levels: one may refer to another by a style of lists.
  private func resolved(_ pattern: Int) -> Int {
    guard let link = patterns[pattern]?.numStyleLink else { return pattern }
    return patterns.keys.sorted().first { patterns[$0]?.styleLink == link } ?? pattern
  }

  /// Counts on and gives the number as it is shown before a paragraph; nil for a mark or no such list.
  mutating func label(_ number: Int, level: Int) -> String? {
    guard let list = lists[number], (0...Self.deepest).contains(level) else { return nil }
    let pattern = resolved(list.pattern)
    guard let levels = patterns[pattern]?.levels else { return nil }
    let level = min(level, Self.deepest)
    if begun.insert(number).inserted {
      for (level, start) in list.starts { counters[pattern, default: [:]][level] = start - 1 }
    }
    func definition(_ index: Int) -> Level { list.overrides[index] ?? levels[index] ?? Level() }
    var counts = counters[pattern, default: [:]]
    counts[level] = (counts[level] ?? definition(level).start - 1) &+ 1
    for above in 0..<level where counts[above] == nil { counts[above] = definition(above).start }
    for below in (level + 1)..<(Self.deepest + 2) {
      guard let restart = definition(below).restart else {
        counts[below] = nil
        continue
      }
      if restart > 0, level < restart { counts[below] = nil }
    }
    counters[pattern] = counts
    return text(definition(level), counts, definition)
  }

  private func text(_ level: Level, _ counts: [Int: Int], _ definition: (Int) -> Level) -> String? {
    guard level.format != "bullet" else { return nil }
    var text = ""
    var isReference = false
    for character in level.text {
      if isReference, let index = character.wholeNumberValue, index > 0 {
        let format = level.isLegal ? "decimal" : definition(index - 1).format
        text += DOCXNumberFormat.text(counts[index - 1] ?? definition(index - 1).start, format) ?? ""
        isReference = false
        continue
      }
      if isReference { text.append("%") }
      isReference = character == "%"
      if !isReference { text.append(character) }
    }
    return DOCXText.trimmed(text)
  }
}
