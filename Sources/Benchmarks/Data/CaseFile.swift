import Codecs
import System

/// The files of generated cases.
package enum CaseFile: String, Sendable {
  /// JSON Lines, members in order.
  case cases
  /// JSON Lines, the members of every object shuffled.
  case shuffled
  /// CSV without child rows.
  case csv
  /// The same in GB18030.
  case gb18030

  /// The name of the file with so many cases.
  func name(_ records: Int) -> String {
    switch self {
    case .cases: "cases_\(records).jsonl"
    case .shuffled: "shuffled_\(records).jsonl"
    case .csv: "flat_\(records).csv"
    case .gb18030: "flat_gb18030_\(records).csv"
    }
  }

  /// Writes the file and gives the answers over its cases.
  @discardableResult
  package func write(_ records: Int, to path: String) throws -> CaseAnswers {
    var generator = CaseGenerator()
    var job = ReferenceJob(generator)
    let flat = FlatCaseText(items: generator.items)
    var text = CaseText(items: generator.items, shufflesMembers: self == .shuffled)
    let file = try ReplacementFile(path)
    var bytes: [UInt8] = self == .csv || self == .gb18030 ? flat.header : []
    for index in 0..<records {
      let record = generator.next()
      job.add(record)
      switch self {
      case .cases, .shuffled: text.append(record, to: &bytes)
      case .csv, .gb18030: flat.append(record, to: &bytes)
      }
      if bytes.count > 1 << 20 || index == records - 1 {
        try file.write(self == .gb18030 ? GB18030.encode(String(decoding: bytes, as: UTF8.self)) : bytes)
        bytes.removeAll(keepingCapacity: true)
      }
    }
    try file.commit()
    return job.result
  }
}
