/// The name of an element or attribute: a number that is equal for equal names of one page.
package struct HTMLName: Hashable, Sendable {
  /// The place in the ``NameTable``: known names come first.
  let id: UInt32

  init(id: UInt32) {
    self.id = id
  }

  /// The name of an element or attribute that HTML knows; the same in every page.
  package init(_ known: KnownName) {
    id = UInt32(known.rawValue)
  }

  /// The known name, or nil for one that only this page has.
  package var known: KnownName? {
    id < NameTable.knownCount ? KnownName(rawValue: UInt16(truncatingIfNeeded: id)) : nil
  }
}
