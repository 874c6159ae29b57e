import Synchronization

#if canImport(Glibc)
  @unsafe @preconcurrency import Glibc
#elseif canImport(Musl)
  @unsafe @preconcurrency import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

extension ChildProcess {
  /// What a program used from its start to its end.
  package struct Usage: Equatable, Sendable {
    /// The exit code, or 128 and the signal's number.
    package let exitCode: Int32
    /// The time on the clock, in nanoseconds.
    package let wall: UInt64
    /// The time of all its threads on processors, the system's part included, in microseconds.
    package let processor: Int
    /// The most memory it had at once, mapped files included, in bytes; 0 where the system does not tell.
    package let peakResident: Int
    /// The most memory of its own it had at once, mapped files left out, in bytes; sampled, and 0 where the system does
    /// not tell.
    package let peakAnonymous: Int
  }

  /// Runs a program, looked for in `PATH`, with its two outputs in files, and measures it.
  ///
  /// Memory is sampled from `/proc` about every two milliseconds beside the program.
  package static func measure(
    _ program: String, _ arguments: [String], output: String, errors: String
  ) throws(FileError) -> Usage {
    let outputFile = try SystemCall.open(output, O_WRONLY | O_CREAT | O_TRUNC)
    defer { close(outputFile) }
    let errorFile = try SystemCall.open(errors, O_WRONLY | O_CREAT | O_TRUNC)
    defer { close(errorFile) }
    let start = MonotonicTime.nanoseconds()
    let process = try spawn(program, arguments, output: outputFile, errors: errorFile)
    let ended = Atomic<Bool>(false)
    let end = Atomic<UInt64>(0)
    let outcome = Mutex<(status: Int32, usage: rusage)?>(nil)
    let peak = Mutex((resident: 0, anonymous: 0))
    Parallel.run(2) { part in
      if part == 0 {
        let result = reap(process)
        end.store(MonotonicTime.nanoseconds(), ordering: .releasing)
        ended.store(true, ordering: .releasing)
        outcome.withLock { $0 = result }
      } else {
        while !ended.load(ordering: .acquiring) {
          let now = ProcessMemory(of: process)
          peak.withLock { $0 = (max($0.resident, now.resident), max($0.anonymous, now.anonymous)) }
          usleep(2_000)
        }
      }
    }
    guard let result = outcome.withLock({ $0 }) else { throw FileError(errno: ECHILD, path: program) }
    let signal = result.status & 0x7F
    let memory = peak.withLock { $0 }
    return Usage(
      exitCode: signal == 0 ? result.status >> 8 & 0xFF : 128 + signal,
      wall: end.load(ordering: .acquiring) &- start,
      processor: microseconds(result.usage.ru_utime) + microseconds(result.usage.ru_stime),
      peakResident: memory.resident, peakAnonymous: memory.anonymous)
  }

  private static func reap(_ process: pid_t) -> (status: Int32, usage: rusage)? {
    var status: Int32 = 0
    var usage = rusage()
    while unsafe wait4(process, &status, 0, &usage) < 0 {
      if errno != EINTR { return nil }
    }
    return (status, usage)
  }

  private static func microseconds(_ time: timeval) -> Int {
    Int(time.tv_sec) * 1_000_000 + Int(time.tv_usec)
  }
}

/// What `/proc` says of the memory of a process; nothing elsewhere.
private struct ProcessMemory {
  private(set) var resident = 0
  private(set) var anonymous = 0

  init(of process: pid_t) {
    guard let status = try? Files.read("/proc/\(process)/status") else { return }
    for line in status.split(separator: 0x0A) {
      if line.starts(with: "VmHWM:".utf8) { resident = Self.bytes(line) }
      if line.starts(with: "RssAnon:".utf8) { anonymous = Self.bytes(line) }
    }
  }

  /// The number of a line such as `VmHWM:     1234 kB`.
  private static func bytes(_ line: ArraySlice<UInt8>) -> Int {
    1024 * line.reduce(0) { 48...57 ~= $1 ? $0 * 10 + Int($1 - 48) : $0 }
  }
}
