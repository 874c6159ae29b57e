import System
import Testing

@Suite("At a terminal")
struct TerminalTests {
  @Test("progress shows on a terminal, is wiped at the end, and stays out of pipes and CI logs")
  func progressShows() throws {
    let work = try WorkFolder()
    _ = work.zicha("init", "--lang", "en")
    let watched = work.zicha(["check"], errors: MemorySink(isTerminal: true))
    #expect(watched.errors.contains("\r\u{1B}[Kreading rules…"))
    #expect(watched.errors.contains("judging"))
    #expect(!watched.output.contains("\u{1B}[K"))
    let shown = watched.errors.split(separator: "\r\u{1B}[K", omittingEmptySubsequences: false)
    #expect(shown.last?.contains("not met: ") == true)
    for environment in [["CI": "true"], ["TERM": "dumb"]] {
      let quiet = work.zicha(["check"], environment: environment, errors: MemorySink(isTerminal: true))
      #expect(!quiet.errors.contains("\r"))
    }
    #expect(!work.zicha(["check", "--progress", "never"], errors: MemorySink(isTerminal: true)).errors.contains("\r"))
    #expect(!work.zicha("check").errors.contains("\r"))
  }

  @Test("results are coloured on a terminal only, and the time stays out of files")
  func coloursAndTime() throws {
    let work = try WorkFolder()
    _ = work.zicha("init", "--lang", "en")
    let shown = work.zicha(["check"], output: MemorySink(isTerminal: true))
    #expect(shown.output.contains("\u{1B}["))
    let piped = work.zicha("check", "-o", "human", "-o", "json:a.json")
    let again = work.zicha("check", "-o", "human", "-o", "json:b.json")
    #expect(!piped.output.contains("\u{1B}["))
    #expect(piped.output == again.output)
    #expect(try work.read("a.json") == work.read("b.json"))
  }
}
