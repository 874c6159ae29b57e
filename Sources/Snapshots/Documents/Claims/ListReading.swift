/// Members of lists such as 公众参与、专家论证、风险评估、合法性审查和集体讨论.
enum ListReading {
  /// The members of a list that takes a whole range; nil if it is no list with 、.
  ///
  /// - Parameter claimed: how many there should be; it decides what 和 means.
  static func members(
    in text: Scalars, _ range: Range<Int>, claimed: Int
  ) -> (members: [String], isOpen: Bool)? {
    var end = range.upperBound
    var isOpen = false
    while let word = ends.first(where: { text.has($0, endingAt: end) }), end > range.lowerBound {
      end -= word.count
      isOpen = true
    }
    guard end > range.lowerBound, let parts = parts(in: text, range.lowerBound..<end), parts.count > 1 else {
      return nil
    }
    return (divided(parts, in: text, claimed: claimed).map { trimmed(text.text($0)) }, isOpen)
  }

  /// The members of a list that ends before an offset, and where it begins; nil if none does.
  static func membersBefore(
    _ end: Int, in text: Scalars, notBefore limit: Int, claimed: Int
  ) -> (members: [String], start: Int)? {
    var (stop, start) = (end, end)
    var isQuoted = false
    if let quote = text[end - 1], quote == "”" || quote == "」" {
      stop -= 1
      start = stop
      while start > limit, text.all[start - 1] != "“", text.all[start - 1] != "「", text.all[start - 1] != quote {
        start -= 1
      }
      guard start > limit, text.all[start - 1] != quote else { return quotedEach(end, in: text, notBefore: limit) }
      isQuoted = true
    } else {
      while start > limit, !isBorder(text.all[start - 1]) { start -= 1 }
    }
    guard let parts = parts(in: text, start..<stop), parts.count > 1 else {
      return isQuoted ? quotedEach(end, in: text, notBefore: limit) : nil
    }
    let members = divided(isQuoted ? parts : afterLead(parts, in: text), in: text, claimed: claimed)
    return (members.map { trimmed(text.text($0)) }, isQuoted ? start - 1 : members.first?.lowerBound ?? start)
  }

  /// “A”、“B”、“C”三项: each member has quotes of its own.
  private static func quotedEach(
    _ end: Int, in text: Scalars, notBefore limit: Int
  ) -> (members: [String], start: Int)? {
    var ranges: [Range<Int>] = []
    var stop = end
    while stop > limit, text[stop - 1] == "”" {
      var start = stop - 1
      while start > limit, text.all[start - 1] != "“" { start -= 1 }
      guard start > limit else { return nil }
      ranges.insert(start..<stop - 1, at: 0)
      stop = start - 1
      guard let mark = text[stop - 1], mark == "、" || mark == "和" else { break }
      stop -= 1
    }
    return ranges.count > 1 ? (ranges.map { text.text($0) }, stop) : nil
  }

  /// The parts between 、; nil if there is anything in the list that divides it otherwise.
  private static func parts(in text: Scalars, _ range: Range<Int>) -> [Range<Int>]? {
    var parts: [Range<Int>] = []
    var start = range.lowerBound
    var depth = 0
    var hasComma = false
    for index in range {
      let scalar = text.all[index]
      if scalar.opensBracket || scalar == "《" || scalar == "“" { depth += 1 }
      if scalar.closesBracket || scalar == "》" || scalar == "”" { depth = max(0, depth - 1) }
      guard depth == 0 else { continue }
      if scalar == "、" {
        parts.append(start..<index)
        start = index + 1
      } else if scalar.endsClause {
        if scalar.endsSentence { return nil }
        hasComma = true
      }
    }
    parts.append(start..<range.upperBound)
    if hasComma { return nil }
    return parts.allSatisfy { !$0.isEmpty && $0.count <= 60 } ? parts : nil
  }

  /// Divides parts at 和, 与, 及 or 以及: the last part, or as many as make the number that is claimed.
  ///
  /// Whether 和 parts two members or stands within one can't be told from the words, so the number decides where it can:
  /// 北京、天津和沈阳、大连 are four, 发展和改革、财政 two.
  private static func divided(_ parts: [Range<Int>], in text: Scalars, claimed: Int) -> [Range<Int>] {
    var joints: [(part: Int, joint: Range<Int>)] = []
    for number in parts.indices.reversed() {
      joints += self.joints(of: parts[number], in: text).map { (number, $0) }
    }
    let missing = claimed - parts.count
    let isExplained = (0...joints.count).contains(missing)
    let usual = joints.first.map { $0.part == parts.count - 1 ? 1 : 0 } ?? 0
    var result = parts
    for (part, joint) in joints.prefix(isExplained ? missing : usual) {
      // Joints come from the last to the first, so those before keep their places.
      let whole = result[part]
      result.replaceSubrange(
        part...part, with: [whole.lowerBound..<joint.lowerBound, joint.upperBound..<whole.upperBound])
    }
    return result
  }

  /// The joints in a part, from the last to the first.
  private static func joints(of part: Range<Int>, in text: Scalars) -> [Range<Int>] {
    var found: [Range<Int>] = []
    var (index, end) = (part.upperBound - 2, part.upperBound)
    while index > part.lowerBound {
      if let word = text.first(of: joints, at: index), index + word.count < end {
        found.append(index..<index + word.count)
        end = index
      }
      index -= 1
    }
    return found
  }

  /// The parts from the one on that holds the words that lead in: 从受理到审查、决定要经过甲、乙 begins at 甲.
  private static func afterLead(_ parts: [Range<Int>], in text: Scalars) -> [Range<Int>] {
    for number in parts.indices.reversed() {
      let part = parts[number]
      for index in part.dropFirst() where index < part.upperBound - 1 {
        guard let word = text.first(of: leads, at: index), index + word.count < part.upperBound else { continue }
        var rest = Array(parts[number...])
        rest[0] = index + word.count..<part.upperBound
        return rest
      }
    }
    return parts
  }

  private static func isBorder(_ scalar: Unicode.Scalar) -> Bool {
    scalar.endsClause
  }

  private static func trimmed(_ member: String) -> String {
    var view = member.unicodeScalars[...]
    while let first = view.first, first.isBlank { view.removeFirst() }
    while let last = view.last, last.isBlank { view.removeLast() }
    return String(Substring(view))
  }

  private static let ends = Scalars.words("等等 等 …… …")
  private static let joints = Scalars.words("以及 和 与 及")
  private static let leads = Scalars.words(
    "要经过 经过 包括 涵盖 围绕 突出 树立 抓好 做好 建立了 建立 制定了 制定 完善 设立 把 构建 牢固树立 落实了 分为 着力抓好 实行 执行")
}
