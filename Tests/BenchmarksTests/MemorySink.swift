import Commands
import Synchronization
import System

/// A stream that keeps what is written.
final class MemorySink: OutputSink {
  private let written = Mutex<[UInt8]>([])
  let isTerminal = false
  let width: Int? = nil

  func write(_ bytes: [UInt8]) throws(FileError) {
    written.withLock { $0 += bytes }
  }

  var text: String {
    written.withLock { String(decoding: $0, as: UTF8.self) }
  }
}
