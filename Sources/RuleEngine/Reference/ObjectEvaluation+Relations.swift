import Records
import SourceText

extension ObjectEvaluation {
  /// S 按 F 齐全：甲、乙; 恰为 allows no other.
  func complete(
    _ selection: Selection, _ inner: CheckedExpression, _ words: [CheckedExpression], exactly: Bool,
    _ expression: CheckedExpression
  ) -> Truth {
    if let found = foundSet(selection, .complete(inner, words: words, exactly: exactly)) {
      return complete(found, selection, words, exactly: exactly)
    }
    let members = self.members(selection)
    recorder?.record(members, of: selection)
    if members.isUnknown { return .unknown(members.causes) }
    let sure = memberValues(members.sure, selection, inner)
    let unsure = memberValues(members.unsure, selection, inner)
    let causes = (sure + unsure).reduce(members.causes) { $0.merged(with: $1.causes) }
    var result = Truth.yes
    var wanted: [Knowable] = []
    for word in words {
      let target = value(word)
      wanted.append(target)
      func isWord(_ candidate: Knowable) -> Truth {
        compare(.equal, candidate, target, ofTypes: inner.type, word.type, expression.source)
      }
      if sure.contains(where: { isWord($0).isYes }) { continue }
      let isOpen = (sure + unsure).contains { !isWord($0).isNo }
      recorder?.noteMissing(word: word.source, of: selection.text, isOpen: isOpen)
      result = result.and(isOpen ? .unknown(causes) : .no)
    }
    guard exactly else { return result }
    for (offset, candidate) in (sure + unsure).enumerated() {
      var isWanted = Truth.no
      for (index, target) in wanted.enumerated() {
        isWanted = isWanted.or(
          compare(.equal, candidate, target, ofTypes: inner.type, words[index].type, expression.source))
      }
      if offset >= sure.count, isWanted.isNo { isWanted = .unknown(members.causes) }
      result = result.and(isWanted)
    }
    return result
  }

  /// S1 包含于／等于／不相交 S2.
  func setRelation(
    _ relation: SetRelation, _ left: Selection, _ leftKeys: [CheckedExpression], _ right: Selection,
    _ rightKeys: [CheckedExpression]
  ) -> Truth {
    let first = keySet(left, leftKeys)
    let second = keySet(right, rightKeys)
    switch relation {
    case .subset: return isSubset(first, of: second, left.text, right.text)
    case .equal:
      return isSubset(first, of: second, left.text, right.text)
        .and(isSubset(second, of: first, right.text, left.text))
    case .disjoint: return isDisjoint(first, second)
    }
  }

  /// The keys of a set: those of sure members in order, those that may be, and how many are unknown.
  private struct KeySet {
    var sure: [[Value]] = []
    var sureSet: Set<[Value]> = []
    var possible: Set<[Value]> = []
    var unknownCount = 0
    var causes: [Cause] = []
    var isUnknown = false
  }

  private func keySet(_ selection: Selection, _ keys: [CheckedExpression]) -> KeySet {
    let members = self.members(selection)
    recorder?.record(members, of: selection)
    var result = KeySet(causes: members.causes, isUnknown: members.isUnknown)
    let columns = keys.map { memberValues(members.all, selection, $0) }
    for index in members.all.indices {
      let parts = columns.map { $0[index] }
      let values = parts.compactMap(\.value).map { SelectionPlan.key($0) }
      if values.count < parts.count {
        result.unknownCount += 1
        result.causes = parts.reduce(result.causes) { $0.merged(with: $1.causes) }
      } else if index < members.sure.count {
        if result.sureSet.insert(values).inserted { result.sure.append(values) }
      } else {
        result.possible.insert(values)
      }
    }
    return result
  }

  private func isSubset(_ left: KeySet, of right: KeySet, _ name: LocalizedText, _ other: LocalizedText) -> Truth {
    let causes = left.causes.merged(with: right.causes)
    if left.isUnknown { return .unknown(causes) }
    var result = Truth.yes
    for key in left.sure where !right.sureSet.contains(key) {
      let isOpen = right.isUnknown || right.unknownCount > 0 || right.possible.contains(key)
      recorder?.noteMissing(key: key, of: name, in: other, isOpen: isOpen)
      result = result.and(isOpen ? .unknown(causes) : .no)
    }
    let isOpen = left.unknownCount > 0 || left.possible.contains { !right.sureSet.contains($0) }
    return isOpen ? result.and(.unknown(causes)) : result
  }

