/// The tree construction stage of the WHATWG HTML standard (section 13.2.6), scripting off.
///
/// The methods keep the order of the standard's lists, so that they can be read beside it. Parse errors are not recorded.
///
/// Against hostile pages: the stack is no deeper than ``HTMLPage/Limits/depth`` (the element on top is closed before a
/// deeper one is opened), the list of active formatting elements has at most ``formattingLimit`` entries behind its last
/// marker, and nothing is made any more after so many nodes. So no token costs more steps than these bounds allow.
struct TreeBuilder: ~Copyable {
  typealias NodeID = HTMLTree.NodeID
  typealias ByteRun = HTMLTree.ByteRun

  /// The most active formatting elements behind the last marker; the oldest is forgotten.
  static let formattingLimit = 256

  var tokenizer: Tokenizer
  var tree: HTMLTree
  let limits: HTMLPage.Limits
  var mode = InsertionMode.initial
  /// Where the modes *text* and *in table text* go back to.
  var originalMode = InsertionMode.inBody
  var templateModes: [InsertionMode] = []
  /// The stack of open elements; the root lies at 0.
  var stack: [OpenElement] = []
  var formatting: [FormattingElement] = []
  var head: NodeID = .none
  var form: NodeID = .none
  /// A fragment's context is a form, or has one around it.
  var hasOuterForm = false
  var allowsFrameset = true
  var fosters = false
  /// A line feed right behind `<pre>`, `<listing>` or `<textarea>` is left out.
  var skipsLineFeed = false
  /// Text of a table that was read but not put anywhere yet.
  var tableText: [(run: ByteRun, place: Range<Int>)] = []
  var tableTextHasWords = false
  /// Whether elements were moved with what is in them, so that their depths are not known.
  var mayBeTooDeep = false
  /// The `selectedcontent` elements, which are filled at the end.
  var selectedContents: [NodeID] = []
  /// The context element of a fragment, as if it were on the stack.
  var context: OpenElement?

  init(_ bytes: PageBytes, source: [UInt8], limits: HTMLPage.Limits) {
    tokenizer = Tokenizer(bytes)
    self.limits = limits
    tree = HTMLTree(source: source, names: NameTable())
    let size = bytes.count
    tree.nodes.reserveCapacity(min(size / 16 + 16, 1 << 20))
    tree.pieces.reserveCapacity(min(size / 48 + 16, 1 << 20))
    tree.attributes.reserveCapacity(min(size / 48 + 16, 1 << 20))
    stack.reserveCapacity(64)
  }

  /// Reads the whole page.
  consuming func build() -> HTMLTree {
    run()
    return finish()
  }

  mutating func run() {
    while true {
      let isInForeign = isCurrentForeign
      tokenizer.allowsCDATA = isInForeign
      tokenizer.next()
      if skipsLineFeed, isAfterLineFeedRule() { continue }
      let isDone = isInForeign && usesForeignRules && inForeignContent() == .done
      if !isDone { while step() == .again {} }
      if tokenizer.token.kind == .end { return }
      if tree.nodes.count >= limits.nodes {
        tree.isCut = true
        return
      }
    }
  }

  consuming func finish() -> HTMLTree {
    if !selectedContents.isEmpty { fillSelectedContents() }
    if mayBeTooDeep { tree.flatten(to: limits.depth) }
    for open in stack { tree.nodes[Int(open.node.index)].end = UInt32(truncatingIfNeeded: tokenizer.bytes.count) }
    if tokenizer.leftOutAttributes { tree.isCut = true }
    tree.decoded = tokenizer.decoded
    tree.names = tokenizer.names
    return tree
  }

  /// Takes the line feed off the text behind `<pre>`; true if nothing is left of it.
  private mutating func isAfterLineFeedRule() -> Bool {
    skipsLineFeed = false
    guard tokenizer.token.kind == .text else { return false }
    let run = tokenizer.token.run
    var count = 0
    if run.isDecoded {
      if tokenizer.decoded[Int(run.start)] == 0x0A { count = 1 }
    } else if tokenizer.bytes[Int(run.start)] == 0x0A {
      count = 1
    } else if tokenizer.bytes[Int(run.start)] == 0x0D {
      count = run.count > 1 && tokenizer.bytes[Int(run.start) + 1] == 0x0A ? 2 : 1
    }
    guard count > 0 else { return false }
    dropText(count)
    return tokenizer.token.run.count == 0
  }

  /// Whether the adjusted current node is of SVG or MathML.
  @inline(__always)
  private var isCurrentForeign: Bool {
    if stack.count == 1, let context { return context.namespace != .html }
    return stack.count > 0 && stack[stack.count - 1].namespace != .html
  }

  /// Tree construction dispatcher: whether the token is read by the rules for foreign content.
  private var usesForeignRules: Bool {
    guard let current = adjustedCurrent, current.namespace != .html else { return false }
    let token = tokenizer.token
    if token.kind == .end { return false }
    if current.traits.contains(.mathText) {
      if token.kind == .text || token.kind == .null { return false }
      if token.kind == .startTag, token.name != HTMLName(.mglyph), token.name != HTMLName(.malignmark) { return false }
    }
    if current.namespace == .math, current.name == HTMLName(.annotationXml), token.kind == .startTag,
      token.name == HTMLName(.svg)
    {
      return false
    }
    if current.traits.contains(.htmlPoint) {
      return token.kind != .startTag && token.kind != .text && token.kind != .null
    }
    return true
  }

  /// Reads the token by the rules of the current insertion mode.
  mutating func step() -> Step {
    switch mode {
    case .initial: inInitial()
    case .beforeHTML: inBeforeHTML()
    case .beforeHead: inBeforeHead()
    case .inHead: inHead()
    case .inHeadNoscript: inHeadNoscript()
    case .afterHead: inAfterHead()
    case .inBody: inBody()
    case .text: inText()
    case .inTable: inTable()
    case .inTableText: inTableText()
    case .inCaption: inCaption()
    case .inColumnGroup: inColumnGroup()
    case .inTableBody: inTableBody()
    case .inRow: inRow()
    case .inCell: inCell()
    case .inTemplate: inTemplate()
    case .afterBody: inAfterBody()
    case .inFrameset: inFrameset()
    case .afterFrameset: inAfterFrameset()
    case .afterAfterBody: inAfterAfterBody()
    case .afterAfterFrameset: inAfterAfterFrameset()
    }
  }

  /// The tag's name if HTML knows it.
  @inline(__always)
  var tag: KnownName? { tokenizer.token.name.known }

  /// The place of the token in the source.
  @inline(__always)
  var place: Range<Int> { tokenizer.token.start..<tokenizer.token.end }
}
