import Records
import SourceText

extension ObjectEvaluation {
  /// The days that intervals exclude, between the fewest and the most that the data allow.
  ///
  /// An open interval runs to the check date while the object is not ended; in an ended object its end is unknown. More
  /// excluded days only ever move a due date later, so that the two ends decide for everything between.
  ///
  /// - Parameters:
  ///   - exclusions: the intervals.
  ///   - isOngoing: whether the object is not ended.
  ///   - isLength: whether a length is wanted, not a due date. In a length an interval with one end missing may be anywhere,
  ///     so that a value less never makes more of the length known.
  func excludedDays(_ exclusions: [Exclusion], isOngoing: Bool, isLength: Bool = false) -> ExclusionBounds {
    var sure: [ExcludedDays.Interval] = []
    var open: [ExcludedDays.Interval] = []
    var causes: [Cause] = []
    for exclusion in exclusions {
      for candidate in candidates(exclusion) {
        causes = causes.merged(with: candidate.causes)
        var bounds = Self.bounds(candidate, isOngoing: isOngoing, checkDate: engine.dataset.checkDate, &causes)
        if isLength, bounds.least == nil, bounds.most != nil { bounds.most = Self.everything }
        if let interval = bounds.most { open.append(interval) }
        if candidate.isSure, let interval = bounds.least { sure.append(interval) }
      }
      if case .rows(let selection) = exclusion {
        let members = self.members(selection)
        let hasUnread = members.unsure.contains { if case .unread = $0 { true } else { false } }
        if members.isUnknown || hasUnread {
          causes = causes.merged(with: members.causes)
          open.append(Self.everything)
        }
      }
    }
    return ExclusionBounds(least: ExcludedDays(sure), most: ExcludedDays(sure + open), causes: causes)
  }

  /// One interval as it stands in the data.
  private struct Candidate {
    let start: Knowable
    let end: Knowable
    let includesFirstDay: Bool
    let isSure: Bool
    let causes: [Cause]
    let name: LocalizedText
  }

  private static let everything = ExcludedDays.Interval(
    start: Day(number: 0).advanced(by: -800_000), end: Day(number: 0).advanced(by: 3_000_000))

  private func candidates(_ exclusion: Exclusion) -> [Candidate] {
    switch exclusion {
    case .span(let from, let to, let includesFirstDay):
      return [
        Candidate(
          start: value(from), end: value(to), includesFirstDay: includesFirstDay, isSure: true, causes: [],
          name: from.source + LocalizedText(zh: "至", en: " to ") + to.source)
      ]
    case .rows(let selection):
      guard let table = selection.table, let fields = engine.schema[table].interval else { return [] }
      let members = self.members(selection)
      recorder?.record(members, of: selection)
      return members.all.enumerated().compactMap { offset, member in
        guard case .row(let reference) = member else { return nil }
        let isSure = offset < members.sure.count
        let name =
          engine.schema[table].name + LocalizedText(zh: "「\(engine.key(reference))」", en: " “\(engine.key(reference))”")
        let start = engine.read(reference, fields.start, name: name + engine.schema[table][fields.start].name.spaced)
        let end = engine.read(reference, fields.end, name: name + engine.schema[table][fields.end].name.spaced)
        recorder?.record(name + engine.schema[table][fields.start].name.spaced, start, type: .date)
        recorder?.record(name + engine.schema[table][fields.end].name.spaced, end, type: .date)
        return Candidate(
          start: start, end: end, includesFirstDay: fields.includesFirstDay, isSure: isSure,
          causes: isSure ? [] : members.causes, name: name)
      }
    }
  }

  /// The shortest and the longest interval that a candidate can be; nil for none.
  private static func bounds(
    _ candidate: Candidate, isOngoing: Bool, checkDate: Day, _ causes: inout [Cause]
  ) -> (least: ExcludedDays.Interval?, most: ExcludedDays.Interval?) {
    let includes = candidate.includesFirstDay
    guard let start = candidate.start.value?.day else {
      // Neither end is there: the row says nothing about time. One end alone leaves everything before it open.
      causes = causes.merged(with: candidate.start.causes)
      let end = candidate.end.value?.day ?? everything.end
      return (nil, ExcludedDays.Interval(start: everything.start, end: end))
    }
    guard let end = candidate.end.value?.day else {
      let isBlank = candidate.end.causes.allSatisfy(\.isAbsence)
      if isOngoing, isBlank {
        guard start <= checkDate else { return (nil, nil) }
        let interval = ExcludedDays.Interval(start: start, end: checkDate, includesFirstDay: includes)
        return (interval, interval)
      }
      causes = causes.merged(with: candidate.end.causes)
      return (nil, ExcludedDays.Interval(start: start, end: everything.end, includesFirstDay: includes))
    }
    guard start <= end else {
      causes = causes.merged(with: [
        Cause(name: candidate.name, kind: .order(start.text + " → " + end.text))
      ])
      return (nil, everything)
    }
    let interval = ExcludedDays.Interval(start: start, end: end, includesFirstDay: includes)
    return (interval, interval)
  }
}

extension LocalizedText {
  /// The text after another one: with 的 in Chinese, with a space in English.
  var spaced: LocalizedText { LocalizedText(zh: zh, en: " " + en) }
}
