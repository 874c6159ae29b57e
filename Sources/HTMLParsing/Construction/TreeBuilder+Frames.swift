extension TreeBuilder {
  /// The in template insertion mode.
  mutating func inTemplate() -> Step {
    switch tokenizer.token.kind {
    case .text, .null, .comment, .doctype: return inBody()
    case .startTag:
      switch tag {
      case .base, .basefont, .bgsound, .link, .meta, .noframes, .script, .style, .template, .title: return inHead()
      case .caption, .colgroup, .tbody, .tfoot, .thead: return changeTemplate(to: .inTable)
      case .col: return changeTemplate(to: .inColumnGroup)
      case .tr: return changeTemplate(to: .inTableBody)
      case .td, .th: return changeTemplate(to: .inRow)
      default: return changeTemplate(to: .inBody)
      }
    case .endTag: return tag == .template ? inHead() : .done
    case .end:
      guard isOpen(.template) else {
        templateModes.removeAll()
        return .done
      }
      popUntil(.template)
      leaveTemplate()
      return .again
    }
  }

  private mutating func changeTemplate(to mode: InsertionMode) -> Step {
    if !templateModes.isEmpty { templateModes.removeLast() }
    templateModes.append(mode)
    self.mode = mode
    return .again
  }

  /// The after body insertion mode.
  mutating func inAfterBody() -> Step {
    switch tokenizer.token.kind {
    case .text: if !insertSpacesOfBodyAndSeeWords() { return .done }
    case .comment:
      insertComment(into: stack[0].node)
      return .done
    case .doctype: return .done
    case .startTag where tag == .html: return inBody()
    case .endTag where tag == .html:
      if context == nil { mode = .afterAfterBody }
      return .done
    case .end: return .done
    case .null, .startTag, .endTag: break
    }
    mode = .inBody
    return .again
  }

  /// White space behind the body belongs to it.
  private mutating func insertSpacesOfBodyAndSeeWords() -> Bool {
    if let spaces = takeSpaces() {
      reconstructFormatting()
      insertText(spaces.run, place: spaces.place)
    }
    return !isTextEmpty
  }

  /// The in frameset insertion mode.
  mutating func inFrameset() -> Step {
    switch tokenizer.token.kind {
    case .text: insertOnlySpaces()
    case .comment: insertComment()
    case .startTag:
      switch tag {
      case .html: return inBody()
      case .frameset: insertElement()
      case .frame: insertVoidElement()
      case .noframes: return inHead()
      default: break
      }
    case .endTag:
      guard tag == .frameset, stack.count > 1 else { break }
      pop()
      if context == nil, let top = stack.last, !top.isHTML(.frameset) { mode = .afterFrameset }
    case .null, .doctype, .end: break
    }
    return .done
  }

  /// The after frameset insertion mode.
  mutating func inAfterFrameset() -> Step {
    switch tokenizer.token.kind {
    case .text: insertOnlySpaces()
    case .comment: insertComment()
    case .startTag:
      switch tag {
      case .html: return inBody()
      case .noframes: return inHead()
      default: break
      }
    case .endTag: if tag == .html { mode = .afterAfterFrameset }
    case .null, .doctype, .end: break
    }
    return .done
  }

  /// The after after body insertion mode.
  mutating func inAfterAfterBody() -> Step {
    switch tokenizer.token.kind {
    case .comment:
      insertComment(into: tree.document)
      return .done
    case .doctype: return inBody()
    case .text: if !insertSpacesOfBodyAndSeeWords() { return .done }
    case .startTag where tag == .html: return inBody()
    case .end: return .done
    case .null, .startTag, .endTag: break
    }
    mode = .inBody
    return .again
  }

  /// The after after frameset insertion mode.
  mutating func inAfterAfterFrameset() -> Step {
    switch tokenizer.token.kind {
    case .comment: insertComment(into: tree.document)
    case .doctype: return inBody()
    case .text:
      reconstructFormatting()
      insertOnlySpaces()
    case .startTag:
      switch tag {
      case .html: return inBody()
      case .noframes: return inHead()
      default: break
      }
    case .null, .endTag, .end: break
    }
    return .done
  }
}
