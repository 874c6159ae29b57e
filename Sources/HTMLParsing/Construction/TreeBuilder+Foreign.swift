extension TreeBuilder {
  /// The rules for parsing tokens in foreign content; ``Step/again`` asks for those of the insertion mode.
  mutating func inForeignContent() -> Step {
    switch tokenizer.token.kind {
    case .null: insertReplacement()
    case .text:
      if allowsFrameset, countOfSpaces(tokenizer.token.run) < tokenizer.token.run.count { allowsFrameset = false }
      insertText()
    case .comment: insertComment()
    case .doctype, .end: break
    case .startTag:
      if isBreakout { return leaveForeign() }
      openInForeign()
    case .endTag:
      if tag == .br || tag == .p { return leaveForeign() }
      return closeInForeign()
    }
    return .done
  }

  /// Whether the start tag is one of HTML that ends foreign content.
  private var isBreakout: Bool {
    switch tag {
    case .b, .big, .blockquote, .body, .br, .center, .code, .dd, .div, .dl, .dt, .em, .embed, .h1, .h2, .h3, .h4, .h5,
      .h6, .head, .hr, .i, .img, .li, .listing, .menu, .meta, .nobr, .ol, .p, .pre, .ruby, .s, .small, .span, .strong,
      .strike, .sub, .sup, .table, .tt, .u, .ul, .var:
      true
    case .font:
      tokenizer.attributes.contains {
        $0.name == HTMLName(.color) || $0.name == HTMLName(.face) || $0.name == HTMLName(.size)
      }
    default: false
    }
  }

  private mutating func leaveForeign() -> Step {
    while stack.count > 1, let top = stack.last, top.namespace != .html, !top.traits.contains(.mathText),
      !top.traits.contains(.htmlPoint)
    {
      pop()
    }
    return .again
  }

  private mutating func openInForeign() {
    guard let current = adjustedCurrent else { return }
    var name = tokenizer.token.name
    if current.namespace == .svg, name.id < NameTable.knownCount {
      name = HTMLName(id: UInt32(KnownNameIndex.shared.elementsOfSVG[Int(name.id)]))
    }
    adjustAttributes(current.namespace)
    insertForeign(name, current.namespace)
  }

  private mutating func closeInForeign() -> Step {
    let name = tokenizer.token.name
    var index = stack.count - 1
    while index > 0 {
      if stack[index].tagName == name {
        while stack.count > index { pop() }
        return .done
      }
      index -= 1
      if stack[index].namespace == .html { return .again }
    }
    return .done
  }

  /// Adjust MathML, SVG and foreign attributes.
  mutating func adjustAttributes(_ namespace: HTMLTree.Namespace) {
    for index in tokenizer.attributes.indices {
      let name = tokenizer.attributes[index].name
      guard let known = name.known else { continue }
      if let (space, local) = Self.adjusted(known) {
        tokenizer.attributes[index].space = space
        tokenizer.attributes[index].name = HTMLName(local)
      } else if namespace == .svg {
        let spelled = KnownNameIndex.shared.attributesOfSVG[Int(known.rawValue)]
        tokenizer.attributes[index].name = HTMLName(id: UInt32(spelled))
      } else if namespace == .math, known == .definitionurl {
        tokenizer.attributes[index].name = HTMLName(.mathDefinitionURL)
      }
    }
  }

  private static func adjusted(_ name: KnownName) -> (HTMLTree.Attribute.Space, KnownName)? {
    switch name {
    case .xlinkActuate: (.xlink, .actuate)
    case .xlinkArcrole: (.xlink, .arcrole)
    case .xlinkHref: (.xlink, .href)
    case .xlinkRole: (.xlink, .role)
    case .xlinkShow: (.xlink, .show)
    case .xlinkTitle: (.xlink, .title)
    case .xlinkType: (.xlink, .type)
    case .xmlLang: (.xml, .lang)
    case .xmlSpace: (.xml, .space)
    case .xmlns: (.xmlns, .xmlns)
    case .xmlnsXlink: (.xmlns, .xlink)
    default: nil
    }
  }
}
