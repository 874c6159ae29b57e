/// The three-valued truth of a node over the rows of a batch.
///
/// INVARIANT: `yes` ⊆ `known`, `hard` ∩ `known` = ∅. A row that is neither known nor hard is *unknown* for the reference
/// evaluator too; a *hard* row is one that the kernel can't finish, whatever the reference evaluator will say about it.
struct TruthColumn {
  /// Rows for which it holds.
  var yes: Bitmap
  /// Rows for which it is decided.
  var known: Bitmap
  /// Rows that are left to the reference evaluator; nil for none.
  var hard: Bitmap?

  init(yes: Bitmap, known: Bitmap, hard: Bitmap? = nil) {
    self.yes = yes
    self.known = known
    self.hard = hard
  }

  /// One truth for all rows.
  init(_ truth: Bool?, count: Int) {
    self.init(yes: Bitmap(repeating: truth == true, count: count), known: Bitmap(repeating: truth != nil, count: count))
  }

  /// Rows for which it does not hold.
  var no: Bitmap { known.subtracting(yes) }
}

/// The values of a node over the rows of a batch, one slot each as in `Column`.
///
/// INVARIANT: `hard` ∩ `known` = ∅; the slot of a row that is not known says nothing.
struct SlotColumn {
  /// One slot a row.
  var slots: [Int64]
  /// Rows that have a value.
  var known: Bitmap
  /// Rows that are left to the reference evaluator (overflow, more digits than the scale, an open interval); nil for none.
  var hard: Bitmap?

  init(slots: [Int64], known: Bitmap, hard: Bitmap? = nil) {
    self.slots = slots
    self.known = known
    self.hard = hard
  }

  /// One value for all rows; nil for none.
  init(_ slot: Int64?, count: Int) {
    slots = Array(repeating: slot ?? 0, count: count)
    known = Bitmap(repeating: slot != nil, count: count)
  }
}
