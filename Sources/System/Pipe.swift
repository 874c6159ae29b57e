#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// A pipe between a child process and this one.
struct Pipe: ~Copyable {
  private(set) var reading: Int32
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

  /// Gives the reading end away; whoever has it closes it.
  mutating func takeReading() -> Int32 {
    defer { reading = -1 }
    return reading
  }

  /// Gives the writing end away; whoever has it closes it.
  mutating func takeWriting() -> Int32 {
    defer { writing = -1 }
    return writing
  }

  deinit {
    if reading >= 0 { close(reading) }
    if writing >= 0 { close(writing) }
  }
}
