import Diagnostics
import RuleSyntax
import SourceText
import System
import TestSupport
import Testing

/// The rule files of the repository: the packs, and the reference rules in both languages.
enum ShippedRules {
  static func files(in folder: String) throws -> [(path: String, bytes: [UInt8])] {
    var found: [(path: String, bytes: [UInt8])] = []
    for name in try Files.names(in: folder).names.sorted() {
      let path = Path.join(folder, name)
      if Files.isDirectory(path) {
        found += try files(in: path)
      } else if name.hasSuffix(".zicha") {
        found.append((Path.relative(path, to: SharedData.packageRoot), try Files.read(path)))
      }
    }
    return found
  }

  /// The packs that name no function: functions are known to the checker only, whose tests read all packs, each with the
  /// words it sees.
  static func packs() throws -> SourceRules {
    let root = Path.join(SharedData.packageRoot, "rules")
    let names = ["calendar", "common", "licensing", "monitoring"]
    return SourceRules(try names.flatMap { try files(in: Path.join(root, $0)) })
  }

  static func reference(_ language: String) throws -> SourceRules {
    let root = SharedData.packageRoot
    let common = try files(in: Path.join(root, "rules/common")) + files(in: Path.join(root, "rules/calendar"))
    return SourceRules(common + (try files(in: Path.join(root, "Tests/Fixtures/reference/\(language)"))))
  }
}

@Suite("Shipped rules")
struct PackTests {
  @Test("the packs read without a problem")
  func packs() throws {
    let rules = try ShippedRules.packs()
    #expect(rules.trees.count > 10)
    #expect(rules.rendered() == "")
  }

  @Test("the reference rules read without a problem", arguments: ["zh", "en"])
  func reference(_ language: String) throws {
    #expect(try ShippedRules.reference(language).rendered() == "")
  }
}
