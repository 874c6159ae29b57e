import Records
import RuleEngine
import SourceText

/// An input column cut into pieces: sets of values that no cell of the column tells apart.
///
/// A piece may be scattered: all values that the same rows ask for are one piece, so that a column has at most as many
/// pieces as it has different sets of rows.
struct TableColumn: Sendable {
  /// One piece.
  struct Piece: Sendable {
    /// The elementary parts, in the order of the values.
    var parts: [Part]
  }

  /// A value or a stretch of values.
  enum Part: Hashable, Sendable {
    case missing
    case value(Value)
    case stretch(Stretch)
    /// Any value that no cell of the column names.
    case others
  }

  let input: CheckedDecisionTable.Input
  /// The line of an ordered column.
  let line: ValueLine?
  /// The pieces, sorted by their first part.
  let pieces: [Piece]
  /// For each row the pieces that it may match.
  let may: [NumberSet]
  /// For each row the pieces that it matches for certain; less than `may` where a cell names another value.
  let must: [NumberSet]
  /// Whether a cell is a condition that is no fixed set of values.
  let isPartlyKnown: Bool

  /// Cuts a column.
  init(_ input: CheckedDecisionTable.Input, cells: [CheckedDecisionTable.Cell]) {
    self.input = input
    let cutting = ColumnCutting(input, cells)
    line = cutting.line
    isPartlyKnown = cutting.hasCondition
    let parts = cutting.parts
    var may = [NumberSet](repeating: NumberSet(capacity: parts.count), count: cells.count)
    var must = may
    for (row, cell) in cells.enumerated() {
      let match = cutting.match(cell)
      may[row] = match.may
      must[row] = match.must
    }
    // Parts that the same rows ask for are one piece.
    var signatures: [Signature: Int] = [:]
    var pieces: [Piece] = []
    var pieceOfPart: [Int] = []
    for part in parts.indices {
      var signature = Signature(
        may: NumberSet(capacity: cells.count), must: NumberSet(capacity: cells.count),
        isMissing: parts[part] == .missing)
      for row in cells.indices {
        if may[row].contains(part) { signature.may.insert(row) }
        if must[row].contains(part) { signature.must.insert(row) }
      }
      let piece = signatures[signature] ?? pieces.count
      if piece == pieces.count {
        signatures[signature] = piece
        pieces.append(Piece(parts: []))
      }
      pieces[piece].parts.append(parts[part])
      pieceOfPart.append(piece)
    }
    self.pieces = pieces
    self.may = may.map { Self.pieces(of: $0, pieceOfPart, count: pieces.count) }
    self.must = must.map { Self.pieces(of: $0, pieceOfPart, count: pieces.count) }
  }

  /// What rows ask for a part.
  private struct Signature: Hashable {
    var may: NumberSet
    var must: NumberSet
    /// A missing value is never told together with others.
    let isMissing: Bool
  }

  private static func pieces(of parts: NumberSet, _ pieceOfPart: [Int], count: Int) -> NumberSet {
    var result = NumberSet(capacity: count)
    for part in parts.numbers { result.insert(pieceOfPart[part]) }
    return result
  }

  // MARK: Wording

  /// A value of a piece, as it would stand in a cell.
  func example(_ piece: Int) -> LocalizedText {
    guard let part = pieces[piece].parts.first else { return both("-", "-") }
    return switch part {
    case .stretch(let stretch): line?.example(of: stretch) ?? text(part)
    default: text(part)
    }
  }

  /// A set of pieces as the cell that asks for them.
  func cellText(_ set: NumberSet) -> LocalizedText {
    if set.count == pieces.count { return both("-", "-") }
    let others = set.numbers.flatMap { pieces[$0].parts }.filter { part in
      if case .stretch = part { false } else { true }
    }
    return listed(others.map(text) + joined(stretches(set)).map { line?.text($0) ?? both("-", "-") })
  }

  /// Whether one cell says two sets of pieces as shortly as a reader would want: words, or stretches that touch.
  func unites(_ first: NumberSet, _ second: NumberSet) -> Bool {
    var union = first
    union.formUnion(second)
    if union.count == pieces.count { return true }
    let parts = union.numbers.flatMap { pieces[$0].parts }
    guard !parts.contains(.others), !parts.contains(.missing) else { return false }
    return line == nil
      || joined(stretches(union)).count < joined(stretches(first)).count + joined(stretches(second)).count
  }

  private func stretches(_ set: NumberSet) -> [Stretch] {
    set.numbers.flatMap { pieces[$0].parts }.compactMap { part in
      if case .stretch(let stretch) = part { stretch } else { nil }
    }
  }

  private func text(_ part: Part) -> LocalizedText {
    switch part {
    case .missing: both("缺", "missing")
    case .value(let value): CellText.value(value, input.type)
    case .stretch(let stretch): line?.text(stretch) ?? both("-", "-")
    case .others: both("其余", "otherwise")
    }
  }

  /// Stretches that touch become one.
  private func joined(_ stretches: [Stretch]) -> [Stretch] {
    var result: [Stretch] = []
    let sorted = stretches.sorted { left, right in
      guard let first = left.lower else { return right.lower != nil }
      guard let second = right.lower else { return false }
      return first < second
    }
    for stretch in sorted {
      if let last = result.last, let upper = last.upper, upper == stretch.lower {
        result[result.count - 1] = Stretch(lower: last.lower, upper: stretch.upper)
      } else {
        result.append(stretch)
      }
    }
    return result
  }
}
