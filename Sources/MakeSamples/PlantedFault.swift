import Records

/// A finding that a planted fault must lead to.
struct PlantedFinding {
  let rule: String
  let table: String
  /// The key of the object; `{id}` stands for the case's number, which is given last.
  let key: String
  let outcome: String
  let note: String

  init(_ rule: String, _ outcome: String = "violation", table: String = "办件", key: String = "{id}", note: String) {
    self.rule = rule
    self.table = table
    self.key = key
    self.outcome = outcome
    self.note = note
  }
}

/// A kind of fault: which cases can carry it, how it is planted, and what must be found.
struct PlantedFault {
  /// How many cases of a year carry it.
  let count: Int
  /// Whether a case that keeps every rule can carry it.
  let fits: (CaseRecord) -> Bool
  /// Breaks the case and says what must be found.
  let plant: (inout CaseRecord, inout CaseBuilder) -> [PlantedFinding]

  init(
    _ count: Int, _ fits: @escaping (CaseRecord) -> Bool,
    _ plant: @escaping (inout CaseRecord, inout CaseBuilder) -> [PlantedFinding]
  ) {
    self.count = count
    self.fits = fits
    self.plant = plant
  }
}

extension CaseRecord {
  /// A finished committed case without anything special.
  var isPlainCommitted: Bool {
    kind == "承诺件" && status == "已办结" && !isJoint && extensionApproved == nil && notices.isEmpty && hearings.isEmpty
      && decided != nil
  }

  /// A granted case that was delivered and published.
  var isDelivered: Bool { outcome == "准予" && delivered != nil && published != nil }

  /// A plain case accepted on receipt, without tests that are counted from acceptance.
  var answersAtOnce: Bool { isPlainCommitted && accepted == received && handler == 1 && !has("检测") }

  /// A finished committed case that was asked once for further materials.
  var isSupplemented: Bool { kind == "承诺件" && status == "已办结" && notices.count == 1 && hearings.isEmpty }

  /// Whether it has a procedure of a kind.
  func has(_ procedure: String) -> Bool { procedures.contains { $0.type == procedure } }

  /// The position of its first procedure of a kind.
  func index(of procedure: String) -> Int? { procedures.firstIndex { $0.type == procedure } }

  /// The position of the step at the handler.
  var handler: Int? { steps.firstIndex { $0.name == "具体经办" } }
}

extension CaseBuilder {
  /// Moves the end of a case to so many counted working days after acceptance; the handler's step takes the difference.
  mutating func moveEnd(of record: inout CaseRecord, to net: Int) {
    guard let accepted = record.accepted, let handler = record.handler else { return }
    let spans = excludedSpans(of: record)
    for (offset, back) in [3, 1, 0].enumerated() where record.steps.indices.contains(handler + offset) {
      let passed = counter.day(net - back, after: accepted, excluding: spans)
      record.steps[handler + offset].passed = passed
      if record.steps.indices.contains(handler + offset + 1) { record.steps[handler + offset + 1].taken = passed }
    }
    let end = counter.day(net, after: accepted, excluding: spans)
    if record.kind == "上报件" {
      record.reported = end
      return
    }
    record.decided = end
    if record.outcome == "准予" {
      record.delivered = counter.day(2, after: end)
      record.published = counter.day(3, after: end)
    }
  }
}
