import HTMLParsing
import TestSupport
import Testing

/// The tree-construction tests of html5lib-tests. Left out are those that hold only when scripts run (`#script-on`, and
/// the folder `scripted`, whose scripts change the page while it is read): zicha never runs scripts. No other exception.
@Suite(.enabled(if: SharedData.isPresent, SharedData.hint))
struct TreeConstructionConformanceTests {
  private static let folder = "04-conformance/html5lib-tests/tree-construction"

  @Test("Every tree is the one that html5lib-tests expect") func trees() throws {
    let cases = try TreeCase.all(in: Self.folder).filter { !$0.needsScripting }
    var failures: [String] = []
    for test in cases {
      let tree =
        test.context.map { HTMLTree.parseFragment(test.data, in: $0) } ?? HTMLTree.parse(test.data)
      let dump = TreeDump(tree).bytes
      if dump != test.expected {
        failures.append(
          """
          \(test.file) \(test.number): \(String(decoding: test.data, as: UTF8.self))
          expected:
          \(String(decoding: test.expected, as: UTF8.self))
          found:
          \(String(decoding: dump, as: UTF8.self))
          """)
      }
    }
    #expect(
      failures.isEmpty, "\(failures.count) of \(cases.count) fail:\n\(failures.prefix(10).joined(separator: "\n"))")
    #expect(cases.count > 750)
  }
}
