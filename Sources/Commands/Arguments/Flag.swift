/// A long flag that some command takes; the raw value is its spelling after `--` and its key in `zicha.json`.
enum Flag: String, Sendable, CaseIterable {
  case rules
  case output
  case previous
  case base
  case baseline
  case select
  case ignore
  case asOf = "as-of"
  case failOn = "fail-on"
  case failOnUnknown = "fail-on-unknown"
  case waiverNotice = "waiver-notice"
  case maxFindings = "max-findings"
  case noSteps = "no-steps"
  case mask
  case noMask = "no-mask"
  case verify
  case jobs
  case plan
  case report
  case profile
  case fix
  case level
  case check
  case coverage
  case mutate
  case minKilled = "min-killed"
  case to
  case law
  case object
  case ci
  case force
  case organisation
  case period
  case lang
  case color
  case progress
  case quiet
  case verbose
  case config
  case isolated
  case help
  case version

  /// The flags of later versions: known, so that giving one gets a clear answer.
  static let later = ["partial"]

  /// The flags that every command takes.
  static let common: [Flag] = [.lang, .color, .progress, .quiet, .verbose, .config, .isolated, .help]

  /// The flags of the commands that judge a snapshot.
  static let judging: [Flag] = [
    .rules, .output, .previous, .select, .ignore, .asOf, .failOn, .failOnUnknown, .waiverNotice, .maxFindings, .noSteps,
    .mask, .noMask, .verify, .jobs, .profile,
  ]

  /// The flags of a gate.
  static let gating: [Flag] = [.base, .baseline] + judging

  /// Whether the flag may stand in `zicha.json`.
  var isConfigurable: Bool {
    switch self {
    case .config, .isolated, .help, .version, .check, .coverage, .mutate, .fix, .level, .to, .object, .law, .plan, .ci,
      .force:
      false
    default: true
    }
  }

  /// Whether its value is a path, which in `zicha.json` is meant from the folder of that file.
  var isPath: Bool {
    switch self {
    case .rules, .previous, .baseline: true
    default: false
    }
  }
}
