/// The name of an element or attribute, with its namespace instead of a prefix.
package struct XMLName: Hashable, Sendable {
  /// The namespace; empty for none.
  package let namespace: String
  /// The name without a prefix.
  package let local: String

  /// Makes a name.
  package init(_ local: String, in namespace: String = "") {
    self.local = local
    self.namespace = namespace
  }
}

/// An attribute of an element.
package struct XMLAttribute: Equatable, Sendable {
  /// The name.
  package let name: XMLName
  /// The value, references resolved.
  package let value: String
}

/// The start of an element: its name and attributes.
package struct XMLElement: Equatable, Sendable {
  /// The name.
  package let name: XMLName
  /// The attributes in their order, without the declarations of namespaces.
  package let attributes: [XMLAttribute]

  /// Makes the start of an element.
  package init(name: XMLName, attributes: [XMLAttribute] = []) {
    self.name = name
    self.attributes = attributes
  }

  /// The value of an attribute.
  package subscript(_ local: String, in namespace: String = "") -> String? {
    attributes.first { $0.name.local == local && $0.name.namespace == namespace }?.value
  }
}