  private func isDisjoint(_ left: KeySet, _ right: KeySet) -> Truth {
    let causes = left.causes.merged(with: right.causes)
    if left.sure.contains(where: { right.sureSet.contains($0) }) { return .no }
    if left.isUnknown || right.isUnknown { return .unknown(causes) }
    let leftAll = left.sureSet.union(left.possible)
    let rightAll = right.sureSet.union(right.possible)
    let leftCount = leftAll.count + left.unknownCount
    let rightCount = rightAll.count + right.unknownCount
    if !leftAll.isDisjoint(with: rightAll) { return .unknown(causes) }
    let isOpen = (left.unknownCount > 0 && rightCount > 0) || (right.unknownCount > 0 && leftCount > 0)
    return isOpen ? .unknown(causes) : .yes
  }

  // MARK: Order and repetition

  /// 依次：A、B、C: values that do not fall (or rise, if strict).
  func inOrder(_ values: [Knowable], strictly: Bool) -> Truth {
    var causes: [Cause] = []
    var last: Knowable?
    var result = Truth.yes
    for value in values {
      guard value.ends != nil else {
        causes = causes.merged(with: value.causes)
        continue
      }
      if let last {
        let step =
          ValueOrder.truth(strictly ? .less : .atMost, last, value)
          ?? .unknown([Cause(name: LocalizedText(zh: "先后", en: "the order"), kind: .timeOfDay)])
        result = result.and(step)
      }
      last = value
    }
    return causes.isEmpty ? result : result.and(.unknown(causes))
  }

  /// S 按 F 排列，G 依次.
  func sortedInOrder(
    _ selection: Selection, _ by: CheckedExpression, _ inner: CheckedExpression, strictly: Bool
  ) -> Truth {
    let members = self.members(selection)
    recorder?.record(members, of: selection)
    if members.isUnknown { return .unknown(members.causes) }
    let keys = memberValues(members.sure, selection, by)
    let values = memberValues(members.sure, selection, inner)
    var pairs: [(offset: Int, key: Value, value: Knowable)] = []
    var causes = members.causes
    for index in keys.indices {
      if let key = keys[index].value, values[index].value != nil {
        pairs.append((index, key, values[index]))
      } else {
        causes = causes.merged(with: keys[index].causes).merged(with: values[index].causes)
      }
    }
    pairs.sort { left, right in
      if ValueOrder.isLess(left.key, right.key) ?? false { return true }
      if ValueOrder.isLess(right.key, left.key) ?? false { return false }
      return left.offset < right.offset
    }
    let result = inOrder(pairs.map(\.value), strictly: strictly)
    return pairs.count < keys.count || !members.unsure.isEmpty ? result.and(.unknown(causes)) : result
  }

  /// A、B、C 互不相同; further causes make it unknown unless two are equal.
  func distinct(_ values: [Knowable], _ furtherCauses: [Cause]) -> Truth {
    var seen: Set<Value> = []
    var causes = furtherCauses
    for value in values {
      if let known = value.value {
        if !seen.insert(SelectionPlan.key(known)).inserted { return .no }
      } else {
        causes = causes.merged(with: value.causes.isEmpty ? [] : value.causes)
      }
    }
    return causes.isEmpty || values.count < 2 ? .yes : .unknown(causes)
  }

  /// S 的 F 互不相同.
  func distinctWithin(_ selection: Selection, _ inner: CheckedExpression) -> Truth {
    let members = self.members(selection)
    recorder?.record(members, of: selection)
    if members.isUnknown { return .unknown(members.causes) }
    let sure = distinct(memberValues(members.sure, selection, inner), [])
    if sure.isNo || members.unsure.isEmpty { return sure }
    let all = distinct(memberValues(members.all, selection, inner), [])
    return all.isYes ? .yes : .unknown(members.causes.merged(with: all.causes))
  }

  /// F 不重复: no other member has the object's own value. Members whose value is unknown may have it.
  func unique(_ selection: Selection, _ inner: CheckedExpression, _ own: CheckedExpression) -> Truth {
    let value = self.value(own)
    guard value.value != nil else { return .unknown(value.causes) }
    let ownSlot = ExpressionUse(own, in: engine.rules).slots.max() ?? 0
    let equality = CheckedExpression(
      kind: .compare(.equal, inner, own), type: .truth, range: inner.range, source: inner.source)
    let condition = selection.condition.map { [$0, equality] } ?? [equality]
    let same = Selection(
      source: selection.source, slot: selection.slot,
      condition: CheckedExpression(kind: .all(condition), type: .truth, range: inner.range, source: inner.source),
      excluding: selection.excluding ?? .slot(ownSlot), text: selection.text)
    let members = self.members(same)
    recorder?.record(members, of: same)
    if members.isUnknown { return .unknown(members.causes) }
    if !members.sure.isEmpty { return .no }
    return members.unsure.isEmpty ? .yes : .unknown(members.causes)
  }

