import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Another program that answers questions one by one for as long as it is held; it is ended when it is let go.
///
/// Like ``ChildProcess``, it is started without a shell. Questions of several threads wait for one another.
package final class AnsweringProcess: Sendable {
  private let program: String
  private let process: pid_t
  private let questions: Int32
  private let answers: Mutex<Answers>

  /// What the program writes, read as far as it is wanted.
  package struct Answers: ~Copyable, Sendable {
    private let descriptor: Int32
    private let program: String
    private var buffer: [UInt8] = []
    private var position = 0

    fileprivate init(_ descriptor: Int32, _ program: String) {
      self.descriptor = descriptor
      self.program = program
    }

    /// The next line without its line end.
    ///
    /// - Throws: `shortened` when the program ended, `tooLarge` when the line is longer than the limit.
    package mutating func line(limit: Int = 1 << 16) throws(FileError) -> [UInt8] {
      var searched = position
      while true {
        if let end = buffer[searched...].firstIndex(of: 0x0A) {
          guard end - position <= limit else { throw FileError(.tooLarge(size: nil, limit: limit), path: program) }
          defer { position = end + 1 }
          return Array(buffer[position..<end])
        }
        searched = buffer.count
        guard searched - position <= limit else { throw FileError(.tooLarge(size: nil, limit: limit), path: program) }
        let consumed = position
        try fill()
        searched -= consumed - position
      }
    }

    /// The next so many bytes.
    package mutating func bytes(_ count: Int) throws(FileError) -> [UInt8] {
      while buffer.count - position < count { try fill() }
      defer { position += count }
      return Array(buffer[position..<position + count])
    }

    private mutating func fill() throws(FileError) {
      if position > 0 {
        buffer.removeFirst(position)
        position = 0
      }
      let piece = try ByteStream.read(descriptor, name: program, upTo: 1 << 18)
      if piece.isEmpty { throw FileError(.shortened, path: program) }
      buffer += piece
    }

    deinit { close(descriptor) }
  }

  /// Starts a program, looked for in `PATH`; what it complains about is not read.
  ///
  /// - Parameter environment: all variables that it sees; nil for those of this process.
  package init(
    _ program: String, _ arguments: [String], environment: [String: String]? = nil
  ) throws(FileError) {
    // A program that ended must not end this one when it is asked.
    Signals.ignoreFailedWrites()
    var input = try Pipe()
    var output = try Pipe()
    process = try ChildProcess.spawn(
      program, arguments, input: input.reading, output: output.writing, errors: nil, environment: environment)
    self.program = program
    questions = input.takeWriting()
    answers = Mutex(Answers(output.takeReading(), program))
  }

  /// Asks and reads the answer.
  ///
  /// - Parameters:
  ///   - question: bytes for the program's standard input, few enough for a pipe.
  ///   - read: takes the whole answer; what it leaves is read as the next one.
  package func ask<Answer>(
    _ question: [UInt8], _ read: (inout Answers) throws(FileError) -> Answer
  ) throws(FileError) -> sending Answer where Answer: Sendable {
    try answers.withLock { answers throws(FileError) in
      try SystemCall.writeAll(question.span, to: questions, path: program)
      return try read(&answers)
    }
  }

  deinit {
    close(questions)
    kill(process, SIGKILL)
    _ = try? ChildProcess.wait(for: process, program)
  }
}
