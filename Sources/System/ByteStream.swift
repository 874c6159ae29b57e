#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The three standard streams of the process, by their bytes and without a buffer of their own.
package struct ByteStream: Sendable {
  /// What is written by rules about the checked subject is read from here when a path is `-`.
  package static let standardInput = ByteStream(descriptor: 0, name: "<stdin>")
  /// Results.
  package static let standardOutput = ByteStream(descriptor: 1, name: "<stdout>")
  /// Everything else: progress, errors, the last line.
  package static let standardError = ByteStream(descriptor: 2, name: "<stderr>")

  /// The system's number of the stream.
  package let descriptor: Int32
  /// The name in errors.
  package let name: String

  /// Writes all bytes.
  ///
  /// - Throws: `brokenPipe` if the reader has gone, once ``Signals/ignoreFailedWrites()`` has been called.
  package func write(_ bytes: [UInt8]) throws(FileError) {
    try SystemCall.writeAll(bytes.span, to: descriptor, path: name)
  }

  /// Writes a text in UTF-8.
  package func write(_ text: String) throws(FileError) {
    try write(Array(text.utf8))
  }

  /// Reads what has come, at most so many bytes; nothing at the end.
  package func read(upTo count: Int) throws(FileError) -> [UInt8] {
    try ByteStream.read(descriptor, name: name, upTo: count)
  }

  /// Reads to the end.
  package func readAll(limit: Int = 1 << 30) throws(FileError) -> [UInt8] {
    try ByteStream.readAll(descriptor, name: name, limit: limit)
  }

  static func read(_ descriptor: Int32, name: String, upTo count: Int) throws(FileError) -> [UInt8] {
    var result = 0
    let bytes = unsafe [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
      repeat {
        #if canImport(Glibc)
          result = unsafe Glibc.read(descriptor, buffer.baseAddress, count)
        #elseif canImport(Musl)
          result = unsafe Musl.read(descriptor, buffer.baseAddress, count)
        #else
          result = unsafe Darwin.read(descriptor, buffer.baseAddress, count)
        #endif
      } while result < 0 && errno == EINTR
      filled = max(result, 0)
    }
    if result < 0 { throw .last(name) }
    return bytes
  }

  static func readAll(_ descriptor: Int32, name: String, limit: Int) throws(FileError) -> [UInt8] {
    var bytes: [UInt8] = []
    while true {
      let piece = try read(descriptor, name: name, upTo: 1 << 16)
      if piece.isEmpty { return bytes }
      bytes.append(contentsOf: piece)
      guard bytes.count <= limit else { throw FileError(.tooLarge(size: nil, limit: limit), path: name) }
    }
  }
}
