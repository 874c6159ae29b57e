extension TreeBuilder {
  /// An end tag in body.
  mutating func endTagInBody() -> Step {
    switch tag {
    case .template: return inHead()
    case .body: if isInScope(.body) { mode = .afterBody }
    case .html:
      guard isInScope(.body) else { return .done }
      mode = .afterBody
      return .again
    case .address, .article, .aside, .blockquote, .button, .center, .details, .dialog, .dir, .div, .dl, .fieldset,
      .figcaption, .figure, .footer, .header, .hgroup, .listing, .main, .menu, .nav, .ol, .pre, .search, .section,
      .select, .summary, .ul:
      closeBlock()
    case .form: closeForm()
    case .p:
      if !isInButtonScope(.p) { insertElement(.p) }
      closeParagraph()
    case .li:
      guard isInListScope(.li) else { break }
      closeImplied(but: .li)
      popUntil(.li)
    case .dd: closeDefinition(.dd)
    case .dt: closeDefinition(.dt)
    case .h1, .h2, .h3, .h4, .h5, .h6:
      guard isHeadingInScope else { break }
      closeImplied()
      popUntil { $0.traits.contains(.heading) }
    case .a, .b, .big, .code, .em, .font, .i, .nobr, .s, .small, .strike, .strong, .tt, .u: runAdoptionAgency()
    case .applet, .marquee, .object:
      guard isInScope(tokenizer.token.name) else { break }
      closeBlock()
      clearFormattingToMarker()
    case .br: insertBreakForEndTag()
    default: closeAnyOther()
    }
    return .done
  }

  /// Closes the element of the tag if it is in scope.
  private mutating func closeBlock() {
    let name = tokenizer.token.name
    guard isInScope(name) else { return }
    closeImplied()
    popUntil { $0.isHTML(name) }
  }

  private mutating func closeDefinition(_ name: KnownName) {
    guard isInScope(name) else { return }
    closeImplied(but: name)
    popUntil(name)
  }

  private mutating func closeForm() {
    if isOpen(.template) {
      guard isInScope(.form) else { return }
      closeImplied()
      return popUntil(.form)
    }
    let node = form
    form = .none
    guard !node.isNone, isInScope(node: node) else { return }
    closeImplied()
    removeFromStack(node)
  }

  /// `</br>` is a `<br>` without attributes.
  private mutating func insertBreakForEndTag() {
    tokenizer.attributes.removeAll(keepingCapacity: true)
    reconstructFormatting()
    insertVoidElement()
    allowsFrameset = false
  }
}
