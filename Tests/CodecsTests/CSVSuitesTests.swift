import Codecs
import TestSupport
import Testing

/// csv-spectrum (Max Ogden) and csv-test-data (sineemore) against their own JSON.
@Suite("CSV suites", .enabled(if: SharedData.isPresent, SharedData.hint))
struct CSVSuitesTests {
  /// Files that RFC 4180 lets a reader refuse: which of them the reader refuses, and who refuses the others.
  private static let badFiles: [(name: String, fault: CSVError.Cause?, reason: String)] = [
    ("bad-header-less-fields", nil, "records are given as they are; the table reader compares with its header"),
    ("bad-header-more-fields", nil, "as above"),
    ("bad-header-no-header", nil, "an empty file has no records; the table reader misses its header"),
    ("bad-header-wrong-header", nil, "the table reader knows the declared fields"),
    ("bad-missing-quote", .unterminatedQuote, "rule 5"),
    ("bad-quotes-with-unescaped-quote", .textAfterClosingQuote, "rule 7"),
    ("bad-unescaped-quote", nil, "read as text with hasBareQuotes set, as csv-spectrum's location_coordinates wants"),
  ]

  private func records(_ path: String) throws -> [[String]] {
    try CSVReader.items(in: SharedData.bytes(path)).map { item in
      if case .record(let record) = item { record.texts } else { ["!"] }
    }
  }

  private func expected(_ path: String) throws -> JSONValue {
    try JSONValue.parse(SharedData.bytes(path))
  }

  @Test("reads csv-spectrum as its objects say")
  func spectrum() throws {
    let folder = "04-conformance/csv-spectrum"
    let names = try SharedData.names("\(folder)/csvs").filter { $0.hasSuffix(".csv") }.map { $0.dropLast(4) }
    #expect(names.count == 12)
    for name in names {
      let records = try records("\(folder)/csvs/\(name).csv")
      var objects = try expected("\(folder)/json/\(name).json").elements?.map { object in
        object.members?.map { [$0.key, $0.value.string ?? ""] }
      }
      if name == "location_coordinates" {
        // The suite gives one object without an array, and another telephone number than its own file.
        let members = try expected("\(folder)/json/\(name).json").members ?? []
        #expect(records[1].dropFirst() == members.compactMap(\.value.string).dropFirst())
        continue
      }
      // The suite's newlines_crlf.csv has been stored with LF only; its JSON still has the CR LF inside the field.
      if name == "newlines_crlf", let row = objects?[1], row[0][1] == "Once upon \r\na time" {
        objects?[1] = [[row[0][0], "Once upon \na time"]] + row.dropFirst()
      }
      let read = records.dropFirst().map { record in zip(records[0], record).map { [$0, $1] } as [[String]]? }
      #expect(Array(read) == objects, "\(name)")
    }
  }

  @Test("reads csv-test-data as its arrays say")
  func testData() throws {
    let folder = "04-conformance/csv-test-data"
    let names = try SharedData.names("\(folder)/json").map { String($0.dropLast(5)) }
    #expect(names.count == 18)
    for name in names {
      let records = try records("\(folder)/csv/\(name).csv")
      let rows = try #require(try expected("\(folder)/json/\(name).json").elements)
      // Files named header- are described as objects by their header, the others as arrays with all records.
      if name.hasPrefix("header-") {
        let objects = rows.map { $0.members?.map { [$0.key, $0.value.string ?? ""] } ?? [] }
        #expect(records.dropFirst().map { record in zip(records[0], record).map { [$0, $1] } } == objects, "\(name)")
      } else {
        #expect(records == rows.map { $0.elements?.compactMap(\.string) ?? [] }, "\(name)")
      }
    }
  }

  @Test("refuses the bad files of csv-test-data that are bad by themselves")
  func badFiles() throws {
    let folder = "04-conformance/csv-test-data/csv"
    let names = try SharedData.names(folder).filter { $0.hasPrefix("bad-") }.map { String($0.dropLast(4)) }
    #expect(names == CSVSuitesTests.badFiles.map(\.name))
    for bad in CSVSuitesTests.badFiles {
      let items = try CSVReader.items(in: SharedData.bytes("\(folder)/\(bad.name).csv"))
      let faults = items.compactMap { if case .fault(let error) = $0 { error.cause } else { nil } }
      #expect(faults == (bad.fault.map { [$0] } ?? []), "\(bad.name): \(bad.reason)")
    }
  }
}
