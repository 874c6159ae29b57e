import Commands
import Synchronization
import System

/// A stream that keeps what is written; it can stand for a terminal or for a pipe whose reader has gone.
final class MemorySink: OutputSink {
  private let written = Mutex<[UInt8]>([])
  let isTerminal: Bool
  let width: Int? = nil
  private let closesAfter: Int?

  init(isTerminal: Bool = false, closesAfter: Int? = nil) {
    self.isTerminal = isTerminal
    self.closesAfter = closesAfter
  }

  func write(_ bytes: [UInt8]) throws(FileError) {
    let isClosed = written.withLock { written in
      written += bytes
      return closesAfter.map { written.count > $0 } ?? false
    }
    if isClosed { throw FileError(.brokenPipe, path: "<stdout>") }
  }

  var text: String {
    written.withLock { String(decoding: $0, as: UTF8.self) }
  }
}
