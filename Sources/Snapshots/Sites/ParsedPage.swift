package import HTMLParsing

/// What is asked of a page that was read: the part of ``HTMLPage`` that sites need, so that tests can stand in for it.
package protocol ParsedPage {
  /// Whether the page was cut because it was too large or too deep.
  var isCut: Bool { get }
  /// The title.
  var title: HTMLPage.Passage? { get }
  /// The `base` as written.
  var base: String? { get }
  /// The meta elements in document order.
  var metas: [HTMLPage.Meta] { get }
  /// All references in document order.
  var references: [HTMLPage.Reference] { get }
  /// Ids and the names of anchors.
  var fragmentNames: [String] { get }
  /// The text of the page as on screen.
  var body: String { get }
  /// What time elements say: their `datetime`, else their text.
  var times: [HTMLPage.Passage] { get }
  /// The steps of the trail of columns, from the home page down, with the addresses of those that are links.
  var trail: [(words: HTMLPage.Passage, written: String?)] { get }

  /// The text beside or under one of some labels.
  func text(labelled labels: [String]) -> HTMLPage.Passage?
  /// The text of the first element that a selector selects.
  func text(selectedBy selector: String) -> HTMLPage.Passage?
}
