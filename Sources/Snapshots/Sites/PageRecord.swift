/// Everything that was taken out of one page: what its rows are made of, and what the cache keeps.
struct PageRecord: Sendable, Hashable {
  /// A line and a column of the page, both from one, the column in code points.
  struct Place: Sendable, Hashable {
    var line: Int32
    var column: Int32

    /// The beginning of the page.
    static let start = Place(line: 1, column: 1)

    /// `LINE:COLUMN`, as rules see it.
    var text: String { String(line) + ":" + String(column) }
  }

  /// A text with its place.
  struct Words: Sendable, Hashable {
    var text: String
    var place: Place
  }

  /// A reference to something: a link, or an image.
  struct Link: Sendable, Hashable {
    /// What the reference is, as far as the page alone tells.
    enum Kind: UInt8, Sendable, Hashable, CaseIterable {
      case anchor, frame, resource, image, refresh
    }

    var kind: Kind
    /// Whether the element has a script of its own.
    var isScripted: Bool
    /// The address as written.
    var written: String
    /// The words of the link, or the alternative text of an image; nil where there is no attribute.
    var words: String?
    var place: Place
  }

  /// A step of a trail of columns (当前位置：首页 > 政务公开 > 通知公告).
  struct Step: Sendable, Hashable {
    var words: String
    /// The address as written; nil for words without a link.
    var written: String?
    var place: Place
  }

  /// A quick hash of the bytes of the page.
  var contentHash: UInt64 = 0
  /// The encoding, such as `GB18030`.
  var encoding = ""
  /// The position of the word in 编码来源.
  var encodingSource: UInt8 = 0
  /// Whether the page was too large or too deep and was cut.
  var isCut = false
  /// The `base` of the page as written.
  var base: String?
  var title: Words?
  /// The day of publication as a day number.
  var published: Int32?
  /// The words that stand where a date should and can't be read.
  var unreadableDate: String?
  /// The columns that the page itself names, by meta `ColumnName`.
  var columnNames: [String] = []
  /// The trail of columns.
  var trail: [Step] = []
  var body: String?
  var fingerprint: String?
  var links: [Link] = []
  /// What fragments may name: ids, and names of anchors.
  var fragments: [String] = []
  /// The values of the plan's extractors, in their order.
  var values: [Words?] = []
}
