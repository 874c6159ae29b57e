#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// What the process was given: arguments, variables, the folder it runs in, the machine.
package enum Environment {
  /// The arguments behind the program's name.
  package static var arguments: [String] {
    Array(CommandLine.arguments.dropFirst())
  }

  /// The value of an environment variable; nil if it is not set.
  package static func variable(_ name: String) -> String? {
    guard let value = unsafe getenv(name) else { return nil }
    return unsafe String(cString: value)
  }

  /// The absolute path of the folder the process runs in.
  package static func currentDirectory() throws(FileError) -> String {
    guard let path = unsafe getcwd(nil, 0) else { throw .last(".") }
    defer { unsafe free(path) }
    return unsafe String(cString: path)
  }

  /// The folder for temporary files.
  package static var temporaryFolder: String {
    guard let folder = variable("TMPDIR"), !folder.isEmpty else { return "/tmp" }
    return folder
  }

  /// The absolute path of the running program, if the system tells.
  package static var executablePath: String? {
    if let path = try? Files.resolve("/proc/self/exe") { return path }
    return CommandLine.arguments.first.flatMap { try? Files.resolve($0) }
  }

  /// How many threads can run at once; at least 1.
  package static var coreCount: Int {
    max(Int(sysconf(Int32(_SC_NPROCESSORS_ONLN))), 1)
  }

  /// Ends the process.
  package static func exit(_ code: Int32) -> Never {
    #if canImport(Glibc)
      Glibc.exit(code)
    #elseif canImport(Musl)
      Musl.exit(code)
    #else
      Darwin.exit(code)
    #endif
  }
}
