import Codecs
import Records

/// Writes cases as JSON Lines, blanks left out, in the order of the declared fields.
struct CaseWriter {
  private var line = ""
  private var isFirst = true

  /// The line of one case, without its line end.
  static func line(_ record: CaseRecord) -> String {
    var writer = CaseWriter()
    writer.write(record)
    return writer.line
  }

  private mutating func write(_ record: CaseRecord) {
    let raw = record.raw
    line = "{"
    text("id", record.id, raw)
    text("item_code", record.item, raw)
    text("unit", record.unit, raw)
    text("kind", record.kind, raw)
    text("status", record.status, raw)
    if record.isJoint { truth("joint", true, raw) }
    if record.isAcceptedElsewhere { truth("accepted_elsewhere", true, raw) }
    if record.isDeliveredElsewhere { truth("delivered_elsewhere", true, raw) }
    text("delegation", record.delegation, raw)
    text("in_name_of", record.inNameOf, raw)
    day("received_on", record.received, raw)
    day("supplement_received_on", record.supplementReceived, raw)
    day("accepted_on", record.accepted, raw)
    day("declined_on", record.declined, raw)
    day("receipt_on", record.receipt, raw)
    truth("receipt_sealed", record.isSealed, raw)
    day("extension_approved_on", record.extensionApproved, raw)
    day("government_approved_on", record.governmentApproved, raw)
    day("extension_told_on", record.extensionTold, raw)
    text("extension_reason", record.extensionReason, raw)
    if record.concernsThirdParty { truth("third_party", true, raw) }
    day("third_party_told_on", record.thirdPartyTold, raw)
    day("reported_on", record.reported, raw)
    text("first_opinion", record.firstOpinion, raw)
    truth("materials_sent", record.materialsSent, raw)
    if record.isAskedAgain { truth("asked_again", true, raw) }
    day("decided_on", record.decided, raw)
    text("outcome", record.outcome, raw)
    text("decision_no", record.decisionNumber, raw)
    text("refusal_reason", record.refusalReason, raw)
    truth("review_told", record.reviewTold, raw)
    truth("litigation_told", record.litigationTold, raw)
    day("delivered_on", record.delivered, raw)
    day("published_on", record.published, raw)
    if let fee = record.fee { member("fee", String(fee), raw) }
    member("supplement_notices", list(record.notices.map(Self.notice)), raw)
    member("special_procedures", list(record.procedures.map(Self.procedure)), raw)
    if !record.hearings.isEmpty { member("hearings", list(record.hearings.map(Self.hearing)), raw) }
    member("steps", list(record.steps.enumerated().map { Self.step(number: $0.offset + 1, $0.element) }), raw)
    if !record.materials.isEmpty { member("materials", list(record.materials.map(Self.material)), raw) }
    if !record.opinions.isEmpty { member("opinions", list(record.opinions.map(Self.opinion)), raw) }
    line += "}"
  }

  private static func material(_ material: SampleMaterial) -> String {
    object {
      $0.text("name", material.name)
      $0.truth("listed", material.isListed)
      if material.isShared { $0.truth("shared", true) }
      $0.text("how", material.how)
    }
  }

  private static func opinion(_ opinion: SampleOpinion) -> String {
    object {
      $0.text("department", opinion.department)
      $0.day("consulted_on", opinion.consulted)
      $0.day("replied_on", opinion.replied)
      if opinion.replied != nil { $0.text("position", "同意") }
    }
  }

  /// The line of one review sheet, without its line end.
  static func line(_ sheet: SampleReviewSheet) -> String {
    object {
      $0.text("id", sheet.id)
      $0.text("case", sheet.caseID)
      $0.day("reviewed_on", sheet.reviewed)
      $0.member("full", String(sheet.full))
      $0.member("total", String(sheet.total))
      let lines = sheet.lines.map { line in
        object {
          $0.text("name", line.name)
          $0.member("points", String(line.points))
          $0.member("marks", String(line.marks))
        }
      }
      $0.member("lines", $0.list(lines))
    }
  }

  private static func object(_ build: (inout CaseWriter) -> Void) -> String {
    var writer = CaseWriter()
    writer.line = "{"
    build(&writer)
    return writer.line + "}"
  }

  private static func notice(_ notice: SampleNotice) -> String {
    object {
      $0.day("asked_on", notice.asked)
      $0.member("contents", $0.list(notice.contents.map { quoted($0) }))
    }
  }

  private static func procedure(_ procedure: SampleProcedure) -> String {
    object {
      $0.text("type", procedure.type)
      $0.day("assigned_on", procedure.assigned)
      $0.day("started_on", procedure.started)
      $0.day("ended_on", procedure.ended)
      $0.day("told_on", procedure.told)
      if !procedure.staff.isEmpty { $0.member("staff", $0.list(procedure.staff.map { quoted($0) })) }
      $0.text("conclusion", procedure.conclusion)
    }
  }

  private static func hearing(_ hearing: SampleHearing) -> String {
    object {
      $0.day("right_told_on", hearing.rightTold)
      $0.day("requested_on", hearing.requested)
      $0.day("notified_on", hearing.notified)
      $0.day("held_on", hearing.held)
      $0.text("chair", hearing.chair)
      $0.truth("public", hearing.isPublic)
      $0.truth("record_signed", hearing.isSigned)
    }
  }

  private static func step(number: Int, _ step: SampleStep) -> String {
    object {
      $0.member("no", String(number))
      $0.text("name", step.name)
      $0.text("person", step.person)
      $0.day("in", step.taken)
      $0.day("out", step.passed)
      $0.member("days", String(step.days))
    }
  }

  private func list(_ elements: [String]) -> String {
    "[" + elements.joined(separator: ",") + "]"
  }

  private mutating func member(_ key: String, _ value: String, _ raw: [String: String] = [:]) {
    if !isFirst { line += "," }
    isFirst = false
    line += "\"" + key + "\":" + (raw[key] ?? value)
  }

  private mutating func text(_ key: String, _ value: String?, _ raw: [String: String] = [:]) {
    guard raw[key] != nil || value != nil else { return }
    member(key, Self.quoted(value ?? ""), raw)
  }

  private mutating func day(_ key: String, _ value: Day?, _ raw: [String: String] = [:]) {
    guard raw[key] != nil || value != nil else { return }
    member(key, Self.quoted(value?.text ?? ""), raw)
  }

  private mutating func truth(_ key: String, _ value: Bool?, _ raw: [String: String] = [:]) {
    guard raw[key] != nil || value != nil else { return }
    member(key, value == true ? "true" : "false", raw)
  }

  /// A text of the sample in quotation marks; its characters never need an escape.
  static func quoted(_ text: String) -> String {
    precondition(!text.unicodeScalars.contains { $0 == "\"" || $0 == "\\" || $0.value < 0x20 })
    return "\"" + text + "\""
  }
}