  /// F 连续: 1, 2, 3 … without a gap.
  func consecutive(_ selection: Selection, _ inner: CheckedExpression) -> Truth {
    engine.remembered(selection, [inner], by: self) {
      let members = self.members(selection)
      self.recorder?.record(members, of: selection)
      if members.isUnknown { return .unknown(members.causes) }
      let values = self.memberValues(members.sure, selection, inner)
      let numbers = values.compactMap { $0.value?.amount?.integer }
      let open = values.count - numbers.count + members.unsure.count
      let causes = values.reduce(members.causes) { $0.merged(with: $1.causes) }
      let isUnique = Set(numbers).count == numbers.count
      guard isUnique, numbers.allSatisfy({ $0 >= 1 }) else { return .no }
      let gaps = (numbers.max() ?? 0) - numbers.count
      if gaps > open { return .no }
      return open == 0 ? .yes : .unknown(causes)
    }
  }

  /// 按 F 相邻间隔至多 n 日.
  func maximumGap(
    _ selection: Selection, _ by: CheckedExpression, _ comparison: Comparison, _ bound: CheckedExpression,
    _ expression: CheckedExpression
  ) -> Truth {
    engine.remembered(selection, [by, bound], by: self) {
      let members = self.members(selection)
      self.recorder?.record(members, of: selection)
      if members.isUnknown { return .unknown(members.causes) }
      let values = self.memberValues(members.sure, selection, by)
      let days = values.compactMap { $0.value?.day }.sorted()
      let causes = values.reduce(members.causes) { $0.merged(with: $1.causes) }
      guard case .known(.duration(let limit)) = self.value(bound) else { return .unknown(causes) }
      var result = Truth.yes
      for (early, late) in zip(days, days.dropFirst()) {
        guard let due = self.moved(early, by: limit.amount.integer ?? 0, limit.unit) else { return .unknown(causes) }
        let step = Self.compare(comparison, first: late, last: late, due: due)
        result = result.and(
          step.map { Truth($0) } ?? .unknown([Cause(name: expression.source, kind: .calendar)]))
      }
      return days.count < values.count || !members.unsure.isEmpty ? .unknown(causes) : result
    }
  }

  /// 同 F 则同 G, for the object's own F.
  func functional(_ selection: Selection, _ from: [CheckedExpression], _ to: [CheckedExpression]) -> Truth {
    guard case .row(let own) = frame[0] else { return .unknown([]) }
    let mine = withBound(selection.slot, .row(own)) { (from.map { value($0) }, to.map { value($0) }) }
    let mineCauses = (mine.0 + mine.1).reduce([]) { $0.merged(with: $1.causes) }
    guard mine.0.allSatisfy({ $0.value != nil }) else { return .unknown(mineCauses) }
    let plan = engine.plan(for: selection, determinants: from)
    guard case .table(let table, let snapshot) = selection.source,
      let count = engine.rowCount(table, isPrevious: snapshot != .current)
    else { return .unknown([Cause(name: selection.text, kind: .absentTable)]) }
    let index = self.index(plan, selection, table, snapshot != .current, count)
    let key = mine.0.compactMap(\.value).map { SelectionPlan.key($0) }
    var result = Truth.yes
    for (rows, isSure) in [(index.rows[key] ?? [], true), (index.unknown, false)] {
      let all = rows.map { Binding.row(RowReference(isPrevious: snapshot != .current, table: table, row: $0)) }
      let members = filtered(all, selection, [selection.condition].compactMap { $0 })
      for (offset, member) in members.all.enumerated() where member != .row(own) {
        let theirs = to.map { expression in locally { withBound(selection.slot, member) { value(expression) } } }
        var same = Truth.yes
        for (position, pair) in zip(mine.1, theirs).enumerated() {
          same = same.and(
            compare(.equal, pair.0, pair.1, ofTypes: to[position].type, to[position].type, to[position].source))
        }
        if same.isNo, !isSure || offset >= members.sure.count {
          let open = from.reduce(members.causes) { causes, part in
            causes.merged(with: locally { withBound(selection.slot, member) { value(part).causes } })
          }
          same = .unknown(open)
        }
        result = result.and(same)
        if result.isNo { return .no }
      }
    }
    guard engine.unread(table, isPrevious: snapshot != .current) == 0 else {
      return result.and(.unknown([engine.unreadCause(table)]))
    }
    return result
  }
}
