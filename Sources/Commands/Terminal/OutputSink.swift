package import System

/// Where a command writes: one of the standard streams, or memory in tests.
package protocol OutputSink: Sendable {
  /// Writes all bytes.
  /// - Throws: `brokenPipe` when the reader has gone.
  func write(_ bytes: [UInt8]) throws(FileError)
  /// Whether a person looks at it.
  var isTerminal: Bool { get }
  /// The width of the terminal in cells; nil when it is none.
  var width: Int? { get }
}

/// A standard stream of the process.
package struct StandardSink: OutputSink {
  private let stream: ByteStream

  /// Creates the sink of a stream.
  package init(_ stream: ByteStream) {
    self.stream = stream
  }

  package func write(_ bytes: [UInt8]) throws(FileError) {
    try stream.write(bytes)
  }

  package var isTerminal: Bool { Terminal.isTerminal(stream) }

  package var width: Int? { isTerminal ? Terminal.width(stream) : nil }
}
