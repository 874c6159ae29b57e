/// The bytes of one input from its first to its last, in pieces: a file, a pipe, or memory in tests.
///
/// A source is used by one reader at a time.
package protocol ByteSource: Sendable {
  /// The size in bytes; nil when it is not known before the end, as for a pipe.
  var size: Int? { get }

  /// Goes back to the first byte, so that the input can be read again.
  mutating func rewind() throws(InputFault)

  /// Goes to an offset, from which reading goes on.
  mutating func seek(to offset: Int) throws(InputFault)

  /// Appends the next bytes, at most `count` of them.
  ///
  /// - Returns: how many bytes were appended; zero at the end only.
  mutating func read(into buffer: inout [UInt8], atMost count: Int) throws(InputFault) -> Int

  /// Puts the next bytes into memory, as many as there is room for at most; a copy less than ``read(into:atMost:)``.
  ///
  /// - Returns: how many bytes were put there; zero at the end only.
  mutating func fill(_ target: UnsafeMutableRawBufferPointer) throws(InputFault) -> Int
}

extension ByteSource {
  /// Reads up to the offset from the beginning, for sources that can't do better.
  package mutating func seek(to offset: Int) throws(InputFault) {
    try rewind()
    var passed = 0
    var bytes: [UInt8] = []
    while passed < offset {
      bytes.removeAll(keepingCapacity: true)
      let count = try read(into: &bytes, atMost: min(offset - passed, 1 << 20))
      if count == 0 { return }
      passed += count
    }
  }

  /// Reads into a buffer of its own and copies, for sources that can't do better.
  package mutating func fill(_ target: UnsafeMutableRawBufferPointer) throws(InputFault) -> Int {
    var bytes: [UInt8] = []
    let count = try read(into: &bytes, atMost: target.count)
    unsafe bytes.withUnsafeBytes { unsafe target.copyMemory(from: $0) }
    return count
  }
}

/// Why an input could not be opened or read, as the file system says.
package struct InputFault: Error, Hashable, Sendable {
  /// The cause, as far as it matters to the user.
  package enum Cause: Hashable, Sendable {
    /// There is no such file.
    case missing
    /// It is a folder.
    case folder
    /// The user may not read it.
    case notPermitted
    /// Standard input or another pipe can't be read a second time.
    case notRereadable
    /// It is longer than a reader takes.
    case tooLarge
    /// Something else, in the words of the operating system.
    case system(String)
  }

  /// The path relative to the snapshot's folder.
  package let path: String
  /// The cause.
  package let cause: Cause

  /// Creates a fault.
  package init(path: String, cause: Cause) {
    self.path = path
    self.cause = cause
  }
}
