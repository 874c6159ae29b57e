import Codecs

/// The styles of paragraphs: which of them are headings, and which are numbered.
struct DOCXStyles {
  /// What a paragraph has from its style.
  struct Style {
    /// The name in small letters, such as `heading 1`.
    var name = ""
    var base: String?
    var outline: Int?
    var numbering: Int?
    var level: Int?
  }

  private var styles: [String: Style] = [:]
  private var standard: String?
  /// How many styles are followed up a chain; a chain may be made to run in a ring.
  private static let chainLimit = 32

  init() {}

  init(reading part: DOCXPart) throws(DOCXFault) {
    var part = part
    var id: String?
    var style = Style()
    while let event = try part.next() {
      guard case .start(let element) = event else {
        if case .end(let name) = event, name.local == "style", let id { styles[id] = style }
        continue
      }
      switch element.name.local {
      case "style":
        id = element.attribute("type") ?? "paragraph" == "paragraph" ? element.attribute("styleId") : nil
        style = Style()
        if id != nil, element.attribute("default").map({ $0 == "1" || $0 == "true" }) == true { standard = id }
      case "name": style.name = element.value?.lowercased() ?? ""
      case "basedOn": style.base = element.value
      case "outlineLvl": style.outline = element.value.flatMap { Int($0) }
      case "numId": style.numbering = element.value.flatMap { Int($0) }
      case "ilvl": style.level = element.value.flatMap { Int($0) }
      default: break
      }
    }
  }

  /// The style and those it stands on, the nearest first.
  private func chain(_ id: String?) -> [Style] {
    var chain: [Style] = []
    var next = id ?? standard
    while let id = next, let style = styles[id], chain.count < Self.chainLimit {
      chain.append(style)
      next = style.base
    }
    return chain
  }

  /// The heading level that a style gives, from one; nil for body text.
  ///
  /// The outline level counts; without one the names count that Word and WPS give: heading 1, 标题 1, 标题1, 标题 一.
  func headingLevel(_ id: String?) -> Int? {
    for style in chain(id) {
      if let outline = style.outline { return (0..<9).contains(outline) ? outline + 1 : nil }
      if let level = Self.level(style.name) { return level }
    }
    return nil
  }

  /// The list and the level in it that a style puts a paragraph on.
  func numbering(_ id: String?) -> (list: Int, level: Int?)? {
    for style in chain(id) {
      if let numbering = style.numbering { return (numbering, style.level) }
    }
    return nil
  }

  /// Whether the style is that of the document's title.
  func isTitle(_ id: String?) -> Bool {
    let name = chain(id).first?.name
    return name == "title" || name == "标题"
  }

  /// Whether the style is that of a line in a generated table of contents.
  func isContents(_ id: String?) -> Bool {
    guard let name = chain(id).first?.name else { return false }
    return name.hasPrefix("toc ") || name.hasPrefix("目录 ") && name.dropFirst(3).allSatisfy(\.isNumber)
  }

  /// Whether the style is that of a caption of a table or picture.
  func isCaption(_ id: String?) -> Bool {
    let name = chain(id).first?.name
    return name == "caption" || name == "题注"
  }

  private static func level(_ name: String) -> Int? {
    for start in ["heading ", "heading", "标题 ", "标题"] where name.hasPrefix(start) {
      let rest = name.dropFirst(start.count)
      guard rest.count == 1, let mark = rest.first else { continue }
      if let level = mark.wholeNumberValue, (1...9).contains(level) { return level }
    }
    return nil
  }
}
