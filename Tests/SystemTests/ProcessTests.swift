import System
import TestSupport
import Testing

@Suite("process")
struct ProcessTests {
  /// A program of this package that writes to standard output; it is missing when the build folder is another one.
  private static let writer = Path.join(SharedData.packageRoot, ".build/debug/MakeTables")

  @Test("gives what another program wrote and its exit code")
  func outcome() throws {
    let outcome = try ChildProcess.run("sh", ["-c", "printf out; printf err >&2; exit 3"])
    #expect(outcome.exitCode == 3)
    #expect(String(decoding: outcome.output, as: UTF8.self) == "out")
    #expect(String(decoding: outcome.errors, as: UTF8.self) == "err")
    #expect(try ChildProcess.run("sh", ["-c", "kill -9 $$"]).exitCode == 137)
  }

  @Test("gives arguments as they are, no shell between")
  func arguments() throws {
    let outcome = try ChildProcess.run("printf", ["%s|", "$HOME", "a b", "*", ";ls", "表"])
    #expect(String(decoding: outcome.output, as: UTF8.self) == "$HOME|a b|*|;ls|表|")
  }

  @Test("lets a program see no variables but those it is given")
  func variables() throws {
    let outcome = try ChildProcess.run("env", [], environment: ["ZICHA_ONE": "一 1", "ZICHA_TWO": "="])
    #expect(String(decoding: outcome.output, as: UTF8.self) == "ZICHA_ONE=一 1\nZICHA_TWO==\n")
  }

  @Test("asks a program that stays, from several threads, and says when it has gone")
  func answers() throws {
    let echo = try AnsweringProcess("cat", [])
    let answers = Parallel.map(200, jobs: 4) { number in
      let text = "\(number)" + String(repeating: "x", count: number * 20)
      let answer = try? echo.ask(Array((text + "\n|").utf8)) { answers throws(FileError) in
        let line = try answers.line()
        return line + (try answers.bytes(1))
      }
      return answer.map { String(decoding: $0, as: UTF8.self) } == text + "|"
    }
    #expect(!answers.contains(false))
    let gone = try AnsweringProcess("true", [])
    #expect(throws: FileError.self) {
      for _ in 0..<100 { _ = try gone.ask([0x0A]) { answers throws(FileError) in try answers.line() } }
    }
    #expect(throws: FileError(.tooLarge(size: nil, limit: 10), path: "cat")) {
      try echo.ask(Array((String(repeating: "y", count: 40_000) + "\n").utf8)) { answers throws(FileError) in
        try answers.line(limit: 10)
      }
    }
  }

  @Test("gives nothing on standard input and takes much from both outputs")
  func streams() throws {
    #expect(try ChildProcess.run("cat", []).output == [])
    let script = "head -c 300000 /dev/zero >&2; head -c 300000 /dev/zero"
    let outcome = try ChildProcess.run("sh", ["-c", script])
    #expect([outcome.output.count, outcome.errors.count] == [300_000, 300_000])
    #expect(throws: FileError(.tooLarge(size: nil, limit: 1_000), path: "cat")) {
      try ChildProcess.run("cat", ["/dev/zero"], limit: 1_000)
    }
  }

  @Test("says that a program is not there")
  func missing() {
    #expect(throws: FileError(.notFound, path: "zicha-no-such-program")) {
      try ChildProcess.run("zicha-no-such-program", [])
    }
  }

  @Test("keeps the order of results, whatever the number of threads", arguments: [1, 2, 7])
  func parallel(jobs: Int) {
    #expect(Parallel.map(1_000, jobs: jobs) { $0 * 2 } == (0..<1_000).map { $0 * 2 })
    #expect(Parallel.map(0, jobs: jobs) { $0 } == [])
    #expect(Environment.coreCount >= 1)
  }

  @Test("knows variables, the folder it runs in and the time that passes")
  func environment() throws {
    #expect(Environment.variable("PATH") != nil)
    #expect(Environment.variable("ZICHA_NO_SUCH_VARIABLE") == nil)
    #expect(try Path.isAbsolute(Environment.currentDirectory()))
    #expect(Environment.executablePath.map(Path.isAbsolute) == true)
    let start = MonotonicTime.nanoseconds()
    #expect(MonotonicTime.nanoseconds() >= start)
    #expect((Terminal.width(.standardError) ?? 1) > 0)
  }

  @Test("ends with the exit code for an interrupt after the action has run")
  func interrupt() async {
    let result = await #expect(processExitsWith: .exitCode(130), observing: [\.standardErrorContent]) {
      Signals.onInterrupt { try? ByteStream.standardError.write("interrupted") }
      // A signal that comes before the handler listens is lost, so a busy machine gets more than one.
      for _ in 0..<120 { _ = try ChildProcess.run("sh", ["-c", "kill -INT $PPID; sleep 0.25"]) }
    }
    #expect(result.map { String(decoding: $0.standardErrorContent, as: UTF8.self).contains("interrupted") } == true)
  }

  @Test(
    "makes a closed pipe an error of the write", .enabled(if: SharedData.isPresent && Files.exists(ProcessTests.writer))
  )
  func brokenPipe() throws {
    let script = "(sleep 0.2; \"$1\" --check \"$2\" \"$3\"; echo \"code $?\" >&2) | true"
    let outcome = try ChildProcess.run(
      "sh", ["-c", script, "sh", ProcessTests.writer, SharedData.root, SharedData.packageRoot])
    let errors = String(decoding: outcome.errors, as: UTF8.self)
    #expect(errors == "<stdout>: brokenPipe\ncode 2\n")
  }
}
