/// What is measured.
enum Scenario: String, CaseIterable, Sendable {
  case simdjson
  case simdjson2 = "simdjson-2"
  case duckdb
  case twelve
  case twelve2 = "twelve-2"
  case fields
  case fortyEight = "forty-eight"
  case steps
  case shuffled
  case csv
  case gb18030
  case explain
  case start
  case simdjsonStart = "simdjson-start"
  case duckdbStart = "duckdb-start"
  case large

  /// What the row of the table says.
  var label: String {
    switch self {
    case .simdjson: "C++ on simdjson, 1 thread (= 1.0)"
    case .simdjson2: "C++ on simdjson, 2 threads"
    case .duckdb: "DuckDB, 1 thread"
    case .twelve: "zicha, 12 rules, 1 core"
    case .twelve2: "zicha, 12 rules, 2 cores"
    case .fields: "zicha, 12 rules, all 25 fields checked"
    case .fortyEight: "zicha, 48 rules"
    case .steps: "zicha, 12 rules, with derivations"
    case .shuffled: "zicha, 12 rules, keys shuffled"
    case .csv: "zicha, flat CSV"
    case .gb18030: "zicha, flat CSV in GB18030"
    case .explain: "zicha explain --object"
    case .start: "zicha, one record"
    case .simdjsonStart: "C++ on simdjson, one record"
    case .duckdbStart: "DuckDB, one record"
    case .large: "zicha, 12 rules, large file"
    }
  }

  /// How many processors it may use.
  var cores: Int { self == .simdjson2 || self == .twelve2 ? 2 : 1 }

  /// The file it reads.
  var file: CaseFile {
    switch self {
    case .shuffled: .shuffled
    case .csv: .csv
    case .gb18030: .gb18030
    default: .cases
    }
  }

  /// The pack it runs.
  var variant: RuleVariant {
    switch self {
    case .fields: .all
    case .fortyEight: .fortyEight
    case .csv, .gb18030: .flat
    default: .needed
    }
  }

  /// Whether it is a program of the peers.
  var isPeer: Bool {
    switch self {
    case .simdjson, .simdjson2, .duckdb, .simdjsonStart, .duckdbStart: true
    default: false
    }
  }

  /// Whether it reads one record only.
  var isStart: Bool { self == .start || self == .simdjsonStart || self == .duckdbStart }

  /// The run over one record whose time is taken off before records a second are computed.
  var startUp: Scenario {
    switch self {
    case .simdjson, .simdjson2, .simdjsonStart: .simdjsonStart
    case .duckdb, .duckdbStart: .duckdbStart
    default: .start
    }
  }

  /// How many cases it reads.
  func records(_ options: Options) -> Int {
    isStart ? 1 : self == .large ? options.large : options.records
  }
}
