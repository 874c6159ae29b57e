#if canImport(Glibc)
  @unsafe @preconcurrency import Glibc
#elseif canImport(Musl)
  @unsafe @preconcurrency import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Another program, run to its end without a shell: no argument is ever taken apart or expanded.
package enum ChildProcess {
  /// What a program left.
  package struct Outcome: Equatable, Sendable {
    /// The exit code, or 128 and the signal's number.
    package let exitCode: Int32
    /// What it wrote to its standard output.
    package let output: [UInt8]
    /// What it wrote to its standard error.
    package let errors: [UInt8]
  }

  /// Runs a program, looked for in `PATH`, with nothing on its standard input.
  ///
  /// - Parameter limit: the most bytes that are taken from each of its two outputs.
  package static func run(
    _ program: String, _ arguments: [String], limit: Int = 64 << 20
  ) throws(FileError) -> Outcome {
    var output = try Pipe()
    var errors = try Pipe()
    let process = try spawn(program, arguments, output: output.writing, errors: errors.writing)
    output.closeWriting()
    errors.closeWriting()
    do {
      let (written, complained) = try drain([output.reading, errors.reading], program, limit)
      return Outcome(exitCode: try wait(for: process, program), output: written, errors: complained)
    } catch {
      kill(process, SIGKILL)
      _ = try? wait(for: process, program)
      throw error
    }
  }

  static func spawn(
    _ program: String, _ arguments: [String], output: Int32, errors: Int32
  ) throws(FileError) -> pid_t {
    #if canImport(Darwin)
      var actions: posix_spawn_file_actions_t?
    #else
      var actions = unsafe posix_spawn_file_actions_t()
    #endif
    unsafe posix_spawn_file_actions_init(&actions)
    defer { _ = unsafe posix_spawn_file_actions_destroy(&actions) }
    unsafe posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
    unsafe posix_spawn_file_actions_adddup2(&actions, output, 1)
    unsafe posix_spawn_file_actions_adddup2(&actions, errors, 2)
    var words: [UnsafeMutablePointer<CChar>?] = unsafe ([program] + arguments).map { unsafe strdup($0) }
    unsafe words.append(nil)
    defer { unsafe words.forEach { unsafe free($0) } }
    var process: pid_t = 0
    let number = unsafe posix_spawnp(&process, program, &actions, nil, words, environ)
    guard number == 0 else { throw FileError(errno: number, path: program) }
    return process
  }

  /// Reads both outputs as they come, so that neither side waits for the other.
  private static func drain(
    _ descriptors: [Int32], _ program: String, _ limit: Int
  ) throws(FileError) -> ([UInt8], [UInt8]) {
    var collected: [[UInt8]] = [[], []]
    var isOpen = [true, true]
    while isOpen.contains(true) {
      var waiting = (0..<2).map { pollfd(fd: isOpen[$0] ? descriptors[$0] : -1, events: Int16(POLLIN), revents: 0) }
      _ = try SystemCall.retrying(program) { Int(unsafe poll(&waiting, 2, -1)) }
      for index in 0..<2 where isOpen[index] && waiting[index].revents != 0 {
        let piece = try ByteStream.read(descriptors[index], name: program, upTo: 1 << 16)
        isOpen[index] = !piece.isEmpty
        collected[index].append(contentsOf: piece)
        guard collected[index].count <= limit else {
          throw FileError(.tooLarge(size: nil, limit: limit), path: program)
        }
      }
    }
    return (collected[0], collected[1])
  }

  private static func wait(for process: pid_t, _ program: String) throws(FileError) -> Int32 {
    var status: Int32 = 0
    _ = try SystemCall.retrying(program) { Int(unsafe waitpid(process, &status, 0)) }
    let signal = status & 0x7F
    return signal == 0 ? status >> 8 & 0xFF : 128 + signal
  }
}

/// A pipe from a child process to this one.
private struct Pipe: ~Copyable {
  let reading: Int32
  private(set) var writing: Int32

  init() throws(FileError) {
    var ends: [Int32] = [-1, -1]
    guard unsafe pipe(&ends) == 0 else { throw .last("<pipe>") }
    (reading, writing) = (ends[0], ends[1])
    // The child gets its copies under other numbers.
    _ = fcntl(reading, F_SETFD, FD_CLOEXEC)
    _ = fcntl(writing, F_SETFD, FD_CLOEXEC)
  }

  mutating func closeWriting() {
    close(writing)
    writing = -1
  }

  deinit {
    close(reading)
    if writing >= 0 { close(writing) }
  }
}
