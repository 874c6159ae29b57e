import System

/// Counts the cases in a list of findings (`-o jsonl:FILE`), so that what was written is what was counted.
struct FindingList {
  /// The cases by rule number; several findings of one rule about one case are one.
  private(set) var fails: [Int: Int] = [:]
  /// The findings that are no violations of the pack's rules, such as data faults.
  private(set) var others = 0
  private var last: [UInt8] = []
  private static let start = Array("{\"kind\":\"rule\",".utf8)

  /// Reads a file.
  init(path: String) throws(FileError) {
    let file = try InputFile(path)
    var rest: [UInt8] = []
    var offset = 0
    while offset < file.size {
      let piece = try file.read(at: offset, count: 1 << 20)
      offset += piece.count
      rest.append(contentsOf: piece)
      var start = 0
      while let end = rest[start...].firstIndex(of: 0x0A) {
        add(rest[start..<end])
        start = end + 1
      }
      rest.removeFirst(start)
    }
    if !rest.isEmpty { add(rest[...]) }
  }

  /// `{"kind":"rule","rule":"SP-01",…,"object":{"table":"办件","key":"…",…`
  private mutating func add(_ line: ArraySlice<UInt8>) {
    guard line.starts(with: Self.start), let id = Self.text(after: "\"rule\":\"", in: line.prefix(64)),
      let number = CaseAnswers.ruleNumber(String(decoding: id, as: UTF8.self)),
      Self.text(after: "\"outcome\":\"", in: line)?.elementsEqual("violation".utf8) == true
    else {
      others += 1
      return
    }
    let key = Self.text(after: "\"key\":\"", in: line) ?? []
    let about = Array(id) + Array(key)
    guard about != last else { return }
    last = about
    fails[number, default: 0] += 1
  }

  private static func text(after mark: StaticString, in line: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
    let count = mark.utf8CodeUnitCount
    let wanted = Array(mark.description.utf8)
    var place = line.startIndex
    while place + count < line.endIndex {
      if line[place + 1] == wanted[1], line[place..<(place + count)].elementsEqual(wanted) {
        let start = place + count
        return line[start..<(line[start...].firstIndex(of: 0x22) ?? line.endIndex)]
      }
      place += 1
    }
    return nil
  }
}
