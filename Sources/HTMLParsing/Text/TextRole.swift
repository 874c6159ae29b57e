/// What an element does to the text that a reader sees (WHATWG HTML, section 15.3, the style sheet of browsers).
enum TextRole: UInt8, Sendable {
  /// Its text goes on in the line.
  case inline
  /// It begins and ends a line.
  case block
  /// `br`: ends a line.
  case lineBreak
  /// A cell: stands beside the one before it.
  case cell
  /// White space counts in it.
  case preformatted
  /// Nobody sees it.
  case hidden

  /// The role of an element.
  static func of(_ node: HTMLTree.Node) -> TextRole {
    if node.namespace != .html { return node.namespace == .svg ? .hidden : .inline }
    let id = Int(node.name.id)
    return id < table.count ? table[id] : .inline
  }

  /// The roles of the known names, by their numbers.
  static let table: [TextRole] = {
    var table = [TextRole](repeating: .inline, count: Int(NameTable.knownCount))
    func set(_ names: [KnownName], _ role: TextRole) {
      for name in names { table[Int(name.rawValue)] = role }
    }
    set(
      [
        .html, .body, .address, .blockquote, .center, .dialog, .div, .figure, .figcaption, .footer, .form, .header, .hr,
        .legend, .main, .p, .search, .article, .aside, .h1, .h2, .h3, .h4, .h5, .h6, .hgroup, .nav, .section, .dir, .dd,
        .dl, .dt, .menu, .ol, .ul, .li, .table, .caption, .thead, .tbody, .tfoot, .tr, .fieldset, .details, .summary,
        .optgroup, .option, .frameset, .marquee,
      ], .block)
    set([.br], .lineBreak)
    set([.td, .th], .cell)
    set([.pre, .listing, .xmp, .plaintext], .preformatted)
    // What stands inside `iframe`, `video` and the like is for browsers that can't show them.
    set(
      [
        .area, .base, .basefont, .datalist, .head, .link, .meta, .noembed, .noframes, .param, .rp, .script, .style,
        .template, .title, .iframe, .video, .audio, .canvas, .object, .applet, .textarea, .input,
      ], .hidden)
    return table
  }()
}

extension HTMLTree {
  /// Whether an element's own attributes hide it: `hidden`, `display: none`, a `dialog` that isn't open.
  func isHidden(_ node: Node) -> Bool {
    if node.count > 0 {
      for index in Int(node.first)..<Int(node.first) + Int(node.count) {
        let name = attributes[index].name
        if name == HTMLName(.hidden) { return true }
        if name == HTMLName(.style), Self.hasDisplayNone(bytes(of: attributes[index].value)) { return true }
      }
    }
    guard node.name == HTMLName(.dialog), node.namespace == .html else { return false }
    return !(Int(node.first)..<Int(node.first) + Int(node.count)).contains { attributes[$0].name == HTMLName(.open) }
  }

  /// Whether declarations of a style hold `display: none`.
  static func hasDisplayNone(_ style: ArraySlice<UInt8>) -> Bool {
    guard style.count >= 12, style.holds("display") else { return false }
    var isHidden = false
    for declaration in style.split(separator: 0x3B) {
      guard let colon = declaration.firstIndex(of: 0x3A) else { continue }
      guard isWord(declaration[..<colon], "display") else { continue }
      let value = declaration[(colon + 1)...].prefix { $0 != 0x21 }
      isHidden = isWord(value, "none")
    }
    return isHidden
  }

  /// Whether bytes are a word in any case with white space around it.
  private static func isWord(_ bytes: ArraySlice<UInt8>, _ word: StaticString) -> Bool {
    var rest = bytes
    while let first = rest.first, first <= 0x20 { rest.removeFirst() }
    while let last = rest.last, last <= 0x20 { rest.removeLast() }
    guard rest.count == word.utf8CodeUnitCount else { return false }
    return zip(rest, word.description.utf8).allSatisfy { $0 | 0x20 == $1 }
  }
}

extension ArraySlice<UInt8> {
  /// Whether a word of small ASCII letters occurs, in any case.
  ///
  /// Styles are long and looked at in every element, so that only every few bytes one is compared with the word's letters.
  func holds(_ word: StaticString) -> Bool { place(of: word) != nil }

  /// The place of the first occurrence of a word of small ASCII letters, in any case.
  func place(of word: StaticString) -> Int? {
    let count = word.utf8CodeUnitCount
    return unsafe withUnsafeBufferPointer { bytes in
      let letters = unsafe word.utf8Start
      var index = count - 1
      while index < bytes.count {
        let byte = unsafe bytes[index] | 0x20
        for place in 0..<count where unsafe letters[place] == byte {
          let start = index - place
          guard start + count <= bytes.count else { continue }
          var matched = 0
          while matched < count, unsafe bytes[start + matched] | 0x20 == letters[matched] { matched += 1 }
          if matched == count { return startIndex + start }
        }
        index += count
      }
      return nil
    }
  }
}
