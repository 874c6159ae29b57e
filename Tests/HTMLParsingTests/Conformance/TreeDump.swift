import HTMLParsing

/// A tree written as the tree-construction tests of html5lib-tests write it: a line a node, indented by its depth.
struct TreeDump {
  private let tree: HTMLTree
  private(set) var bytes: [UInt8] = []

  init(_ tree: HTMLTree) {
    self.tree = tree
    for child in tree.children(of: tree.document) { add(child, depth: 0) }
    if bytes.last == 0x0A { bytes.removeLast() }
  }

  private mutating func line(_ depth: Int, _ parts: [UInt8]...) {
    bytes += Array("| ".utf8) + Array(repeating: 0x20, count: depth * 2)
    for part in parts { bytes += part }
    bytes.append(0x0A)
  }

  private mutating func add(_ node: HTMLTree.NodeID, depth: Int) {
    switch tree.kind(of: node) {
    case .document: break
    case .doctype: line(depth, doctype(node))
    case .templateContent: line(depth, Array("content".utf8))
    case .comment: line(depth, Array("<!-- ".utf8), text(node), Array(" -->".utf8))
    case .text: line(depth, [0x22], text(node), [0x22])
    case .element:
      line(depth, Array("<\(prefix(node))\(tree.spelling(of: tree.name(of: node)))>".utf8))
      for (name, value) in attributes(node) { line(depth + 1, Array(name.utf8), Array("=\"".utf8), value, [0x22]) }
    }
    for child in tree.children(of: node) { add(child, depth: depth + 1) }
  }

  private func text(_ node: HTMLTree.NodeID) -> [UInt8] {
    var bytes: [UInt8] = []
    tree.appendText(of: node, to: &bytes)
    return bytes
  }

  private func prefix(_ node: HTMLTree.NodeID) -> String {
    switch tree.namespace(of: node) {
    case .html: ""
    case .svg: "svg "
    case .math: "math "
    }
  }

  private func attributes(_ node: HTMLTree.NodeID) -> [(String, [UInt8])] {
    tree.attributes(of: node).map { attribute in
      let name = tree.spelling(of: attribute.name)
      let value = Array(tree.bytes(of: attribute.value))
      return switch attribute.space {
      case .none: (name, value)
      case .xlink: ("xlink \(name)", value)
      case .xml: ("xml \(name)", value)
      case .xmlns: ("xmlns \(name)", value)
      }
    }.sorted { $0.0.utf16.lexicographicallyPrecedes($1.0.utf16) }
  }

  private func doctype(_ node: HTMLTree.NodeID) -> [UInt8] {
    let name = Array(tree.spelling(of: tree.name(of: node)).utf8)
    let identifiers = [KnownName.public, .system].map { tree.attribute($0, of: node) }
    var line = Array("<!DOCTYPE ".utf8) + name
    if identifiers.contains(where: { $0 != nil }) {
      for identifier in identifiers {
        line += Array(" \"".utf8) + (identifier.map { Array(tree.bytes(of: $0.value)) } ?? []) + [0x22]
      }
    }
    return line + [0x3E]
  }
}
