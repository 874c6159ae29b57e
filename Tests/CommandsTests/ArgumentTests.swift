import Commands
import System
import TestSupport
import Testing

@Suite("Arguments")
struct ArgumentTests {
  /// 2,000 seeded calls of words, flags and values in any order.
  @Test("any arguments end with a code and a closing line, never with a crash")
  func anyArgumentsEnd() throws {
    let words = [
      "help", "init", "chekc", "gate", "--lang", "en", "zh", "--lang=en", "--lang=", "-q", "-v", "-qv", "-o", "-ojson",
      "-o=json:x", "--output", "--select", "tag:期限", "--", "-", "--=", "---", "", "--config", "nowhere.json",
      "--isolated", "--color=always", "--as-of", "2024-02-30", "--max-findings", "9999999999999999999", "-x", "-é",
      "办件",
      "--help", "--version", "snapshot", "create", "--period", "2024-01-01..2023-01-01", "--fail-on", "never",
    ]
    var generator = SeededGenerator(seed: 7)
    for _ in 0..<SeededGenerator.cases {
      let folder = try WorkFolder()
      let arguments = (0..<Int.random(in: 0...5, using: &generator)).compactMap { _ in
        words.randomElement(using: &generator)
      }
      let call = folder.zicha(arguments)
      #expect([0, 1, 2].contains(call.code), "\(arguments)")
      #expect(call.code == 0 || !call.closingLine.isEmpty, "\(arguments)")
    }
  }

  @Test("a value stands behind its flag, attached to it or after =")
  func valuesStandBehindTheirFlags() throws {
    let folder = try WorkFolder()
    for arguments in [
      ["--lang", "en", "help"], ["--lang=en", "help"], ["help", "--lang=en"], ["help", "--lang", "en"],
    ] {
      #expect(folder.zicha(arguments).output.hasPrefix("zicha (self-inspection)"))
    }
  }

  @Test("after -- everything is an operand")
  func everythingIsAnOperand() throws {
    let folder = try WorkFolder()
    let call = folder.zicha("init", "--lang", "en", "--", "--strange")
    #expect(call.code == 0)
    #expect(try folder.read("--strange/zicha.json").contains("\"en\""))
  }

  @Test("colour follows the flag, then NO_COLOR, FORCE_COLOR, TERM and the terminal")
  func colourFollowsItsRules() throws {
    let folder = try WorkFolder()
    func isColoured(_ arguments: [String], _ environment: [String: String], isTerminal: Bool) -> Bool {
      let errors = MemorySink(isTerminal: isTerminal)
      return folder.zicha(["chek"] + arguments, environment: environment, errors: errors).errors.contains("\u{1B}[")
        || folder.zicha(
          ["help", "chek"] + arguments, environment: environment, errors: MemorySink(isTerminal: isTerminal)
        )
        .errors.contains("\u{1B}[1;31m")
    }
    #expect(!isColoured([], [:], isTerminal: false))
    #expect(isColoured([], [:], isTerminal: true))
    #expect(!isColoured([], ["NO_COLOR": "1"], isTerminal: true))
    #expect(!isColoured([], ["TERM": "dumb"], isTerminal: true))
    #expect(isColoured([], ["FORCE_COLOR": "1"], isTerminal: false))
    #expect(!isColoured([], ["FORCE_COLOR": "0"], isTerminal: true))
    #expect(isColoured(["--color", "always"], ["NO_COLOR": "1"], isTerminal: false))
    #expect(!isColoured(["--color", "never"], ["FORCE_COLOR": "1"], isTerminal: true))
  }

  @Test("a closed pipe ends with code 2 and says so")
  func aClosedPipeEnds() throws {
    let folder = try WorkFolder()
    let call = folder.zicha("help", "--lang", "en", output: MemorySink(closesAfter: 0))
    #expect(call.code == 2)
    #expect(
      call.closingLine == "could not be carried out: the reader of the output closed the pipe before all was written")
  }
}
