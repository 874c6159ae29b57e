import Records

/// The date on which a page was published: what its meta elements, its time elements or its labels say.
enum PublicationDate {
  /// The names of meta elements that hold it, the usual one of government sites first.
  ///
  /// Source of `PubDate`: 政府网站发展指引 (国办发〔2017〕47号), annex on page labels.
  static let metaNames = [
    "PubDate", "publishdate", "publish_date", "publish-date", "publishtime", "pubtime", "pub_date", "releasedate",
    "article:published_time", "og:release_date", "weibo:article:create_at", "datepublished", "dcterms.issued",
    "dc.date",
    "dc.date.issued", "createdate",
  ]

  /// The labels that stand before it in the text of a page.
  static let labels = ["发布日期", "发布时间", "公开日期", "公开时间", "发文日期", "发稿时间", "发稿日期", "日期"]

  /// Reads the whole of a text as a date, with or without a time of day.
  static func day(ofWhole text: String) -> Day? {
    guard case .value(.date(let day)) = ValueReading.read(text, as: .date) else { return nil }
    return day
  }

  /// The first date in a text: `2020-08-02 10:17 来源：办公室` is that of the second of August.
  static func day(in text: String) -> Day? {
    if let day = day(ofWhole: text) { return day }
    let bytes = Array(text.utf8.prefix(4096))
    var start = 0
    while start + 8 <= bytes.count {
      guard bytes[start] &- 0x30 < 10, start == 0 || bytes[start - 1] &- 0x30 >= 10 else {
        start += 1
        continue
      }
      if let day = day(bytes, at: start) { return day }
      start += 1
    }
    return nil
  }

  /// A date that begins at an offset: four digits, a mark, one or two digits, the mark, one or two digits.
  private static func day(_ bytes: [UInt8], at start: Int) -> Day? {
    var offset = start
    guard let year = number(bytes, &offset, 4...4), let mark = mark(bytes, &offset, first: true),
      let month = number(bytes, &offset, 1...2), self.mark(bytes, &offset, first: false) == mark,
      let day = number(bytes, &offset, 1...2), offset == bytes.count || bytes[offset] &- 0x30 >= 10
    else { return nil }
    return Day(year: year, month: month, day: day)
  }

  private static func number(_ bytes: [UInt8], _ offset: inout Int, _ digits: ClosedRange<Int>) -> Int? {
    let start = offset
    var value = 0
    while offset < bytes.count, offset - start < digits.upperBound, bytes[offset] &- 0x30 < 10 {
      value = value * 10 + Int(bytes[offset] &- 0x30)
      offset += 1
    }
    return offset - start >= digits.lowerBound ? value : nil
  }

  /// The mark behind the year, or behind the month: 年 and 月 are a pair.
  private static func mark(_ bytes: [UInt8], _ offset: inout Int, first: Bool) -> UInt8? {
    guard offset < bytes.count else { return nil }
    if [0x2D, 0x2F, 0x2E].contains(bytes[offset]) {
      defer { offset += 1 }
      return bytes[offset]
    }
    let word = Array((first ? "年" : "月").utf8)
    guard bytes[offset...].starts(with: word) else { return nil }
    offset += word.count
    return 0
  }
}
