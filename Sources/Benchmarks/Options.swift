import System

/// What the command line of the benchmarks asks for.
struct Options {
  /// How many cases the main files hold.
  var records = 1_000_000
  /// How many cases the large file holds.
  var large = 5_000_000
  /// How often everything runs; medians are printed.
  var rounds = 3
  /// The scenarios to run; all but the large one if none is named.
  var only: [String] = []
  /// The folder for data, variants of the pack and outputs; `/dev/shm/…` takes the disk out of the figures.
  var work = Path.join(Environment.temporaryFolder, "zicha-benchmarks")
  /// The peers' data folder and their file of cases, instead of data of our own.
  var data: String?
  var cases: String?
  /// The folder with the peers' programs, `PEERS_WORK` of `../shared/peers`.
  var peers: String?
  /// The folder with the peers' scripts.
  var scripts: String
  /// The program that is measured.
  var program: String
  /// The folder with the pack.
  var rules: String
  /// Whether programs are bound to processors.
  var pins = true
  /// The processor of the runs on one core.
  var firstCore = 0
  /// Whether only the checking of many rules and the mutation of the shipped packs are measured.
  var packs = false
  /// How many rules are checked then.
  var packRules = 10_000
  /// The pages of the site that is measured; nil to measure something else.
  var site: Int?
  /// The pages of the site over which the gate is measured; nil to measure something else.
  var gate: Int?
  /// Whether only the analysis of decision tables is measured.
  var tables = false
  /// Whether only the reading of archives is measured.
  var archives = false
  /// Whether only the reading of web pages is measured.
  var pages = false

  /// Reads the arguments.
  ///
  /// - Throws: ``OptionProblem`` for a word it does not know or a value that is none.
  init(_ arguments: [String]) throws(OptionProblem) {
    let source = Path.parent(#filePath)
    rules = Path.join(source, "Rules")
    scripts = Path.normalise(Path.join(source, "../../../shared/peers"))
    let own = Environment.executablePath ?? "."
    program = Path.join(Path.parent(own), "zicha")
    var rest = arguments[...]
    while let word = rest.popFirst() {
      switch word {
      case "--records": records = try Self.number(word, &rest)
      case "--large": large = try Self.number(word, &rest)
      case "--rounds": rounds = try Self.number(word, &rest)
      case "--first-core": firstCore = try Self.number(word, &rest, from: 0)
      case "--only":
        while let name = rest.first, !name.hasPrefix("--") {
          only += name.split(separator: ",").map(String.init)
          rest.removeFirst()
        }
      case "--work": work = try Self.text(word, &rest)
      case "--data": data = try Self.text(word, &rest)
      case "--cases": cases = try Self.text(word, &rest)
      case "--peers": peers = try Self.text(word, &rest)
      case "--peer-scripts": scripts = try Self.text(word, &rest)
      case "--zicha": program = try Self.text(word, &rest)
      case "--rules": rules = try Self.text(word, &rest)
      case "--no-pin": pins = false
      case "--tables": tables = true
      case "--archives": archives = true
      case "--html": pages = true
      case "--site": site = try Self.number(word, &rest)
      case "--gate": gate = try Self.number(word, &rest)
      case "--packs": packs = true
      case "--pack-rules": packRules = try Self.number(word, &rest)
      default: throw OptionProblem(text: "unknown word \(word)\n\n" + Self.help)
      }
    }
    if (data == nil) != (cases == nil) { throw OptionProblem(text: "--data and --cases belong together") }
    for name in only where Scenario(rawValue: name) == nil {
      throw OptionProblem(
        text: "no scenario \(name); there are \(Scenario.allCases.map(\.rawValue).joined(separator: " "))")
    }
  }

  private static func text(_ word: String, _ rest: inout ArraySlice<String>) throws(OptionProblem) -> String {
    guard let value = rest.popFirst() else { throw OptionProblem(text: "\(word) needs a value") }
    return value
  }

  private static func number(
    _ word: String, _ rest: inout ArraySlice<String>, from least: Int = 1
  ) throws(OptionProblem) -> Int {
    guard let value = Int(try text(word, &rest)), value >= least else {
      throw OptionProblem(text: "\(word) needs a number of at least \(least)")
    }
    return value
  }

  static let help = """
    Benchmarks [--records N] [--rounds K] [--only NAME…] [--large N] [--work DIR] [--zicha PATH]
               [--data DIR --cases FILE] [--peers PEERS_WORK] [--peer-scripts DIR] [--rules DIR] [--no-pin] [--first-core N]

    Makes cases (the same ones as ../shared/peers/gen.py), runs whole commands of zicha over them, several rounds in turn
    with the peers' programs, checks every answer, and prints medians beside the targets. Everything is written below
    --work, the findings too; --work /dev/shm/bench takes the disk out of the figures.
    Benchmarks --tables [--rounds K] measures the analysis of generated decision tables instead, in this process.
    Benchmarks --archives [--rounds K] measures inflating and the reading of a web archive of 1 GB that is made meanwhile.
    Benchmarks --html [--rounds K] measures the reading of web pages, generated and real ones, instead, in this process.
    Benchmarks --packs [--pack-rules N] [--rounds K] measures checking and planning 10,000 rules (the shipped packs copied
    under other ids) and the mutation of the shipped packs.
    Benchmarks --site N [--rounds K] measures the check of a generated site of N pages with the pack of web sites.
    Benchmarks --gate N [--rounds K] measures the gate over such a site when one page has changed.
    Scenarios: \(Scenario.allCases.map(\.rawValue).joined(separator: " ")); `large` runs only when named.
    """
}

/// A call that can't be carried out, with the reason.
struct OptionProblem: Error {
  let text: String
}
