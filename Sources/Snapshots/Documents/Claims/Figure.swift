/// A numeric claim (数字) of a text: 共办理行政审批 5 336 件 claims exactly 5,336 件 of 行政审批.
struct Figure: Hashable, Sendable {
  /// How the number bounds what is counted; the words are those of the field 界限.
  enum Bound: String, Sendable, Hashable {
    case exact = "恰好"
    case atLeast = "至少"
    case atMost = "至多"
    case moreThan = "多于"
    case lessThan = "少于"
    case about = "约"
    case range = "范围"
  }

  /// The number, or the lower end of a range.
  var value: WrittenNumber
  /// The upper end of a range.
  var upper: WrittenNumber?
  /// The measure word or unit; nil behind 万 and 亿 without one, as in 200万农民.
  var unit: String?
  /// How it bounds.
  var bound: Bound
  /// What it counts, as far as the words beside it tell.
  var object: String?
  /// The characters of the number and its unit.
  var range: Range<Int>
  /// Up to twenty characters of the sentence before, behind the claim before it.
  var before: String
  /// Up to twenty characters of the sentence behind.
  var after: String
}
