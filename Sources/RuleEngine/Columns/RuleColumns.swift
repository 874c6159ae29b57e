/// What one rule says about the rows of its table in a chunk; the sets of rows are disjoint.
///
/// A row in none of them is not selected. A hard row is judged by the reference evaluator, which may find that it is not
/// selected either.
package struct RuleColumns: Sendable {
  /// 通过.
  package var pass: Bitmap
  /// 违规.
  package var violation: Bitmap
  /// 待查.
  package var undetermined: Bitmap
  /// 未到期.
  package var notDue: Bitmap
  /// 不适用.
  package var notApplicable: Bitmap
  /// Left to the reference evaluator.
  package var hard: Bitmap
  /// For each item of the requirement the rows that violate it and those that leave it open, for rows in `violation` and
  /// `undetermined`. A row that is undetermined because it may not be selected is in none of them; a row whose items are
  /// replaced by an exception is hard unless it passes.
  package var items: [(violated: Bitmap, open: Bitmap)] = []
  /// The rows that violate the deadline, for a rule that has further requirements beside it: they make a finding more.
  package var deadline: (violated: Bitmap, open: Bitmap)?

  /// Every row alike: hard, or none selected.
  package init(hard: Bool, count: Int) {
    let none = Bitmap(count: count)
    pass = none
    violation = none
    undetermined = none
    notDue = none
    notApplicable = none
    self.hard = Bitmap(repeating: hard, count: count)
  }
}
