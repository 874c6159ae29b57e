extension TreeBuilder {
  /// The in table insertion mode.
  mutating func inTable() -> Step {
    switch tokenizer.token.kind {
    case .text, .null:
      if let top = stack.last, top.traits.contains(.fosters) || top.isHTML(.template) {
        tableText.removeAll(keepingCapacity: true)
        tableTextHasWords = false
        originalMode = mode
        mode = .inTableText
        return .again
      }
    case .comment:
      insertComment()
      return .done
    case .doctype: return .done
    case .startTag: if let step = startTagInTable() { return step }
    case .endTag:
      switch tag {
      case .table:
        guard isInTableScope(.table) else { return .done }
        popUntil(.table)
        resetMode()
        return .done
      case .body, .caption, .col, .colgroup, .html, .tbody, .td, .tfoot, .th, .thead, .tr: return .done
      case .template: return inHead()
      default: break
      }
    case .end: return inBody()
    }
    return inBodyWithFostering()
  }

  /// What has no place in a table is put before it.
  private mutating func inBodyWithFostering() -> Step {
    fosters = true
    defer { fosters = false }
    // `image` is renamed and read again, still out of the table.
    var step = inBody()
    if step == .again, tag == .img { step = inBody() }
    return step
  }

  private mutating func startTagInTable() -> Step? {
    switch tag {
    case .caption:
      clearToTable()
      formatting.append(.marker)
      insertElement()
      mode = .inCaption
    case .colgroup:
      clearToTable()
      insertElement()
      mode = .inColumnGroup
    case .col:
      clearToTable()
      insertElement(.colgroup)
      mode = .inColumnGroup
      return .again
    case .tbody, .tfoot, .thead:
      clearToTable()
      insertElement()
      mode = .inTableBody
    case .td, .th, .tr:
      clearToTable()
      insertElement(.tbody)
      mode = .inTableBody
      return .again
    case .table:
      guard isInTableScope(.table) else { return .done }
      popUntil(.table)
      resetMode()
      return .again
    case .style, .script, .template: return inHead()
    case .input:
      guard attributeHas(.type, "hidden") else { return nil }
      insertVoidElement()
    case .form:
      guard !isOpen(.template), form.isNone, !hasOuterForm else { return .done }
      insertElement()
      form = stack[stack.count - 1].node
      pop()
    default: return nil
    }
    return .done
  }

  private mutating func clearToTable() {
    clearStack { $0.isHTML(.table) || $0.isHTML(.template) }
  }

  private mutating func clearToTableBody() {
    clearStack { $0.isHTML(.tbody) || $0.isHTML(.tfoot) || $0.isHTML(.thead) || $0.isHTML(.template) }
  }

  private mutating func clearToRow() {
    clearStack { $0.isHTML(.tr) || $0.isHTML(.template) }
  }

  /// The in table text insertion mode.
  mutating func inTableText() -> Step {
    switch tokenizer.token.kind {
    case .null: return .done
    case .text:
      let run = tokenizer.token.run
      if countOfSpaces(run) < run.count { tableTextHasWords = true }
      tableText.append((run, place))
      return .done
    case .startTag, .endTag, .comment, .doctype, .end: break
    }
    for (run, place) in tableText {
      if tableTextHasWords {
        fosters = true
        reconstructFormatting()
        insertText(run, place: place)
        fosters = false
        allowsFrameset = false
      } else {
        insertText(run, place: place)
      }
    }
    tableText.removeAll(keepingCapacity: true)
    mode = originalMode
    return .again
  }

  /// The in caption insertion mode.
  mutating func inCaption() -> Step {
    switch (tokenizer.token.kind, tag) {
    case (.endTag, .caption):
      _ = closeCaption()
      return .done
    case (.startTag, .caption), (.startTag, .col), (.startTag, .colgroup), (.startTag, .tbody), (.startTag, .td),
      (.startTag, .tfoot), (.startTag, .th), (.startTag, .thead), (.startTag, .tr), (.endTag, .table):
      return closeCaption() ? .again : .done
    case (.endTag, .body), (.endTag, .col), (.endTag, .colgroup), (.endTag, .html), (.endTag, .tbody), (.endTag, .td),
      (.endTag, .tfoot), (.endTag, .th), (.endTag, .thead), (.endTag, .tr):
      return .done
    default: return inBody()
    }
  }

  private mutating func closeCaption() -> Bool {
    guard isInTableScope(.caption) else { return false }
    closeImplied()
    popUntil(.caption)
    clearFormattingToMarker()
    mode = .inTable
    return true
  }

  /// The in column group insertion mode.
  mutating func inColumnGroup() -> Step {
    switch tokenizer.token.kind {
    case .text: if !insertSpacesAndSeeWords() { return .done }
    case .comment:
      insertComment()
      return .done
    case .doctype: return .done
    case .startTag:
      switch tag {
      case .html: return inBody()
      case .col:
        insertVoidElement()
        return .done
      case .template: return inHead()
      default: break
      }
    case .endTag:
      switch tag {
      case .colgroup:
        guard let top = stack.last, top.isHTML(.colgroup) else { return .done }
        pop()
        mode = .inTable
        return .done
      case .col: return .done
      case .template: return inHead()
      default: break
      }
    case .end: return inBody()
    case .null: break
    }
    guard let top = stack.last, top.isHTML(.colgroup) else { return .done }
    pop()
    mode = .inTable
    return .again
  }

  /// The in table body insertion mode.
  mutating func inTableBody() -> Step {
    switch (tokenizer.token.kind, tag) {
    case (.startTag, .tr):
      clearToTableBody()
      insertElement()
      mode = .inRow
      return .done
    case (.startTag, .th), (.startTag, .td):
      clearToTableBody()
      insertElement(.tr)
      mode = .inRow
      return .again
    case (.endTag, .tbody), (.endTag, .tfoot), (.endTag, .thead):
      guard let tag, isInTableScope(tag) else { return .done }
      closeTableBody()
      return .done
    case (.startTag, .caption), (.startTag, .col), (.startTag, .colgroup), (.startTag, .tbody), (.startTag, .tfoot),
      (.startTag, .thead), (.endTag, .table):
      guard isTableBodyInScope else { return .done }
      closeTableBody()
      return .again
    case (.endTag, .body), (.endTag, .caption), (.endTag, .col), (.endTag, .colgroup), (.endTag, .html),
      (.endTag, .td), (.endTag, .th), (.endTag, .tr):
      return .done
    default: return inTable()
    }
  }

  private mutating func closeTableBody() {
    clearToTableBody()
    pop()
    mode = .inTable
  }

  /// The in row insertion mode.
  mutating func inRow() -> Step {
    switch (tokenizer.token.kind, tag) {
    case (.startTag, .th), (.startTag, .td):
      clearToRow()
      insertElement()
      mode = .inCell
      formatting.append(.marker)
      return .done
    case (.endTag, .tr):
      _ = closeRow()
      return .done
    case (.startTag, .caption), (.startTag, .col), (.startTag, .colgroup), (.startTag, .tbody), (.startTag, .tfoot),
      (.startTag, .thead), (.startTag, .tr), (.endTag, .table):
      return closeRow() ? .again : .done
    case (.endTag, .tbody), (.endTag, .tfoot), (.endTag, .thead):
      guard let tag, isInTableScope(tag) else { return .done }
      return closeRow() ? .again : .done
    case (.endTag, .body), (.endTag, .caption), (.endTag, .col), (.endTag, .colgroup), (.endTag, .html),
      (.endTag, .td), (.endTag, .th):
      return .done
    default: return inTable()
    }
  }

  private mutating func closeRow() -> Bool {
    guard isInTableScope(.tr) else { return false }
    clearToRow()
    pop()
    mode = .inTableBody
    return true
  }

  /// The in cell insertion mode.
  mutating func inCell() -> Step {
    switch (tokenizer.token.kind, tag) {
    case (.endTag, .td), (.endTag, .th):
      guard let tag, isInTableScope(tag) else { return .done }
      closeImplied()
      popUntil(tag)
      clearFormattingToMarker()
      mode = .inRow
      return .done
    case (.startTag, .caption), (.startTag, .col), (.startTag, .colgroup), (.startTag, .tbody), (.startTag, .td),
      (.startTag, .tfoot), (.startTag, .th), (.startTag, .thead), (.startTag, .tr):
      closeCell()
      return .again
    case (.endTag, .body), (.endTag, .caption), (.endTag, .col), (.endTag, .colgroup), (.endTag, .html): return .done
    case (.endTag, .table), (.endTag, .tbody), (.endTag, .tfoot), (.endTag, .thead), (.endTag, .tr):
      guard let tag, isInTableScope(tag) else { return .done }
      closeCell()
      return .again
    default: return inBody()
    }
  }

  /// Close the cell. Without a cell on the stack, which only the limit on depth can bring about, the mode alone changes.
  private mutating func closeCell() {
    closeImplied()
    if isInTableScope(.td) || isInTableScope(.th) { popUntil { $0.isHTML(.td) || $0.isHTML(.th) } }
    clearFormattingToMarker()
    mode = .inRow
  }
}
