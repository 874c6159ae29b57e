package import System

/// A folder with generated cases and the tables that go with them, in the form the peers read.
package struct CaseFolder {
  /// The folder.
  package let path: String

  /// Makes the folder with its small tables.
  package init(_ path: String) throws(FileError) {
    self.path = path
    try Files.createDirectories(path)
    let generator = CaseGenerator()
    try write("items.jsonl", generator.items.map(Self.line))
    try write("penalty.jsonl", generator.fines.map(Self.line))
    try write("days.jsonl", WorkingDays.all.entries.map(Self.line))
    try write("required.json", [Self.required])
  }

  /// The path of a file of cases, made if it is not there.
  package func file(_ kind: CaseFile, _ records: Int) throws -> String {
    let file = Path.join(path, kind.name(records))
    if !Files.exists(file) {
      Console.tell("making \(file)")
      let answers = try kind.write(records, to: file)
      try Files.writeAtomically(answersPath(records), Array(answers.text.utf8))
    }
    return file
  }

  /// The answers over so many cases.
  package func answers(_ records: Int) throws(FileError) -> CaseAnswers? {
    CaseAnswers(peer: try Files.read(answersPath(records)))
  }

  private func answersPath(_ records: Int) -> String {
    Path.join(path, "answers_\(records).json")
  }

  private func write(_ name: String, _ lines: [String]) throws(FileError) {
    let bytes = Array((lines.joined(separator: "\n") + "\n").utf8)
    let path = Path.join(path, name)
    // A file that is the same stays, so that nothing that reads it by its time is misled.
    if Files.exists(path), try Files.read(path) == bytes { return }
    try Files.writeAtomically(path, bytes)
  }

  private static func line(_ item: ApprovalItem) -> String {
    """
    {"code":"\(item.code)","department":"\(item.department)","needs_site_inspection":\(item.needsSurvey),\
    "needs_expert_review":\(item.needsReview),"legal_days":\(item.statutoryDays),"promised_days":\(item.promisedDays)}
    """
  }

  private static func line(_ range: FineRange) -> String {
    """
    {"violation_code":"\(range.breach)","circumstance":"\(range.degree)","min":\(range.least),"max":\(range.greatest)}
    """
  }

  private static func line(_ entry: WorkingDays.Entry) -> String {
    #"{"date":"\#(entry.text)","workday":\#(entry.isWorking),"ord":\#(entry.ordinal)}"#
  }

  private static let required = #"""
    {"即办件":["applicant","accepted_on","decided_on","outcome"],\#
    "承诺件":["applicant","accepted_on","notified_on","promised_days","outcome"],\#
    "上报件":["applicant","accepted_on","notified_on","reviewer"]}
    """#
}

extension CaseAnswers {
  /// The answers as the peers print them, groups sorted.
  var text: String {
    let rules = fails.sorted { $0.key < $1.key }.map { "\"R\(WorkingDays.padded($0.key, 2))\":\($0.value)" }
    let times = onTime.sorted { $0.key < $1.key }.map { "\"\($0.key)\":[\($0.value.inTime),\($0.value.timed)]" }
    let kinds = outcomes.sorted { $0.key < $1.key }.map { "\"\($0.key)\":\($0.value)" }
    return "{\"n\":\(cases),\"fails\":{\(rules.joined(separator: ","))},"
      + "\"on_time\":{\(times.joined(separator: ","))},\"kind_outcome\":{\(kinds.joined(separator: ","))}}\n"
  }
}
