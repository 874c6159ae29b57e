extension TreeBuilder {
  /// The initial insertion mode.
  mutating func inInitial() -> Step {
    switch tokenizer.token.kind {
    case .text:
      _ = takeSpaces()
      if isTextEmpty { return .done }
    case .comment:
      insertComment(into: tree.document)
      return .done
    case .doctype:
      insertDoctype()
      mode = .beforeHTML
      return .done
    case .null, .startTag, .endTag, .end: break
    }
    tree.mode = .quirks
    mode = .beforeHTML
    return .again
  }

  private mutating func insertDoctype() {
    let doctype = tokenizer.doctype
    var node = HTMLTree.Node(kind: .doctype, start: tokenizer.token.start, end: tokenizer.token.end)
    node.name = tokenizer.names.intern(doctype.name.map { tokenizer.decoded[$0.range] }.map { Array($0) } ?? [])
    node.first = UInt32(truncatingIfNeeded: tree.attributes.count)
    if let run = doctype.publicID {
      let place = doctype.places.publicID
      tree.attributes.append(HTMLTree.Attribute(name: HTMLName(.public), value: run, place: place))
    }
    if let run = doctype.systemID {
      let place = doctype.places.systemID
      tree.attributes.append(HTMLTree.Attribute(name: HTMLName(.system), value: run, place: place))
    }
    node.count = UInt32(truncatingIfNeeded: tree.attributes.count) - node.first
    let id = tree.make(node)
    tree.append(id, to: tree.document)
    tree.mode =
      DocumentType(
        name: node.name, publicID: doctype.publicID.map { bytes(of: $0) },
        systemID: doctype.systemID.map { bytes(of: $0) }, forcesQuirks: doctype.forcesQuirks
      ).mode
  }

  private func bytes(of run: ByteRun) -> [UInt8] {
    Array(run.isDecoded ? tokenizer.decoded[run.range] : tree.source[run.range])
  }

  /// The before html insertion mode.
  mutating func inBeforeHTML() -> Step {
    switch tokenizer.token.kind {
    case .doctype: return .done
    case .comment:
      insertComment(into: tree.document)
      return .done
    case .text:
      _ = takeSpaces()
      if isTextEmpty { return .done }
    case .startTag where tag == .html:
      insertElement()
      mode = .beforeHead
      return .done
    case .endTag where !isTagOfRoot: return .done
    case .null, .startTag, .endTag, .end: break
    }
    insertElement(.html)
    mode = .beforeHead
    return .again
  }

  /// The end tags that stand for an element before them.
  private var isTagOfRoot: Bool {
    switch tag {
    case .head, .body, .html, .br: true
    default: false
    }
  }

  /// The before head insertion mode.
  mutating func inBeforeHead() -> Step {
    switch tokenizer.token.kind {
    case .doctype: return .done
    case .comment:
      insertComment()
      return .done
    case .text:
      _ = takeSpaces()
      if isTextEmpty { return .done }
    case .startTag:
      if tag == .html { return inBody() }
      if tag == .head {
        insertElement()
        head = stack[stack.count - 1].node
        mode = .inHead
        return .done
      }
    case .endTag where !isTagOfRoot: return .done
    case .null, .endTag, .end: break
    }
    insertElement(.head)
    head = stack[stack.count - 1].node
    mode = .inHead
    return .again
  }

  /// The in head insertion mode.
  mutating func inHead() -> Step {
    switch tokenizer.token.kind {
    case .doctype: return .done
    case .comment:
      insertComment()
      return .done
    case .text: if !insertSpacesAndSeeWords() { return .done }
    case .startTag: if let step = startTagInHead() { return step }
    case .endTag:
      switch tag {
      case .head:
        pop()
        mode = .afterHead
        return .done
      case .body, .html, .br: break
      case .template:
        closeTemplate()
        return .done
      default: return .done
      }
    case .null, .end: break
    }
    pop()
    mode = .afterHead
    return .again
  }

  /// A start tag in head; nil for one that ends the head.
  private mutating func startTagInHead() -> Step? {
    switch tag {
    case .html: return inBody()
    case .base, .basefont, .bgsound, .link, .meta: insertVoidElement()
    case .title: insertTextElement(.rcdata)
    case .noframes, .style: insertTextElement(.rawText)
    case .noscript:
      insertElement()
      mode = .inHeadNoscript
    case .script: insertTextElement(.script)
    case .template: openTemplate()
    case .head: break
    default: return nil
    }
    return .done
  }

  private mutating func openTemplate() {
    formatting.append(.marker)
    allowsFrameset = false
    mode = .inTemplate
    insertElement()
    templateModes.append(.inTemplate)
    let contents = tree.make(
      HTMLTree.Node(kind: .templateContent, start: tokenizer.token.end, end: tokenizer.token.end))
    tree.append(contents, to: stack[stack.count - 1].node)
  }

  private mutating func closeTemplate() {
    guard isOpen(.template) else { return }
    closeAllImplied()
    popUntil(.template)
    leaveTemplate()
  }

  /// What is done when a template was taken off the stack.
  mutating func leaveTemplate() {
    clearFormattingToMarker()
    if !templateModes.isEmpty { templateModes.removeLast() }
    resetMode()
  }

  /// The in head noscript insertion mode.
  mutating func inHeadNoscript() -> Step {
    switch tokenizer.token.kind {
    case .doctype: return .done
    case .comment: return inHead()
    case .text: if !insertSpacesAndSeeWords() { return .done }
    case .startTag:
      switch tag {
      case .html: return inBody()
      case .basefont, .bgsound, .link, .meta, .noframes, .style: return inHead()
      case .head, .noscript: return .done
      default: break
      }
    case .endTag:
      switch tag {
      case .noscript:
        pop()
        mode = .inHead
        return .done
      case .br: break
      default: return .done
      }
    case .null, .end: break
    }
    pop()
    mode = .inHead
    return .again
  }

  /// The after head insertion mode.
  mutating func inAfterHead() -> Step {
    switch tokenizer.token.kind {
    case .doctype: return .done
    case .comment:
      insertComment()
      return .done
    case .text: if !insertSpacesAndSeeWords() { return .done }
    case .startTag: if let step = startTagAfterHead() { return step }
    case .endTag:
      switch tag {
      case .template: return inHead()
      case .body, .html, .br: break
      default: return .done
      }
    case .null, .end: break
    }
    insertElement(.body)
    mode = .inBody
    return .again
  }

  private mutating func startTagAfterHead() -> Step? {
    switch tag {
    case .html: return inBody()
    case .body:
      insertElement()
      allowsFrameset = false
      mode = .inBody
    case .frameset:
      insertElement()
      mode = .inFrameset
    case .base, .basefont, .bgsound, .link, .meta, .noframes, .script, .style, .template, .title:
      let name = HTMLName(.head)
      push(OpenElement(node: head, name: name, tagName: name, namespace: .html, traits: ElementTraits.html(name)))
      let end = tree.nodes[Int(head.index)].end
      let step = inHead()
      removeFromStack(head)
      // The head was closed before; what browsers move into it stands behind it.
      tree.nodes[Int(head.index)].end = end
      return step
    case .head: break
    default: return nil
    }
    return .done
  }

  /// The text insertion mode: the contents of `title`, `script` and the like.
  mutating func inText() -> Step {
    switch tokenizer.token.kind {
    case .text: insertText()
    case .end:
      pop()
      mode = originalMode
      return .again
    case .endTag:
      pop()
      mode = originalMode
    case .null, .startTag, .comment, .doctype: break
    }
    return .done
  }
}
