package import RuleSyntax
package import SourceText

/// The rule files of one pack: a folder with its name.
package struct PackSource: Sendable {
  /// The name of the folder, such as `licensing`.
  package let folder: String
  /// The files, in the order of their paths; each id is unique in the run.
  package let files: [SourceFile]
  /// The lines and names of the files, where somebody has read them already.
  let outlines: [RuleFileOutline]?

  /// Creates the source of a pack.
  package init(folder: String, files: [SourceFile]) {
    self.folder = folder
    self.files = files
    outlines = nil
  }

  /// Creates the source of a pack whose lines and names were read.
  package init(folder: String, outlines: [RuleFileOutline]) {
    self.folder = folder
    files = outlines.map(\.source)
    self.outlines = outlines
  }
}

/// How packs are checked.
package struct CheckingOptions: Sendable {
  /// Whether warnings of the lint checks are given.
  package var lints: Bool
  /// Whether tests are checked.
  package var checksTests: Bool
  /// The ids of rules in packs within reach that are not checked: a waiver of one of them is not about a rule that is gone.
  package var otherRules: Set<String> = []
  /// The names of parameters in these packs: a profile may set them.
  package var otherParameters: Set<String> = []
  /// Runs a body for each index below a count, on several threads; nil for one after the other. Never changes a result.
  package var threads: (@Sendable (_ count: Int, _ body: @Sendable (Int) -> Void) -> Void)?
  /// The levels of the lint checks where they differ from the usual ones.
  package var levels: LintLevels

  /// Creates options.
  package init(lints: Bool = true, checksTests: Bool = true, levels: LintLevels = LintLevels()) {
    self.lints = lints
    self.checksTests = checksTests
    self.levels = levels
  }
}
