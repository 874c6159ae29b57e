import Dispatch
import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The signals that a command must survive or answer.
package enum Signals {
  /// Makes writing to a closed pipe, or past the greatest size of a file, an error of the write instead of the end of the
  /// process.
  package static func ignoreFailedWrites() {
    signal(SIGPIPE, SIG_IGN)
    signal(SIGXFSZ, SIG_IGN)
  }

  /// Runs an action when the user interrupts (SIGINT) or the system asks to stop (SIGTERM), on a thread of its own,
  /// and then ends the process with this exit code; with nil the action decides.
  package static func onInterrupt(exitCode: Int32? = 130, _ action: @escaping @Sendable () -> Void) {
    for number in [SIGINT, SIGTERM] {
      signal(number, SIG_IGN)
      sources.withLock { sources in
        let source = DispatchSource.makeSignalSource(signal: number, queue: .global(qos: .userInteractive))
        source.setEventHandler {
          action()
          if let exitCode { _exit(exitCode) }
        }
        source.resume()
        sources.append(source)
      }
    }
  }

  /// Sources that must live as long as the process.
  private static let sources = Mutex<[any DispatchSourceSignal]>([])
}
