extension HTMLTree {
  /// Reads a page from UTF-8 bytes; ill-formed ones mean U+FFFD. Nothing makes it fail.
  ///
  /// At most 2 GB of the bytes are read, at most so many nodes made: ``isCut`` tells.
  package static func parse(_ source: [UInt8], limits: HTMLPage.Limits = HTMLPage.Limits()) -> HTMLTree {
    var tree = PageBytes.reading(source, limit: Self.sizeLimit) { bytes in
      TreeBuilder(bytes, source: source, limits: limits).build()
    }
    if source.count > Self.sizeLimit { tree.isCut = true }
    return tree
  }

  /// Reads a part of a page as if it were inside an element (section 13.4); what is in it is below the document.
  package static func parseFragment(
    _ source: [UInt8], in context: FragmentContext, limits: HTMLPage.Limits = HTMLPage.Limits()
  ) -> HTMLTree {
    PageBytes.reading(source, limit: Self.sizeLimit) { bytes in
      var builder = TreeBuilder(bytes, source: source, limits: limits)
      builder.enter(context)
      return builder.buildFragment()
    }
  }

  private static let sizeLimit = Int(Int32.max)
}

extension TreeBuilder {
  /// Begins a fragment: the root is open, and what the context element asks for is in force.
  fileprivate mutating func enter(_ fragment: FragmentContext) {
    let name = tokenizer.names.intern(Array(fragment.name.utf8))
    let traits =
      fragment.namespace == .html ? ElementTraits.html(name) : ElementTraits.foreign(name, fragment.namespace)
    context = OpenElement(node: .none, name: name, tagName: name, namespace: fragment.namespace, traits: traits)
    insertElement(.html)
    if fragment.namespace == .html {
      switch name.known {
      case .title, .textarea: tokenizer.content = .rcdata
      case .style, .xmp, .iframe, .noembed, .noframes: tokenizer.content = .rawText
      case .script: tokenizer.content = .script
      case .plaintext: tokenizer.content = .plainText
      case .template: templateModes.append(.inTemplate)
      case .form: hasOuterForm = true
      default: break
      }
    }
    resetMode()
  }

  fileprivate consuming func buildFragment() -> HTMLTree {
    let root = stack[0].node
    run()
    var tree = finish()
    tree.detach(root)
    tree.moveChildren(of: root, to: tree.document)
    return tree
  }
}
