/// Dates and moments as the reading table accepts them; the time of day and its zone stay as written.
enum DateReading {
  private static let yearSign = Array("年".utf8)
  private static let monthSign = Array("月".utf8)
  private static let daySign = Array("日".utf8)
  private static let hourSigns = [Array("时".utf8), Array("点".utf8)]
  private static let minuteSign = Array("分".utf8)
  private static let secondSign = Array("秒".utf8)

  /// Reads the whole range as a date with or without a time of day; nil if it is none or there is no such day.
  static func moment(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Moment? {
    var offset = range.lowerBound
    let end = range.upperBound
    guard let day = day(bytes, &offset, end) else { return nil }
    if offset == end { return Moment(day: day, second: nil) }
    guard let second = time(bytes, &offset, end, after: range.lowerBound) else { return nil }
    skipZone(bytes, &offset, end)
    return offset == end ? Moment(day: day, second: second) : nil
  }

  private static func day(_ bytes: Span<UInt8>, _ offset: inout Int, _ end: Int) -> Day? {
    guard let year = ByteWords.digits(bytes, &offset, end, 4...4), offset < end else { return nil }
    let mark = bytes[offset]
    if mark &- 0x30 < 10 { return compactDay(year, bytes, &offset, end) }
    if mark == 0x2D || mark == 0x2F || mark == 0x2E {
      offset += 1
      guard let month = ByteWords.digits(bytes, &offset, end, 1...2), offset < end, bytes[offset] == mark else {
        return nil
      }
      offset += 1
      guard let day = ByteWords.digits(bytes, &offset, end, 1...2) else { return nil }
      return Day(year: year, month: month, day: day)
    }
    guard ByteWords.take(yearSign, bytes, &offset, end), let month = ByteWords.digits(bytes, &offset, end, 1...2),
      ByteWords.take(monthSign, bytes, &offset, end), let day = ByteWords.digits(bytes, &offset, end, 1...2),
      ByteWords.take(daySign, bytes, &offset, end)
    else { return nil }
    return Day(year: year, month: month, day: day)
  }

  private static func compactDay(_ year: Int, _ bytes: Span<UInt8>, _ offset: inout Int, _ end: Int) -> Day? {
    guard let month = ByteWords.digits(bytes, &offset, end, 2...2),
      let day = ByteWords.digits(bytes, &offset, end, 2...2)
    else { return nil }
    return Day(year: year, month: month, day: day)
  }

  /// Reads what follows the date: `T09:30`, ` 9:30:00.5`, `9时30分`, `093000`.
  private static func time(_ bytes: Span<UInt8>, _ offset: inout Int, _ end: Int, after start: Int) -> Int32? {
    let dateEnd = offset
    if bytes[offset] | 0x20 == 0x74 { offset += 1 } else { ByteWords.skipSpaces(bytes, &offset, end) }
    let isSeparated = offset > dateEnd
    if dateEnd - start == 8, let second = compactTime(bytes, &offset, end) { return second }
    guard let hour = ByteWords.digits(bytes, &offset, end, 1...2), offset < end else { return nil }
    if bytes[offset] == 0x3A { return isSeparated ? clockTime(hour, bytes, &offset, end) : nil }
    return writtenTime(hour, bytes, &offset, end)
  }

  /// Six digits behind a date of eight.
  private static func compactTime(_ bytes: Span<UInt8>, _ offset: inout Int, _ end: Int) -> Int32? {
    var next = offset
    guard let hour = ByteWords.digits(bytes, &next, end, 2...2),
      let minute = ByteWords.digits(bytes, &next, end, 2...2),
      let second = ByteWords.digits(bytes, &next, end, 2...2)
    else { return nil }
    offset = next
    return seconds(hour, minute, second)
  }

  private static func clockTime(_ hour: Int, _ bytes: Span<UInt8>, _ offset: inout Int, _ end: Int) -> Int32? {
    offset += 1
    guard let minute = ByteWords.digits(bytes, &offset, end, 2...2) else { return nil }
    guard offset < end, bytes[offset] == 0x3A else { return seconds(hour, minute, 0) }
    offset += 1
    guard let second = ByteWords.digits(bytes, &offset, end, 2...2) else { return nil }
    if offset < end, bytes[offset] == 0x2E {
      offset += 1
      guard ByteWords.digits(bytes, &offset, end, 1...9) != nil else { return nil }
    }
    return seconds(hour, minute, second)
  }

  private static func writtenTime(_ hour: Int, _ bytes: Span<UInt8>, _ offset: inout Int, _ end: Int) -> Int32? {
    guard ByteWords.take(hourSigns[0], bytes, &offset, end) || ByteWords.take(hourSigns[1], bytes, &offset, end) else {
      return nil
    }
    guard let minute = ByteWords.digits(bytes, &offset, end, 1...2) else { return seconds(hour, 0, 0) }
    guard ByteWords.take(minuteSign, bytes, &offset, end) else { return nil }
    guard let second = ByteWords.digits(bytes, &offset, end, 1...2) else { return seconds(hour, minute, 0) }
    return ByteWords.take(secondSign, bytes, &offset, end) ? seconds(hour, minute, second) : nil
  }

  private static func seconds(_ hour: Int, _ minute: Int, _ second: Int) -> Int32? {
    hour < 24 && minute < 60 && second < 60 ? Int32(hour * 3600 + minute * 60 + second) : nil
  }

  /// Steps over `Z`, `+08:00`, `+0800` or `+08`: the date is kept as written, no zone is converted.
  private static func skipZone(_ bytes: Span<UInt8>, _ offset: inout Int, _ end: Int) {
    var next = offset
    ByteWords.skipSpaces(bytes, &next, end)
    guard next < end else { return }
    let sign = bytes[next]
    next += 1
    if sign | 0x20 == 0x7A {
      offset = next
    } else if sign == 0x2B || sign == 0x2D, ByteWords.digits(bytes, &next, end, 2...2) != nil {
      if next < end, bytes[next] == 0x3A { next += 1 }
      if next < end { guard ByteWords.digits(bytes, &next, end, 2...2) != nil else { return } }
      offset = next
    }
  }
}
