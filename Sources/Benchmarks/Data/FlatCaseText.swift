import Codecs

/// Writes cases as CSV without their child rows, one column a field, named by its code.
struct FlatCaseText {
  private let items: [ApprovalItem]

  /// The header.
  static let columns = [
    "id", "item_code", "department", "kind", "channel", "applicant", "accepted_on", "notified_on", "decided_on",
    "delivered_on", "promised_days", "joint", "extension.approved_by", "extension.days", "outcome", "published_on",
    "published_url", "penalty.violation_code", "penalty.circumstance", "penalty.amount", "reviewer", "region_code",
    "note",
  ]

  /// Prepares a writer.
  init(items: [ApprovalItem]) {
    self.items = items
  }

  /// The header as a line.
  var header: [UInt8] {
    var writer = CSVWriter()
    writer.record(Self.columns)
    return writer.bytes
  }

  /// Appends the line of a case.
  func append(_ record: ApprovalCase, to bytes: inout [UInt8]) {
    var writer = CSVWriter()
    writer.record([
      record.id, items[record.item].code, record.department, CaseWords.kinds[record.kind], record.channel,
      record.applicant, day(record.accepted.value), day(record.notified), day(record.decided.value),
      day(record.delivered), record.promised.map(String.init) ?? "", record.isJoint ? "true" : "false",
      record.extended.value?.approvedBy ?? "", record.extended.value.map { String($0.days) } ?? "",
      record.outcome ?? "", day(record.published),
      record.published.map { CaseText.address(record, day: $0) } ?? "", record.penalty?.breach ?? "",
      record.penalty?.degree ?? "", record.penalty.map { String($0.amount) } ?? "", record.reviewer ?? "",
      "3301" + WorkingDays.padded(record.region, 2), String(decoding: record.note, as: UTF8.self),
    ])
    bytes.append(contentsOf: writer.bytes)
  }

  private func day(_ place: Int?) -> String {
    place.map { WorkingDays.all.texts[$0] } ?? ""
  }
}
