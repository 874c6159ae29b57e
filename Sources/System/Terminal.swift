#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// What is known of the terminal behind a stream.
package enum Terminal {
  /// Says whether a stream goes to a terminal.
  package static func isTerminal(_ stream: ByteStream) -> Bool {
    isatty(stream.descriptor) == 1
  }

  /// The width in cells of the terminal behind a stream, else that of `COLUMNS`; nil if neither is known.
  package static func width(_ stream: ByteStream) -> Int? {
    var size = winsize()
    if unsafe ioctl(stream.descriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 { return Int(size.ws_col) }
    guard let columns = Environment.variable("COLUMNS"), let width = Int(columns), width > 0 else { return nil }
    return width
  }
}
