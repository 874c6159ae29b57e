import Codecs

/// What a paragraph itself says of its style, its list and its level.
struct DOCXParagraphProperties {
  private(set) var style: String?
  private(set) var list: Int?
  private(set) var level: Int?
  /// Whether a tracked change has deleted the end of the paragraph, which joins it with the next one.
  private(set) var isEndDeleted = false
  private var outline: Int?

  init() {}

  /// Reads the properties to their end.
  init(reading part: inout DOCXPart) throws(DOCXFault) {
    let depth = part.depth
    while part.depth >= depth, let event = try part.next() {
      guard case .start(let element) = event else { continue }
      let number = element.value.flatMap { Int($0) }
      switch element.name.local {
      case "pStyle": style = element.value
      case "outlineLvl": outline = number
      case "numId": list = number
      case "ilvl": level = number
      case "del", "moveFrom": isEndDeleted = true
      case "numPr", "rPr": continue
      // Among others what held before a tracked change, and the page's own settings.
      default: try part.skip()
      }
    }
  }

  /// The heading level, from one; nil for body text.
  func headingLevel(_ styles: DOCXStyles) -> Int? {
    guard let outline else { return styles.headingLevel(style) }
    return (0..<9).contains(outline) ? outline + 1 : nil
  }
}
