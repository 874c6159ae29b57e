/// 方案: the tailoring of packs for an office.
package struct ProfileDeclaration: Sendable, Hashable {
  /// Creates an empty declaration.
  package init() {}
}
