import HTMLParsing
import Snapshots

/// A page as far as these tests need it, read with a few patterns.
struct SketchPage: ParsedPage {
  let text: String
  init(_ bytes: [UInt8]) { text = String(decoding: bytes, as: UTF8.self) }
  func passage(_ s: Substring) -> HTMLPage.Passage {
    HTMLPage.Passage(text: String(s), range: s.startIndex.utf16Offset(in: text)..<s.endIndex.utf16Offset(in: text))
  }
  func offset(_ i: String.Index) -> Int { text.utf8.distance(from: text.startIndex, to: i) }
  var isCut: Bool { false }
  var title: HTMLPage.Passage? { text.firstMatch(of: /<title>(.*?)<.title>/).map { passage($0.1) } }
  var base: String? { text.firstMatch(of: /<base href="(.*?)"/).map { String($0.1) } }
  var metas: [HTMLPage.Meta] { [] }
  var references: [HTMLPage.Reference] {
    text.matches(of: /<a href="(.*?)">(.*?)<.a>/).map {
      let o = offset($0.range.lowerBound)
      return HTMLPage.Reference(
        kind: .anchor, written: String($0.1), words: String($0.2), range: o..<o, isScripted: false)
    }
  }
  var fragmentNames: [String] { text.matches(of: /id="(.*?)"/).map { String($0.1) } }
  var body: String { text }
  var times: [HTMLPage.Passage] { [] }
  var trail: [(words: HTMLPage.Passage, written: String?)] { [] }
  func text(labelled labels: [String]) -> HTMLPage.Passage? {
    text.matches(of: /<p>([^<：]*)：([^<]*)/).first { labels.contains(String($0.1)) }.map { passage($0.2) }
  }
  func text(selectedBy selector: String) -> HTMLPage.Passage? { nil }
}
