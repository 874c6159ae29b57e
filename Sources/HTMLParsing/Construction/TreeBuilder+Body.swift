extension TreeBuilder {
  /// The in body insertion mode.
  mutating func inBody() -> Step {
    switch tokenizer.token.kind {
    case .text:
      reconstructFormatting()
      if allowsFrameset, countOfSpaces(tokenizer.token.run) < tokenizer.token.run.count { allowsFrameset = false }
      insertText()
    case .comment: insertComment()
    case .startTag: return startTagInBody()
    case .endTag: return endTagInBody()
    case .end: if !templateModes.isEmpty { return inTemplate() }
    case .null, .doctype: break
    }
    return .done
  }

  private mutating func startTagInBody() -> Step {
    switch tag {
    case .html: if !isOpen(.template) { addAttributes(to: stack[0].node) }
    case .base, .basefont, .bgsound, .link, .meta, .noframes, .script, .style, .template, .title: return inHead()
    case .body: addToBody()
    case .frameset: replaceBodyByFrameset()
    case .address, .article, .aside, .blockquote, .center, .details, .dialog, .dir, .div, .dl, .fieldset,
      .figcaption, .figure, .footer, .header, .hgroup, .main, .menu, .nav, .ol, .p, .search, .section, .summary, .ul:
      closeParagraph()
      insertElement()
    case .h1, .h2, .h3, .h4, .h5, .h6:
      closeParagraph()
      if let top = stack.last, top.traits.contains(.heading) { pop() }
      insertElement()
    case .pre, .listing:
      closeParagraph()
      insertElement()
      skipsLineFeed = true
      allowsFrameset = false
    case .form: openForm()
    case .li: openItem(.li)
    case .dd, .dt: openItem(.dd, .dt)
    case .plaintext:
      closeParagraph()
      insertElement()
      tokenizer.content = .plainText
    case .button: openButton()
    case .caption, .col, .colgroup, .frame, .head, .tbody, .td, .tfoot, .th, .thead, .tr: break
    default: return startTagOfPhrasing()
    }
    return .done
  }

  private mutating func startTagOfPhrasing() -> Step {
    switch tag {
    case .a: openAnchor()
    case .b, .big, .code, .em, .font, .i, .s, .small, .strike, .strong, .tt, .u: openFormatting()
    case .nobr: openNobr()
    case .applet, .marquee, .object:
      reconstructFormatting()
      insertElement()
      formatting.append(.marker)
      allowsFrameset = false
    case .table:
      if tree.mode != .quirks { closeParagraph() }
      insertElement()
      allowsFrameset = false
      mode = .inTable
    case .area, .br, .embed, .img, .keygen, .wbr: insertVoidPhrase()
    case .input: insertInput()
    case .param, .source, .track: insertVoidElement()
    case .hr:
      closeParagraph()
      if isInScope(.select) { closeImplied() }
      insertVoidElement()
      allowsFrameset = false
    case .image:
      tokenizer.token.name = HTMLName(.img)
      return .again
    case .textarea:
      insertTextElement(.rcdata)
      skipsLineFeed = true
      allowsFrameset = false
    case .xmp:
      closeParagraph()
      reconstructFormatting()
      allowsFrameset = false
      insertTextElement(.rawText)
    case .iframe:
      allowsFrameset = false
      insertTextElement(.rawText)
    case .noembed: insertTextElement(.rawText)
    case .select: openSelect()
    case .option, .optgroup: openOption()
    case .rb, .rtc:
      if isInScope(.ruby) { closeImplied() }
      insertElement()
    case .rp, .rt:
      if isInScope(.ruby) { closeImplied(but: .rtc) }
      insertElement()
    case .math: openForeign(.math)
    case .svg: openForeign(.svg)
    default:
      reconstructFormatting()
      insertElement()
      if tag == .selectedcontent { selectedContents.append(stack[stack.count - 1].node) }
    }
    return .done
  }

  private mutating func addToBody() {
    guard stack.count > 1, stack[1].isHTML(.body), !isOpen(.template) else { return }
    allowsFrameset = false
    addAttributes(to: stack[1].node)
  }

  private mutating func replaceBodyByFrameset() {
    guard stack.count > 1, stack[1].isHTML(.body), allowsFrameset else { return }
    tree.detach(stack[1].node)
    while stack.count > 1 { pop() }
    insertElement()
    mode = .inFrameset
  }

  private mutating func openForm() {
    let isInTemplate = isOpen(.template)
    guard isInTemplate || form.isNone && !hasOuterForm else { return }
    closeParagraph()
    insertElement()
    if !isInTemplate { form = stack[stack.count - 1].node }
  }

  /// `li`, or `dd` and `dt`: the item before it is closed.
  private mutating func openItem(_ name: KnownName, _ other: KnownName? = nil) {
    allowsFrameset = false
    var index = stack.count
    while index > 0 {
      index -= 1
      let element = stack[index]
      if let found = element.tag, found == name || found == other {
        closeImplied(but: found)
        popUntil(found)
        break
      }
      let isPassed = element.isHTML(.address) || element.isHTML(.div) || element.isHTML(.p)
      if element.traits.contains(.special), !isPassed { break }
    }
    closeParagraph()
    insertElement()
  }

  private mutating func openButton() {
    if isInScope(.button) {
      closeImplied()
      popUntil(.button)
    }
    reconstructFormatting()
    insertElement()
    allowsFrameset = false
  }

  private mutating func openAnchor() {
    if let index = formattingIndex({ $0.name == HTMLName(.a) }) {
      let old = formatting[index].node
      runAdoptionAgency()
      removeFromFormatting(old)
      removeFromStack(old)
    }
    openFormatting()
  }

  private mutating func openFormatting() {
    reconstructFormatting()
    insertElement()
    pushFormatting(stack[stack.count - 1].node)
  }

  private mutating func openNobr() {
    reconstructFormatting()
    if isInScope(.nobr) {
      runAdoptionAgency()
      reconstructFormatting()
    }
    insertElement()
    pushFormatting(stack[stack.count - 1].node)
  }

  private mutating func insertVoidPhrase() {
    reconstructFormatting()
    insertVoidElement()
    allowsFrameset = false
  }

  private mutating func insertInput() {
    if let context, context.isHTML(.select) { return }
    if isInScope(.select) { popUntil(.select) }
    reconstructFormatting()
    insertVoidElement()
    if !attributeHas(.type, "hidden") { allowsFrameset = false }
  }

  private mutating func openSelect() {
    if let context, context.isHTML(.select) { return }
    if isInScope(.select) { return popUntil(.select) }
    reconstructFormatting()
    insertElement()
    allowsFrameset = false
  }

  private mutating func openOption() {
    if isInScope(.select) {
      closeImplied(but: tag == .option ? .optgroup : nil)
    } else if let top = stack.last, top.isHTML(.option) {
      pop()
    }
    reconstructFormatting()
    insertElement()
  }

  private mutating func openForeign(_ namespace: HTMLTree.Namespace) {
    reconstructFormatting()
    adjustAttributes(namespace)
    insertForeign(tokenizer.token.name, namespace)
  }
}
