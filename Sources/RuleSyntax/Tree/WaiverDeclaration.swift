/// 豁免: violations of a rule that are excused for some objects until a day.
///
/// The rule is the id of its block: `豁免 XK-01：办件 2024-0012、2024-0013`.
package struct WaiverDeclaration: Sendable, Hashable {
  /// The table before the keys; nil when only keys are written.
  package let table: Name?
  /// The keys of the objects as written, without quotation marks.
  package let keys: [Name]
  /// 截止: the last day, included; nil when it is missing or was reported.
  package let until: DateSyntax?
  /// 理由.
  package let reason: TitleSyntax?
  /// 批准: who approved it.
  package let approval: TitleSyntax?
  /// The ids of the clauses that are written, readable or not.
  package let clauses: Set<String>

  /// Creates a declaration.
  package init(
    table: Name?, keys: [Name], until: DateSyntax?, reason: TitleSyntax?, approval: TitleSyntax?, clauses: Set<String>
  ) {
    self.table = table
    self.keys = keys
    self.until = until
    self.reason = reason
    self.approval = approval
    self.clauses = clauses
  }
}
