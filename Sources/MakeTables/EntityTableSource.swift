import Codecs

/// The Swift source of the named character references, made from the tokenizer tests of html5lib-tests, which list each
/// of them as the WHATWG HTML standard does (section 13.5).
enum EntityTableSource {
  /// The source file, or nil if the tests are not what they should be.
  ///
  /// A row is a name without `&` and `;`, then `*` if it also counts without the semicolon, else a space, then its one or
  /// two scalars in hexadecimal with `+` between.
  static func make(tests: JSONValue) -> String? {
    var closed: [(name: String, value: String)] = []
    var old: Set<String> = []
    for test in tests["tests"]?.elements ?? [] {
      // The other tests are of names that count only with the semicolon.
      guard test["description"]?.string?.hasPrefix("Named entity: ") == true, let input = test["input"]?.string,
        let output = test["output"]?.elements?.first?.elements?.last?.string
      else { continue }
      let name = String(input.dropFirst())
      if name.hasSuffix(";") {
        let scalars = output.unicodeScalars.map { String($0.value, radix: 16, uppercase: true) }
        closed.append((String(name.dropLast()), scalars.joined(separator: "+")))
      } else {
        old.insert(name)
      }
    }
    guard closed.count == 2_125, old.count == 106 else { return nil }
    let rows = closed.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }.map { name, value in
      "    \(name)\(old.contains(name) ? "*" : " ")\(value)"
    }
    return header + rows.joined(separator: "\n") + footer
  }

  private static let header = #"""
    // swift-format-ignore-file
    // Written by MakeTables from tokenizer/namedEntities.test of html5lib-tests (MIT), which lists the named character
    // references of the WHATWG HTML standard (section 13.5); a test compares it with them. Do not edit.

    /// The named character references.
    enum EntityTable {
      /// A row for each: its name, `*` if it counts without a semicolon or a space, its scalars in hexadecimal.
      static let rows: StaticString = """

    """#

  private static let footer = #"""

        """
    }

    """#
}
