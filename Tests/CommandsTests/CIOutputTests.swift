import Commands
import System
import TestSupport
import Testing

@Suite("Outputs for CI")
struct CIOutputTests {
  private static let rules = """
    规则集 人员 / people：「人员登记自查」
    版本：1

    法规 《登记办法》：「登记工作办法（示例）」
    - 自 2020-01-01，20 条

    表 人员 / person：「人员登记」
    来源：people
    主键：证件号码
    - 证件号码：文本，必填
    - 电话：文本

    规则 RY-01：「登记了电话」
    依据：《登记办法》第三条
    级别：一般
    对象：人员
    要求：有电话

    规则 RY-02：「全体登记了电话」
    依据：《登记办法》第三条
    级别：一般
    对象：机构
    要求：人员（其中有电话）的数量至少 1

    """
  private static let manifest = """
    {"format": 1, "organisation": "某县", "as_of": "2024-12-31", "period": ["2024-01-01", "2024-12-31"],
     "tables": {"people": "人员.csv"}}
    """
  private static let number = "11010519491231002X"

  private static func office(_ configuration: String = #"{"rules": ["rules"]}"#) throws -> WorkFolder {
    try WorkFolder([
      "office/rules/people/people.zicha": rules, "office/data/snapshot.json": manifest,
      "office/data/人员.csv": "证件号码,电话\n\(number),\n", "office/zicha.json": configuration,
    ])
  }

  /// Runs the program in the folder `office`.
  private static func zicha(_ folder: WorkFolder, _ arguments: String...) -> WorkFolder.Call {
    let output = MemorySink()
    let errors = MemorySink()
    let surroundings = Surroundings(
      workingDirectory: Path.join(folder.path, "office"), output: output, errors: errors)
    let code = Zicha.run(arguments, in: surroundings)
    return WorkFolder.Call(code: code, output: output.text, errors: errors.text)
  }

  @Test("name paths from the root of the repository, rdjson from the folder of the call")
  func paths() throws {
    let folder = try Self.office()
    #expect(Self.zicha(folder, "check", "data", "-o", "github").output.contains("file=data/人员.csv,line=2,"))
    try folder.write(".git/HEAD", "ref: refs/heads/main\n")
    for format in ["github", "gitlab", "junit", "step-summary"] {
      let text = Self.zicha(folder, "check", "data", "-o", format).output
      #expect(text.contains("office/data/人员.csv"), "\(format)")
    }
    let log = Self.zicha(folder, "check", "data", "-o", "sarif-github").output
    #expect(log.contains("\"uri\":\"office/data/%E4%BA%BA%E5%91%98.csv\""))
    let diagnostics = Self.zicha(folder, "check", "data", "-o", "rdjson").output
    #expect(diagnostics.contains("\"path\": \"data/人员.csv\"") && !diagnostics.contains("office/"))
  }

  @Test("point to the manifest for findings about the organisation")
  func organisation() throws {
    let folder = try Self.office()
    let text = Self.zicha(folder, "check", "data", "-o", "github", "--select", "RY-02").output
    #expect(text.contains("::error file=data/snapshot.json,line=1,title=RY-02"))
  }

  @Test("hide personal numbers as the command line says, else the configuration, else the format")
  func masks() throws {
    let shows = { (configuration: String, arguments: [String]) throws -> Bool in
      let folder = try Self.office(configuration)
      let output = MemorySink()
      let surroundings = Surroundings(
        workingDirectory: Path.join(folder.path, "office"), output: output, errors: MemorySink())
      let code = Zicha.run(["check", "data"] + arguments, in: surroundings)
      #expect(code == 1)
      return output.text.contains(Self.number)
    }
    let plain = #"{"rules": ["rules"]}"#
    let masked = #"{"rules": ["rules"], "mask": true}"#
    let open = #"{"rules": ["rules"], "no-mask": true}"#
    #expect(try shows(plain, ["-o", "concise"]))
    #expect(try !shows(plain, ["-o", "concise", "--mask"]))
    #expect(try !shows(plain, ["-o", "gitlab"]))
    #expect(try shows(plain, ["-o", "gitlab", "--no-mask"]))
    #expect(try !shows(masked, ["-o", "concise"]))
    #expect(try shows(masked, ["-o", "concise", "--no-mask"]))
    #expect(try shows(open, ["-o", "gitlab"]))
    #expect(try !shows(open, ["-o", "gitlab", "--mask"]))
    #expect(try !shows(plain, ["-o", "concise", "--mask", "--no-mask"]))
  }

  @Test("lists in files hide personal numbers, short lines too", arguments: ["jsonl", "csv"])
  func lists(_ format: String) throws {
    let folder = try Self.office()
    for arguments in [["--mask"], ["--mask", "--no-steps"], []] {
      let output = MemorySink()
      let surroundings = Surroundings(
        workingDirectory: Path.join(folder.path, "office"), output: output, errors: MemorySink())
      _ = Zicha.run(["check", "data", "-o", format + ":list"] + arguments, in: surroundings)
      let text = try folder.read("office/list")
      #expect(text.contains(Self.number) == arguments.isEmpty)
      #expect(text.contains("110***********002X") != arguments.isEmpty)
    }
  }
}
