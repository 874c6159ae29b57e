import HTMLParsing
import TestSupport

/// A case of the tree-construction tests of html5lib-tests.
struct TreeCase: Sendable {
  let file: String
  let number: Int
  let data: [UInt8]
  let context: FragmentContext?
  /// Whether it holds only when scripts run, which they never do here.
  let needsScripting: Bool
  let expected: [UInt8]

  /// The cases of all files of a folder below `../shared/data`.
  static func all(in folder: String) throws -> [TreeCase] {
    var cases: [TreeCase] = []
    for file in try SharedData.names(folder) where file.hasSuffix(".dat") {
      let bytes = try SharedData.bytes(folder + "/" + file)
      cases += split(bytes).enumerated().map { TreeCase(file: file, number: $0, sections: $1) }
    }
    return cases
  }

  private init(file: String, number: Int, sections: [String: [UInt8]]) {
    self.file = file
    self.number = number
    data = sections["#data"] ?? []
    needsScripting = sections["#script-on"] != nil
    expected = sections["#document"] ?? []
    context = sections["#document-fragment"].map { bytes in
      let words = String(decoding: bytes, as: UTF8.self).split(separator: " ")
      switch words.first {
      case "svg" where words.count == 2: return FragmentContext(String(words[1]), in: .svg)
      case "math" where words.count == 2: return FragmentContext(String(words[1]), in: .math)
      default: return FragmentContext(words.joined(separator: " "))
      }
    }
  }

  private static let headings: Set<String> = [
    "#data", "#errors", "#new-errors", "#document-fragment", "#script-off", "#script-on", "#document",
  ]

  /// The sections of each case, without the line feed at their end.
  private static func split(_ bytes: [UInt8]) -> [[String: [UInt8]]] {
    var cases: [[String: [UInt8]]] = []
    var heading = ""
    for line in bytes.split(separator: 0x0A, omittingEmptySubsequences: false) {
      let name = line.first == 0x23 ? String(decoding: line, as: UTF8.self) : ""
      if name == "#data", heading.isEmpty || heading == "#document" {
        cases.append(["#data": []])
        heading = name
      } else if headings.contains(name), name != "#data" {
        heading = name
        cases[cases.count - 1][name] = []
      } else if !cases.isEmpty {
        cases[cases.count - 1][heading, default: []] += line + [0x0A]
      }
    }
    return cases.map { sections in
      sections.mapValues { text in
        var text = text
        while sections["#document"] == text, text.suffix(2) == [0x0A, 0x0A] { text.removeLast() }
        if text.last == 0x0A { text.removeLast() }
        return text
      }
    }
  }
}
