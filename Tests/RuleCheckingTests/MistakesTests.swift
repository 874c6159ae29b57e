import Diagnostics
import RuleChecking
import SourceText
import System
import TestSupport
import Testing

/// What officers get wrong: each file shows the text and, below it, what they are told in Chinese and English.
///
/// `RECORD_SNAPSHOTS=1` writes the messages anew and fails, so that every change is read.
@Suite("Officers' mistakes")
struct MistakesTests {
  static let folder = Path.join(SharedData.packageRoot, "Tests/RuleCheckingTests/Mistakes")
  static let names = (try? Files.names(in: folder).names.filter { $0.hasSuffix(".txt") }) ?? []

  /// One case, checked.
  private struct Case {
    let text: String
    let messages: [Diagnostic]
    let files: SourceFiles

    /// The text with the messages below it.
    var shown: String {
      func section(_ title: String, _ language: Language) -> String {
        "\n===== \(title)\n" + SnippetRenderer(files: files, language: language).render(messages)
      }
      return text + section("中文", .zh) + section("English", .en)
    }
  }

  private static let base = (try? Files.read(Path.join(folder, "base.zicha"))) ?? []
  private static let cases: [String: Case] = Dictionary(
    uniqueKeysWithValues: names.map { ($0, check(text(of: $0))) })

  /// The text of a case, without the messages below it.
  private static func text(of name: String) -> String {
    let whole = String(decoding: (try? Files.read(Path.join(folder, name))) ?? [], as: UTF8.self)
    guard let end = whole.firstRange(of: "\n===== 中文\n") else { return whole }
    return String(whole[..<end.lowerBound])
  }

  /// The messages about a text that stands beside the shared declarations.
  private static func check(_ text: String) -> Case {
    var packs = RulePacks()
    let own = (path: "规则.zicha", bytes: Array(text.utf8))
    if text.hasPrefix("规则集") {
      packs.add(folder: "exercise", [("base.zicha", base)])
      packs.add(folder: "other", [own])
    } else {
      packs.add(folder: "exercise", [("base.zicha", base), own])
    }
    let options = CheckingOptions(lints: text.hasPrefix("# lint"))
    let checked = RuleChecker.check(packs: packs.sources, options: options)
    let messages = checked.diagnostics.filter { diagnostic in
      // A rule without tests is what most cases here are.
      diagnostic.range?.file.index == 1 && !diagnostic.id.hasSuffix("-test")
    }
    return Case(text: text, messages: messages, files: packs.files)
  }

  @Test("are told in both languages", arguments: names)
  func told(name: String) throws {
    let shown = try #require(Self.cases[name]).shown
    let path = Path.join(Self.folder, name)
    if Environment.variable("RECORD_SNAPSHOTS") == "1" {
      try Files.writeAtomically(path, Array(shown.utf8))
      Issue.record("recorded")
      return
    }
    #expect(String(decoding: try Files.read(path), as: UTF8.self) == shown)
  }

  @Test("are errors, and what is well written is none", arguments: names)
  func severity(name: String) throws {
    let messages = try #require(Self.cases[name]).messages
    #expect(messages.isEmpty == name.contains("-ok-"))
    #expect(Set(messages.map(\.range)).count == messages.count, "one message for a place")
    for message in messages {
      #expect(message.hint != nil, "\(message.id)")
      #expect(message.headline.zh != message.headline.en)
      #expect(!message.headline.en.hasSuffix("."))
      #expect(message.headline.en.first?.isUppercase != true)
      for text in [message.headline, message.hint ?? message.headline] + message.labels.map(\.text) {
        #expect(!text.zh.contains("LocalizedText(") && !text.zh.contains("Optional("))
      }
    }
  }

  @Test("are at least sixty kinds")
  func kinds() throws {
    let ids = Set(Self.cases.values.flatMap { $0.messages.map(\.id) })
    #expect(Self.names.count >= 100)
    #expect(ids.count >= 60)
  }
}
