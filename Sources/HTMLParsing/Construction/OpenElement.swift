/// An element on the stack of open elements.
struct OpenElement {
  let node: HTMLTree.NodeID
  /// The name in the tree.
  let name: HTMLName
  /// The name of its tag; another one for elements of SVG with capitals.
  let tagName: HTMLName
  let namespace: HTMLTree.Namespace
  let traits: ElementTraits

  /// Says whether it is an HTML element with a name.
  @inline(__always)
  func isHTML(_ known: KnownName) -> Bool { name.id == UInt32(known.rawValue) && namespace == .html }

  /// Says whether it is an HTML element with a name.
  @inline(__always)
  func isHTML(_ name: HTMLName) -> Bool { self.name == name && namespace == .html }

  /// The known name if it is an HTML element.
  var tag: KnownName? { namespace == .html ? name.known : nil }
}

/// An entry of the list of active formatting elements (section 13.2.4.3): an element, or a marker.
struct FormattingElement {
  /// The element; none for a marker.
  var node: HTMLTree.NodeID
  let name: HTMLName
  /// A sum over names and values of its attributes: equal sets have equal sums.
  let sum: UInt64

  var isMarker: Bool { node.isNone }

  static let marker = FormattingElement(node: .none, name: HTMLName(.a), sum: 0)
}

/// How the parser goes on with a token.
enum Step {
  /// The token is done with.
  case done
  /// It is read again in the insertion mode that holds now.
  case again
}

/// The insertion modes (section 13.2.4.1).
enum InsertionMode {
  case initial, beforeHTML, beforeHead, inHead, inHeadNoscript, afterHead, inBody, text, inTable, inTableText
  case inCaption, inColumnGroup, inTableBody, inRow, inCell, inTemplate, afterBody, inFrameset, afterFrameset
  case afterAfterBody, afterAfterFrameset
}

/// The element that a fragment is parsed in (section 13.4).
package struct FragmentContext: Sendable {
  /// Its namespace.
  let namespace: HTMLTree.Namespace
  /// Its name, in SVG with its capitals.
  let name: String

  /// Makes a context; an HTML element if nothing else is said.
  package init(_ name: String, in namespace: HTMLTree.Namespace = .html) {
    self.namespace = namespace
    self.name = name
  }
}
