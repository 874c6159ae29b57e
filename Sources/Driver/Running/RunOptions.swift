package import Records
package import RuleEngine

/// How a snapshot is judged, beside the rules and the snapshot themselves.
package struct RunOptions: Sendable {
  /// The name and version of the tool.
  package var tool: String
  /// The previous snapshot, as shown; nil for the one that the manifest names.
  package var previous: String?
  /// The check date instead of the manifest's.
  package var checkDate: Day?
  /// Whether the digests of the inputs are recomputed.
  package var verifies = false
  /// The id of the report declaration that lays the result out; nil for the usual one.
  package var report: String?
  /// The ids and tags to judge; empty for all.
  package var selected: [RuleSelector] = []
  /// The ids and tags to leave out.
  package var ignored: [RuleSelector] = []
  /// The lists of all findings that the run fills.
  package var lists: [FindingList] = []
  /// How the evaluation is run; its rules are filled in from the selection.
  package var evaluation = EvaluationOptions()

  /// What was taken out of pages in earlier runs; never changes a result.
  package var pageCache: FilePageCache?
  /// So many threads work at once; never changes a result.
  package var jobs = 1
  /// Tables of at least so many bytes are judged while they are read and never held, where the rules allow it.
  package var streamedSize = 64 << 20
  /// So many bytes are read at once; never changes a result.
  package var pieceSize = 2 << 20
  /// At most so many findings of each rule are kept in memory beside the lists.
  package var keptFindings = Int.max

  /// Creates the options of a plain run.
  package init(tool: String) {
    self.tool = tool
  }
}
