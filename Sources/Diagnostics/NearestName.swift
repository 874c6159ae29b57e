/// The declared name that a mistyped one most likely means, or nil when none is near enough to be worth proposing.
///
/// The distance counts changed, missing, added and swapped neighbouring code points, without regard to ASCII case. A
/// Chinese word is short and each of its characters carries meaning: one change is accepted from two characters on, two
/// from four on if the words begin alike; English words may differ in a third of their letters. Among equally near names
/// the one with the longer common beginning wins, then the first.
/// - Complexity: O(names × length²); names over 60 code points are not compared.
package func nearestName(to word: String, among names: some Sequence<String>) -> String? {
  let wanted = folded(word)
  guard !wanted.isEmpty, wanted.count <= longestCompared else { return nil }
  var best: (name: String, distance: Int, prefix: Int)?
  for name in names {
    let candidate = folded(name)
    guard candidate != wanted || name != word, !candidate.isEmpty, candidate.count <= longestCompared else { continue }
    let prefix = zip(wanted, candidate).prefix { $0 == $1 }.count
    let allowed = allowedDistance(wanted, candidate, commonPrefix: prefix)
    guard abs(wanted.count - candidate.count) <= allowed else { continue }
    let distance = editDistance(wanted, candidate)
    guard distance <= allowed else { continue }
    if let current = best, (current.distance, -current.prefix) <= (distance, -prefix) { continue }
    best = (name, distance, prefix)
  }
  return best?.name
}

private let longestCompared = 60

private func folded(_ text: String) -> [UInt32] {
  text.unicodeScalars.map { $0.value >= 0x41 && $0.value <= 0x5A ? $0.value + 0x20 : $0.value }
}

private func allowedDistance(_ word: [UInt32], _ name: [UInt32], commonPrefix: Int) -> Int {
  let length = max(word.count, name.count)
  if word.allSatisfy({ $0 < 0x2E80 }) { return max(1, length / 3) * (length >= 3 ? 1 : 0) }
  if word.count < 2 { return 0 }
  if length >= 6 { return 2 }
  return length >= 4 && commonPrefix >= 1 ? 2 : 1
}

/// The optimal string alignment distance.
private func editDistance(_ left: [UInt32], _ right: [UInt32]) -> Int {
  var beforeLast = [Int](repeating: 0, count: right.count + 1)
  var last = Array(0...right.count)
  for row in left.indices {
    var current = [row + 1]
    current.reserveCapacity(right.count + 1)
    for column in right.indices {
      let cost = left[row] == right[column] ? 0 : 1
      var value = min(last[column] + cost, min(last[column + 1], current[column]) + 1)
      if row > 0, column > 0, left[row] == right[column - 1], left[row - 1] == right[column] {
        value = min(value, beforeLast[column - 1] + 1)
      }
      current.append(value)
    }
    beforeLast = last
    last = current
  }
  return last[right.count]
}
