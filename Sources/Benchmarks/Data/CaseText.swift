/// Writes cases as JSON Lines, members in the order of the data or shuffled.
struct CaseText {
  /// Shuffles the members of every object; nil keeps their order.
  private var shuffle: MemberShuffle?
  private let items: [ApprovalItem]

  /// Prepares a writer.
  init(items: [ApprovalItem], shufflesMembers: Bool) {
    self.items = items
    shuffle = shufflesMembers ? MemberShuffle() : nil
  }

  /// Appends the line of a case.
  mutating func append(_ record: ApprovalCase, to bytes: inout [UInt8]) {
    var members: [[UInt8]] = []
    members.reserveCapacity(24)
    text("id", record.id, &members)
    text("item_code", items[record.item].code, &members)
    text("department", record.department, &members)
    text("kind", CaseWords.kinds[record.kind], &members)
    text("channel", record.channel, &members)
    text("applicant", record.applicant, &members)
    day("accepted_on", record.accepted, &members)
    if let day = record.notified { text("notified_on", WorkingDays.all.texts[day], &members) }
    day("decided_on", record.decided, &members)
    if let day = record.delivered { text("delivered_on", WorkingDays.all.texts[day], &members) }
    plain("promised_days", record.promised.map(String.init) ?? "null", &members)
    plain("joint", record.isJoint ? "true" : "false", &members)
    extended(record.extended, &members)
    list("special_procedures", record.procedures.map { procedure($0) }, &members)
    if let outcome = record.outcome { text("outcome", outcome, &members) }
    published(record, &members)
    if let fine = record.penalty { penalty(fine, &members) }
    if let reviewer = record.reviewer { text("reviewer", reviewer, &members) }
    text("region_code", "3301" + WorkingDays.padded(record.region, 2), &members)
    var note = Self.key("note")
    Self.quote(record.note, &note)
    members.append(note)
    list("materials", record.materials.map { material($0) }, &members)
    append(&members, to: &bytes)
    bytes.append(0x0A)
  }

  private mutating func append(_ members: inout [[UInt8]], to bytes: inout [UInt8]) {
    shuffle?.shuffle(&members)
    bytes.append(0x7B)
    for (index, member) in members.enumerated() {
      if index > 0 { bytes.append(0x2C) }
      bytes.append(contentsOf: member)
    }
    bytes.append(0x7D)
  }

  private mutating func object(_ members: inout [[UInt8]]) -> [UInt8] {
    var bytes: [UInt8] = []
    append(&members, to: &bytes)
    return bytes
  }

  private mutating func extended(_ entry: ApprovalCase.Entry<ApprovalCase.Extension>, _ members: inout [[UInt8]]) {
    switch entry {
    case .leftOut: return
    case .null: plain("extension", "null", &members)
    case .given(let granted):
      var inner: [[UInt8]] = []
      text("approved_by", granted.approvedBy, &inner)
      plain("days", String(granted.days), &inner)
      members.append(Self.key("extension") + object(&inner))
    }
  }

  private mutating func procedure(_ procedure: ApprovalCase.Procedure) -> [UInt8] {
    var inner: [[UInt8]] = []
    text("type", procedure.type, &inner)
    text("started_on", WorkingDays.all.texts[procedure.started], &inner)
    if let day = procedure.ended { text("ended_on", WorkingDays.all.texts[day], &inner) }
    list("staff", procedure.staff.map { Self.quoted($0) }, &inner)
    if let conclusion = procedure.conclusion { text("conclusion", conclusion, &inner) }
    return object(&inner)
  }

  private mutating func penalty(_ fine: ApprovalCase.Penalty, _ members: inout [[UInt8]]) {
    var inner: [[UInt8]] = []
    text("violation_code", fine.breach, &inner)
    text("circumstance", fine.degree, &inner)
    plain("amount", String(fine.amount), &inner)
    members.append(Self.key("penalty") + object(&inner))
  }

  private mutating func material(_ material: ApprovalCase.Material) -> [UInt8] {
    var inner: [[UInt8]] = []
    text("name", material.name, &inner)
    if let day = material.received {
      text("received", WorkingDays.all.texts[day], &inner)
    } else {
      plain("received", "null", &inner)
    }
    return object(&inner)
  }

  private func published(_ record: ApprovalCase, _ members: inout [[UInt8]]) {
    guard let day = record.published else { return }
    text("published_on", WorkingDays.all.texts[day], &members)
    text("published_url", Self.address(record, day: day), &members)
  }

  /// Where the decision of a case is published.
  static func address(_ record: ApprovalCase, day: Int) -> String {
    let month = WorkingDays.all.texts[day].prefix(7)
    return "https://xk.example.gov.cn/p/\(month)/\(WorkingDays.padded(record.number, 7)).html"
  }

  private func day(_ name: String, _ entry: ApprovalCase.Entry<Int>, _ members: inout [[UInt8]]) {
    switch entry {
    case .leftOut: return
    case .null: plain(name, "null", &members)
    case .given(let day): text(name, WorkingDays.all.texts[day], &members)
    }
  }

  private func text(_ name: String, _ value: String, _ members: inout [[UInt8]]) {
    members.append(Self.key(name) + Self.quoted(value))
  }

  private func plain(_ name: String, _ value: String, _ members: inout [[UInt8]]) {
    members.append(Self.key(name) + Array(value.utf8))
  }

  private func list(_ name: String, _ elements: [[UInt8]], _ members: inout [[UInt8]]) {
    members.append(Self.key(name) + [0x5B] + Array(elements.joined(separator: [0x2C])) + [0x5D])
  }

  private static func key(_ name: String) -> [UInt8] {
    [0x22] + Array(name.utf8) + [0x22, 0x3A]
  }

  private static func quoted(_ text: String) -> [UInt8] {
    var bytes: [UInt8] = []
    quote(Array(text.utf8), &bytes)
    return bytes
  }

  /// Appends a text in quotation marks, quotation marks and line ends escaped; there are no other characters to escape.
  private static func quote(_ text: [UInt8], _ bytes: inout [UInt8]) {
    bytes.append(0x22)
    for byte in text {
      if byte == 0x22 { bytes.append(0x5C) }
      if byte == 0x0A { bytes.append(contentsOf: [0x5C, 0x6E]) } else { bytes.append(byte) }
    }
    bytes.append(0x22)
  }
}

/// Puts members into another order for each object, the same in every run.
struct MemberShuffle {
  private var state: UInt64 = 7

  /// Shuffles by Fisher and Yates with numbers of SplitMix64.
  mutating func shuffle(_ members: inout [[UInt8]]) {
    guard members.count > 1 else { return }
    for last in stride(from: members.count - 1, to: 0, by: -1) {
      members.swapAt(last, Int(next() % UInt64(last + 1)))
    }
  }

  private mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
