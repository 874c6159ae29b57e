package import SourceText

/// A declaration, or a part of one, with one node changed.
struct Mutation<Node> {
  /// The changed node with all around it.
  let node: Node
  /// What was changed.
  let change: Change
}

extension Mutation {
  /// The same change in a larger node.
  func inside<Larger>(_ wrap: (Node) -> Larger) -> Mutation<Larger> {
    Mutation<Larger>(node: wrap(node), change: change)
  }
}

/// What a mutant changes.
package struct Change: Sendable, Hashable {
  /// The kinds of changes; each raw value stands in the JSON output.
  package enum Kind: String, Sendable, Hashable, CaseIterable {
    /// A number, an amount, a limit, a date: one more, one less, a tenth more, a tenth less.
    case bound
    /// 至少 ↔ 超过, 早于 ↔ 晚于, 为 ↔ 不为 …
    case comparison
    /// 工作日 ↔ 日, 万元 ↔ 元 …
    case unit
    /// A choice word, a text, 是 ↔ 否.
    case word
    /// An 除外 line that is left out.
    case exception
    /// A 期限, 起点, 终点, 扣除, 亮牌, 缺失, 要求 line, an extension or a case that is left out.
    case line
    /// An item, a member of a list, a part of a condition or a whole 其中 that is left out.
    case item
    /// 且 ↔ 或, 以下全部 ↔ 以下任一.
    case connective
    /// 存在 ↔ 每个, 包含于 ↔ 等于, 恰为 ↔ 齐全.
    case quantifier
    /// The two dates of a span, in turn.
    case swap
    /// 有 ↔ 缺, 非, 不属于.
    case negation
    /// 加 ↔ 减, 合计 ↔ 平均, 最早 ↔ 最晚, 舍入 ↔ 舍去.
    case operation
    /// 含首日, 顺延, 严格, 至不满: a word that shifts a border.
    case border
  }

  /// The kind.
  package let kind: Kind
  /// The node that is changed, or around what is left out.
  package let place: SourceRange
  /// What is left out; nil when something else stands in its place.
  package let dropped: SourceRange?
  /// What stands there before and after, for places that no checked expression speaks of.
  let words: Words?

  /// Two wordings.
  struct Words: Sendable, Hashable {
    let before: LocalizedText?
    let after: LocalizedText
    /// Whether they say it better than any checked expression at the place.
    let isBetter: Bool
  }

  init(_ kind: Kind, at place: SourceRange, dropping dropped: SourceRange? = nil, words: Words? = nil) {
    self.kind = kind
    self.place = place
    self.dropped = dropped
    self.words = words
  }
}
