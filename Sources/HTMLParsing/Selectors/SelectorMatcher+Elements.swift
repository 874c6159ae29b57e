/// The tests that look at one element alone.
extension SelectorMatcher {
  func isNamed(_ id: HTMLTree.NodeID, _ name: Selector.Name) -> Bool {
    let node = tree.node(id)
    if node.namespace == .html {
      if let known = name.known { return node.name == known }
      return node.name.known == nil && tree.names.bytes(of: node.name) == name.lowered
    }
    return tree.names.bytes(of: node.name) == name.spelling
  }

  func hasID(_ id: HTMLTree.NodeID, _ value: [UInt8]) -> Bool {
    guard let attribute = tree.attribute(.id, of: id) else { return false }
    return Self.isEqual(tree.bytes(of: attribute.value), value[...], ignoringCase: tree.mode == .quirks)
  }

  func hasClass(_ id: HTMLTree.NodeID, _ value: [UInt8]) -> Bool {
    guard let attribute = tree.attribute(.class, of: id) else { return false }
    return Self.hasWord(tree.bytes(of: attribute.value), value, ignoringCase: tree.mode == .quirks)
  }

  mutating func fits(_ id: HTMLTree.NodeID, _ test: Selector.AttributeTest) -> Bool {
    let isHTML = tree.node(id).namespace == .html
    guard let attribute = attribute(test.name, of: id, isHTML: isHTML) else { return false }
    if test.comparison == .exists { return true }
    let bytes = tree.bytes(of: attribute.value)
    let ignoresCase = test.ignoresCase ?? (isHTML && Self.foldedAttributes.contains(test.name.lowered))
    let value = test.value[...]
    // A value may be as long as the page.
    stepsLeft -= bytes.count * (test.comparison == .substring ? min(value.count, 64) : 1) >> 6
    switch test.comparison {
    case .exists: return true
    case .equals: return Self.isEqual(bytes, value, ignoringCase: ignoresCase)
    case .includes: return Self.hasWord(bytes, test.value, ignoringCase: ignoresCase)
    case .dashMatch:
      return Self.isEqual(bytes, value, ignoringCase: ignoresCase)
        || bytes.count > value.count && bytes[bytes.startIndex + value.count] == 0x2D
          && Self.isEqual(bytes.prefix(value.count), value, ignoringCase: ignoresCase)
    case .prefix: return !value.isEmpty && Self.isEqual(bytes.prefix(value.count), value, ignoringCase: ignoresCase)
    case .suffix: return !value.isEmpty && Self.isEqual(bytes.suffix(value.count), value, ignoringCase: ignoresCase)
    case .substring: return !value.isEmpty && Self.contains(bytes, value, ignoringCase: ignoresCase)
    }
  }

  private func attribute(_ name: Selector.Name, of id: HTMLTree.NodeID, isHTML: Bool) -> HTMLTree.Attribute? {
    if isHTML, let known = name.known { return tree.attribute(known, of: id) }
    let spelling = isHTML ? name.lowered : name.spelling
    return tree.attributes(of: id).first { $0.space == .none && tree.names.bytes(of: $0.name) == spelling }
  }

  func isEmpty(_ id: HTMLTree.NodeID) -> Bool {
    tree.children(of: id).allSatisfy { child in
      switch tree.node(child).kind {
      case .element: false
      case .text: tree.runs(of: child).allSatisfy { $0.count == 0 }
      default: true
      }
    }
  }

  func isLink(_ id: HTMLTree.NodeID) -> Bool {
    guard let tag = tree.tag(of: id), tag == .a || tag == .area else { return false }
    return tree.attribute(.href, of: id) != nil
  }

  func isFormControl(_ id: HTMLTree.NodeID) -> Bool {
    switch tree.tag(of: id) {
    case .button, .input, .select, .textarea, .optgroup, .option, .fieldset: true
    default: false
    }
  }

  func isChecked(_ id: HTMLTree.NodeID) -> Bool {
    switch tree.tag(of: id) {
    case .option: return tree.attribute(.selected, of: id) != nil
    case .input:
      let type = tree.attribute(.type, of: id).map { Selector.Name(Array(tree.bytes(of: $0.value))).lowered }
      return (type == Array("checkbox".utf8) || type == Array("radio".utf8))
        && tree.attribute(.checked, of: id) != nil
    default: return false
    }
  }

  /// Whether the nearest `lang` is the language or one of its kinds, as `zh-CN` is of `zh`.
  func isInLanguage(_ id: HTMLTree.NodeID, _ range: [UInt8]) -> Bool {
    var current: HTMLTree.NodeID? = id
    while let candidate = current {
      if let attribute = tree.attribute(.lang, of: candidate) {
        let bytes = tree.bytes(of: attribute.value)
        guard Self.isEqual(bytes.prefix(range.count), range[...], ignoringCase: true) else { return false }
        return bytes.count == range.count || bytes[bytes.startIndex + range.count] == 0x2D
      }
      current = tree.parent(of: candidate)
    }
    return false
  }

  // MARK: - Bytes

  private static func lowered(_ byte: UInt8) -> UInt8 { byte &- 0x41 < 26 ? byte | 0x20 : byte }

  static func isEqual(_ left: ArraySlice<UInt8>, _ right: ArraySlice<UInt8>, ignoringCase: Bool) -> Bool {
    guard left.count == right.count else { return false }
    return ignoringCase ? zip(left, right).allSatisfy { lowered($0) == lowered($1) } : left == right
  }

  static func hasWord(_ bytes: ArraySlice<UInt8>, _ word: [UInt8], ignoringCase: Bool) -> Bool {
    guard !word.isEmpty, bytes.count >= word.count else { return false }
    return bytes.split(whereSeparator: { $0 == 0x20 || $0 >= 0x09 && $0 <= 0x0D && $0 != 0x0B })
      .contains { isEqual($0, word[...], ignoringCase: ignoringCase) }
  }

  private static func contains(_ bytes: ArraySlice<UInt8>, _ part: ArraySlice<UInt8>, ignoringCase: Bool) -> Bool {
    guard bytes.count >= part.count else { return false }
    return (bytes.startIndex...bytes.endIndex - part.count).contains { start in
      isEqual(bytes[start..<start + part.count], part, ignoringCase: ignoringCase)
    }
  }

  /// The attributes whose values HTML compares without case (WHATWG HTML, section 4.16.2).
  private static let foldedAttributes: Set<[UInt8]> = Set(
    """
    accept accept-charset align alink axis bgcolor charset checked clear codetype color compact declare defer dir \
    direction disabled enctype face frame hreflang http-equiv lang language link media method multiple nohref noresize \
    noshade nowrap readonly rel rev rules scope scrolling selected shape target text type valign valuetype vlink
    """.split(separator: " ").map { Array($0.utf8) })
}
