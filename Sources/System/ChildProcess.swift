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
  /// - Parameters:
  ///   - environment: all variables that it sees; nil for those of this process.
  ///   - limit: the most bytes that are taken from each of its two outputs.
  package static func run(
    _ program: String, _ arguments: [String], environment: [String: String]? = nil, limit: Int = 64 << 20
  ) throws(FileError) -> Outcome {
    var output = try Pipe()
    var errors = try Pipe()
    let process = try spawn(
      program, arguments, output: output.writing, errors: errors.writing, environment: environment)
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

  /// Starts a program.
  ///
  /// - Parameters:
  ///   - input: what it reads; nil for nothing.
  ///   - errors: where it complains; nil for nowhere.
  static func spawn(
    _ program: String, _ arguments: [String], input: Int32? = nil, output: Int32, errors: Int32?,
    environment: [String: String]? = nil
  ) throws(FileError) -> pid_t {
    #if canImport(Darwin)
      var actions: posix_spawn_file_actions_t?
    #else
      var actions = unsafe posix_spawn_file_actions_t()
    #endif
    unsafe posix_spawn_file_actions_init(&actions)
    defer { _ = unsafe posix_spawn_file_actions_destroy(&actions) }
    if let input {
      unsafe posix_spawn_file_actions_adddup2(&actions, input, 0)
    } else {
      unsafe posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
    }
    unsafe posix_spawn_file_actions_adddup2(&actions, output, 1)
    if let errors {
      unsafe posix_spawn_file_actions_adddup2(&actions, errors, 2)
    } else {
      unsafe posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0)
    }
    let words = unsafe cStrings([program] + arguments)
    defer { unsafe words.forEach { unsafe free($0) } }
    var process: pid_t = 0
    let number: Int32
    if let environment {
      let variables = unsafe cStrings(environment.map { $0.key + "=" + $0.value }.sorted())
      defer { unsafe variables.forEach { unsafe free($0) } }
      number = unsafe posix_spawnp(&process, program, &actions, nil, words, variables)
    } else {
      number = unsafe posix_spawnp(&process, program, &actions, nil, words, environ)
    }
    guard number == 0 else { throw FileError(errno: number, path: program) }
    return process
  }

  /// Texts as the system wants them, closed by a null pointer; to be freed.
  private static func cStrings(_ texts: [String]) -> [UnsafeMutablePointer<CChar>?] {
    var strings: [UnsafeMutablePointer<CChar>?] = unsafe texts.map { unsafe strdup($0) }
    unsafe strings.append(nil)
    return unsafe strings
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

  static func wait(for process: pid_t, _ program: String) throws(FileError) -> Int32 {
    var status: Int32 = 0
    _ = try SystemCall.retrying(program) { Int(unsafe waitpid(process, &status, 0)) }
    let signal = status & 0x7F
    return signal == 0 ? status >> 8 & 0xFF : 128 + signal
  }
}
