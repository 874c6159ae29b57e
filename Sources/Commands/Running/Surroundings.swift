package import System

/// Everything outside of a call that it may see: where it runs, the variables, the streams.
package struct Surroundings: Sendable {
  /// The absolute path of the folder that relative paths are meant from.
  package let workingDirectory: String
  /// The environment variables; looked up, never listed.
  package let environment: [String: String]
  /// The absolute path of the program, to find the rules that were installed beside it.
  package let executable: String?
  /// Results.
  package let output: any OutputSink
  /// Everything else.
  package let errors: any OutputSink

  /// Creates surroundings, for tests and for the process.
  package init(
    workingDirectory: String, environment: [String: String] = [:], executable: String? = nil,
    output: any OutputSink, errors: any OutputSink
  ) {
    self.workingDirectory = workingDirectory
    self.environment = environment
    self.executable = executable
    self.output = output
    self.errors = errors
  }

  /// The surroundings of this process.
  package static func ofProcess() throws(FileError) -> Surroundings {
    var environment: [String: String] = [:]
    for name in ["NO_COLOR", "FORCE_COLOR", "TERM", "CI", "ZICHA_RULES", "GITHUB_STEP_SUMMARY"] {
      environment[name] = Environment.variable(name)
    }
    return Surroundings(
      workingDirectory: try Environment.currentDirectory(), environment: environment,
      executable: Environment.executablePath, output: StandardSink(.standardOutput),
      errors: StandardSink(.standardError))
  }
}
