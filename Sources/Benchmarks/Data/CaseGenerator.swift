/// Makes the cases of `../shared/peers/gen.py`, byte for byte: the order in which numbers are drawn is part of the data.
struct CaseGenerator {
  /// The register of items.
  let items: [ApprovalItem]
  /// The ranges of fines, by breach, then degree.
  let fines: [FineRange]
  private var random: PythonRandom
  private var count = 0
  private let accepted: ClosedRange<Int>
  /// How long a note is on average, in characters.
  private static let noteLength = 150.0

  /// Begins with the register; a smaller number of cases is the beginning of a larger one.
  init(seed: UInt32 = 7) {
    var random = PythonRandom(seed: seed)
    items = (0..<52).map { Self.item($0, &random) }
    fines = Self.fineRanges
    self.random = random
    let days = WorkingDays.all
    accepted = days.place(of: "2023-01-03")...days.place(of: "2025-10-31")
  }

  private static func item(_ index: Int, _ random: inout PythonRandom) -> ApprovalItem {
    let limit = random.pick([10, 15, 20, 20, 20, 20])
    let needsSurvey = random.unit() < 0.35
    let needsReview = random.unit() < 0.2
    return ApprovalItem(
      code: "XK-" + WorkingDays.padded(index + 1, 3),
      department: CaseWords.departments[index % CaseWords.departments.count], needsSurvey: needsSurvey,
      needsReview: needsReview, statutoryDays: limit, promisedDays: random.pick(3...max(4, limit / 2)))
  }

  private static var fineRanges: [FineRange] {
    (0..<5).flatMap { breach -> [FineRange] in
      var least = 500 * (breach + 1)
      return CaseWords.degrees.map { degree in
        defer { least *= 3 }
        return FineRange(
          breach: "WF-" + WorkingDays.padded(breach + 1, 2), degree: degree, least: least, greatest: least * 3 - 1)
      }
    }
  }

  /// The next case.
  mutating func next() -> ApprovalCase {
    var record = ApprovalCase()
    let first = random.unit()
    record.item = Int(first * random.unit() * 52)
    let item = items[record.item]
    let kind = random.unit()
    record.kind = kind < 0.35 ? 0 : kind < 0.9 ? 1 : 2
    let start = random.pick(accepted)
    record.number = count
    count += 1
    record.id = number(of: record.number, year: WorkingDays.all.texts[start].prefix(4))
    record.isJoint = random.unit() < 0.04
    let promised = random.unit() < 0.9 ? item.promisedDays : random.pick(1...20)
    record.department = random.unit() < 0.97 ? item.department : random.pick(CaseWords.departments)
    record.channel = random.pick(CaseWords.channels)
    record.applicant = applicant()
    let spent = addProcedures(to: &record, item, from: start)
    let took = time(of: &record, item, promised: promised, spent: spent)
    addDays(to: &record, start: start, end: start + took, promised: promised)
    addPenalty(to: &record)
    if random.unit() > 0.01 { record.reviewer = person() }
    record.region = random.pick(1...14)
    record.note = note()
    addMaterials(to: &record, start: start)
    return record
  }

  private mutating func number(of index: Int, year: Substring) -> String {
    var id = "ZJ-\(year)-" + WorkingDays.padded(random.pick(100...9999), 4) + "-"
    id += WorkingDays.padded(index % 1_000_000, 6)
    id += random.unit() < 0.1 ? "X" : String(Int(random.unit() * 10))
    guard random.unit() < 0.003 else { return id }
    // Lower case, cut, another mark, another year.
    let rest = id.dropFirst(2)
    return random.pick([
      "zj" + rest.lowercased(), String(id.dropLast()), "ZJ_" + rest.dropFirst(), "ZJ-2022" + id.dropFirst(7),
    ])
  }

  private mutating func applicant() -> String {
    var name: String
    if random.unit() < 0.55 {
      name = random.pick(CaseWords.places) + random.pick(CaseWords.firmWords)
      name += random.pick(CaseWords.firmWords) + random.pick(CaseWords.trades) + "有限公司"
    } else {
      name = person()
    }
    if random.unit() < 0.004 { name = "" }
    if random.unit() < 0.003 { name += " \"分店\"" }
    return name
  }

  private mutating func person() -> String {
    let name = random.pick(CaseWords.surnames) + random.pick(CaseWords.givenNames)
    return random.unit() < 0.6 ? name + random.pick(CaseWords.givenNames) : name
  }

  /// Adds the special procedures, one after the other, and gives the working days up to the end of the last.
  private mutating func addProcedures(to record: inout ApprovalCase, _ item: ApprovalItem, from start: Int) -> Int {
    var day = start + random.pick(0...2)
    if record.kind != 0 || random.unit() < 0.3 {
      if item.needsSurvey, random.unit() > 0.02 {
        let staff = random.unit() < 0.02 ? 1 : random.pick(2...4)
        record.procedures.append(procedure(CaseWords.procedures[0], staff: staff, &day))
      }
      if item.needsReview, random.unit() > 0.02 {
        record.procedures.append(procedure(CaseWords.procedures[1], staff: nil, &day))
      }
      if random.unit() < 0.06 {
        record.procedures.append(procedure(random.pick(CaseWords.procedures), staff: nil, &day))
      }
    }
    return day - start
  }

