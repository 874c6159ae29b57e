package import SourceText

/// 容许 each-on-nothing：「理由」: what a lint check may find in a block without telling, and why.
package struct AllowanceSyntax: Sendable, Hashable {
  /// The code of the check.
  package let code: Name
  /// The reason; nil when none was written, which is reported.
  package let reason: TitleSyntax?
  /// The whole clause.
  package let range: SourceRange

  /// Creates an allowance.
  package init(code: Name, reason: TitleSyntax?, range: SourceRange) {
    self.code = code
    self.reason = reason
    self.range = range
  }
}