  private mutating func procedure(_ type: String, staff: Int?, _ day: inout Int) -> ApprovalCase.Procedure {
    let length = random.pick(0...4)
    var procedure = ApprovalCase.Procedure(type: type, started: day)
    if random.unit() > 0.01 { procedure.ended = day + length }
    let count = staff ?? random.pick(1...4)
    for _ in 0..<count { procedure.staff.append(person()) }
    if random.unit() > 0.02 { procedure.conclusion = random.pick(CaseWords.conclusions) }
    day += length
    return procedure
  }

  /// The working days from acceptance to decision, with the extension they needed.
  private mutating func time(
    of record: inout ApprovalCase, _ item: ApprovalItem, promised: Int, spent: Int
  ) -> Int {
    if record.kind == 0 {
      let took = random.unit() > 0.02 ? 0 : random.pick(1...3)
      return !record.procedures.isEmpty && random.unit() < 0.98 ? max(took, spent) : took
    }
    var took = spent + Int(Double(promised) * (0.2 + random.unit() * 0.75))
    if random.unit() < 0.03 { took += random.pick(3...18) }
    if record.isJoint { took += random.pick(0...20) }
    if took - spent > item.statutoryDays || random.unit() < 0.01, random.unit() < 0.8 {
      let name = random.unit() > 0.05 ? person() : ""
      record.extended = .given(ApprovalCase.Extension(approvedBy: name, days: random.pick(5...10)))
    }
    return took
  }

  private mutating func addDays(to record: inout ApprovalCase, start: Int, end: Int, promised: Int) {
    let isDecided = random.unit() > 0.03
    record.accepted = random.unit() < 0.001 ? .null : .given(start)
    if record.kind != 0, random.unit() > 0.01 { record.notified = start + (random.unit() < 0.1 ? 1 : 0) }
    if isDecided {
      record.decided = .given(end)
      if random.unit() < 0.002 { record.decided = .given(max(0, start - random.pick(1...5))) }
    } else if random.unit() < 0.3 {
      record.decided = .null
    }
    if isDecided, random.unit() > 0.05 {
      record.delivered = end + (random.unit() > 0.015 ? random.pick(0...6) : random.pick(11...20))
    }
    record.promised = random.unit() > 0.002 ? promised : nil
    if case .leftOut = record.extended, random.unit() < 0.02 { record.extended = .null }
    addOutcome(to: &record, isDecided: isDecided, end: end)
  }

  private mutating func addOutcome(to record: inout ApprovalCase, isDecided: Bool, end: Int) {
    if isDecided {
      let outcome = random.unit()
      record.outcome = outcome < 0.9 ? "准予许可" : outcome < 0.96 ? "不予许可" : "撤回申请"
    } else if random.unit() < 0.9 {
      record.outcome = "在办"
    }
    if isDecided, record.outcome != "撤回申请", random.unit() > 0.01 {
      record.published = end + (random.unit() > 0.015 ? random.pick(0...6) : random.pick(8...15))
    }
  }

  private mutating func addPenalty(to record: inout ApprovalCase) {
    guard random.unit() < 0.06 else { return }
    let breach = random.pick(0...4)
    let range = fines[breach * 4 + random.pick(0...3)]
    var amount = range.least + Int(random.unit() * Double(range.greatest - range.least))
    if random.unit() < 0.03 { amount = range.greatest + 1 + Int(random.unit() * 500) }
    let code = random.unit() > 0.01 ? range.breach : "WF-99"
    record.penalty = ApprovalCase.Penalty(breach: code, degree: range.degree, amount: amount)
  }

  private mutating func note() -> [UInt8] {
    let start = Int(random.unit() * Double(CaseWords.note.count / 3))
    let length = Int(Self.noteLength * (0.7 + 0.6 * random.unit()))
    let text = CaseWords.notes[(start * 3)..<((start + length) * 3)]
    guard random.unit() < 0.02 else { return Array(text) }
    let cut = text.startIndex + length / 3 * 3
    return text[..<cut] + Array("\"特别说明\"\n".utf8) + text[cut...]
  }

  private mutating func addMaterials(to record: inout ApprovalCase, start: Int) {
    let isLate = random.unit() < 0.008
    let count = random.pick(3...8)
    let first = Int(random.unit() * Double(CaseWords.materials.count))
    for index in 0..<count {
      record.materials.append(
        ApprovalCase.Material(
          name: CaseWords.materials[(first + index) % CaseWords.materials.count],
          received: max(0, start - random.pick(0...3))))
    }
    guard isLate else { return }
    let day = random.unit() < 0.7 ? start + random.pick(1...3) : nil
    record.materials[Int(random.unit() * Double(count))].received = day
  }
}
