import Commands
import System
import Testing

/// A change beside a git revision, as a call of the program shows it.
@Suite("The gate beside a git revision", .enabled(if: GitFolder.isThere, GitFolder.hint))
struct GateTests {
  private static let rules = """
    规则集 信件 / letters：「信件办理」
    版本：1

    表 信件 / letter：「来信」
    来源：letters
    主键：编号
    - 编号：文本，必填
    - 收到日期：日期
    - 答复日期：日期

    规则 XJ-01：「按期答复」
    级别：一般
    对象：信件
    要求：收到日期至答复日期至多 15 日

    规则 XJ-02：「不早于收到」
    级别：提示
    对象：信件
    要求：答复日期不早于收到日期

    """
  private static let manifest = """
    {"format": 1, "organisation": "某局", "as_of": "2025-06-30", "period": ["2025-02-01", "2025-03-31"],
     "tables": {"letters": "letters.csv"}}
    """
  private static let header = "编号,收到日期,答复日期\n"

  /// A committed state in a folder `data` with rules in `rules` and a configuration.
  private func folder(_ rows: String) throws -> GitFolder {
    let folder = try GitFolder([
      "rules/letters/letters.zicha": Self.rules, "zicha.json": "{}", "data/snapshot.json": Self.manifest,
      "data/letters.csv": Self.header + rows,
    ])
    try folder.commit()
    return folder
  }

  private func waiver(_ key: String) -> String {
    "豁免 XJ-01：\(key)\n截止：2025-12-31\n理由：「灾情」\n批准：「局长」\n"
  }

  @Test("passes when nothing changed, whatever is wrong")
  func unchanged() throws {
    let call = try folder("A-1,2025-03-01,2025-04-30\nA-2,2025-03-01,\n").work.zicha("gate", "data", "--base", "HEAD")
    #expect(call.code == 0)
    #expect(call.output.contains("新增 0，原有 1，已解决 0，豁免 0，待查 2（新增 0）"))
    #expect(!call.output.contains("XJ-01 按期答复"))
  }

  @Test("does not let one that is mended make up for one that is new")
  func noBalance() throws {
    let folder = try folder("A-1,2025-03-01,2025-04-30\nA-2,2025-03-01,2025-03-02\n")
    try folder.work.write("data/letters.csv", Self.header + "A-1,2025-03-01,2025-03-02\nA-2,2025-03-01,2025-04-30\n")
    let call = folder.work.zicha("gate", "data", "--base", "main")
    #expect(call.code == 1)
    #expect(call.output.contains("新增 1，原有 0，已解决 1"))
    #expect(call.output.contains("违规  信件 A-2  letters.csv:3"))
    #expect(!call.output.contains("违规  信件 A-1"))
  }

  @Test("keeps a finding old when lines move")
  func movedLines() throws {
    let folder = try folder("A-1,2025-03-01,2025-04-30\n")
    try folder.work.write("data/letters.csv", Self.header + "A-0,2025-03-01,2025-03-02\nA-1,2025-03-01,2025-04-30\n")
    #expect(folder.work.zicha("gate", "data", "--base", "HEAD").code == 0)
  }

  @Test("takes an undecided outcome that becomes a violation as new, and the other way round")
  func turned() throws {
    let folder = try folder("A-1,2025-03-01,\nA-2,2025-03-01,2025-04-30\n")
    try folder.work.write("data/letters.csv", Self.header + "A-1,2025-03-01,2025-04-30\nA-2,2025-03-01,2025-04-30\n")
    let violated = folder.work.zicha("gate", "data", "--base", "HEAD")
    #expect(violated.closingLine.contains("新增一般以上违规 1 处"))
    try folder.work.write("data/letters.csv", Self.header + "A-1,2025-03-01,\nA-2,2025-03-01,\n")
    let hidden = folder.work.zicha("gate", "data", "--base", "HEAD", "--select", "XJ-01")
    #expect(hidden.code == 1)
    #expect(hidden.closingLine.contains("新增待查 1"))
  }

  @Test("counts records with one key as often as they occur")
  func equalKeys() throws {
    let late = "A-1,2025-03-01,2025-04-30\n"
    let folder = try folder(late + late)
    try folder.work.write("data/letters.csv", Self.header + late + late + late)
    let more = folder.work.zicha("gate", "data", "--base", "HEAD", "--select", "XJ-01")
    #expect(more.output.contains("新增 1，原有 2，已解决 0"))
    try folder.work.write("data/letters.csv", Self.header + late)
    let fewer = folder.work.zicha("gate", "data", "--base", "HEAD", "--select", "XJ-01")
    // With the fault that the two have one key.
    #expect(fewer.output.contains("新增 0，原有 1，已解决 2"))
    #expect(fewer.output.contains("已解决：data/信件/编号/double-key 信件 A-1；XJ-01 信件 A-1"))
  }

  @Test("stops a record that can no longer be read")
  func quarantined() throws {
    let folder = try folder("A-1,2025-03-01,2025-03-02\n")
    try folder.work.write("data/letters.csv", Self.header + "A-1,2025-03-01,2025-03-02\nA-2,2025-03-01,2025-03-02,x\n")
    let call = folder.work.zicha("gate", "data", "--base", "HEAD")
    #expect(call.code == 1)
    #expect(call.closingLine.contains("隔离记录 1"))
    try folder.commit()
    #expect(folder.work.zicha("gate", "data", "--base", "HEAD").code == 0)
    #expect(folder.work.zicha("gate", "data", "--base", "HEAD~1", "--fail-on", "never").code == 0)
  }

  // MARK: Rules and waivers

  @Test("reads waivers from the base: one that the change adds does not cover")
  func ownWaiver() throws {
    let folder = try folder("A-1,2025-03-01,2025-03-02\n")
    try folder.work.write("data/letters.csv", Self.header + "A-1,2025-03-01,2025-04-30\n")
    try folder.work.write("waivers.zicha", waiver("A-1"))
    let added = folder.work.zicha("gate", "data", "--base", "HEAD", "--select", "XJ-01")
    #expect(added.code == 1)
    #expect(added.output.contains("本次改动加进的豁免不作数，要先单独并入基准：XJ-01 A-1"))
    try folder.commit()
    #expect(folder.work.zicha("gate", "data", "--base", "HEAD~1", "--select", "XJ-01").code == 1)
    #expect(folder.work.zicha("gate", "data", "--base", "HEAD", "--select", "XJ-01").code == 0)
  }

  @Test("lets a waiver of the base cover what is new, even when the change takes it away")
  func takenWaiver() throws {
    let folder = try folder("A-1,2025-03-01,2025-03-02\n")
    try folder.work.write("waivers.zicha", waiver("A-1"))
    try folder.commit()
    try folder.work.write("data/letters.csv", Self.header + "A-1,2025-03-01,2025-04-30\n")
    try Files.remove(Path.join(folder.work.path, "waivers.zicha"))
    let call = folder.work.zicha("gate", "data", "--base", "HEAD", "--select", "XJ-01")
    #expect(call.output.contains("豁免 1，"))
    #expect(call.output.contains("本次改动去掉的豁免在这里仍然作数：XJ-01 A-1"))
    #expect(call.code == 0)
  }

  @Test("names rules that are gone, relaxed or of lower severity")
  func weakerRules() throws {
    let folder = try folder("A-1,2025-03-01,2025-04-30\n")
    let relaxed = Self.rules.replacing("至多 15 日", with: "至多 90 日").replacing("级别：一般", with: "级别：轻微")
    let end = try #require(relaxed.firstRange(of: "规则 XJ-02")).lowerBound
    try folder.work.write("rules/letters/letters.zicha", String(relaxed[..<end]))
    let call = folder.work.zicha("gate", "data", "--base", "HEAD")
    #expect(call.code == 0)
    #expect(call.output.contains("规则没有了，它们的发现不再出现：XJ-02 不早于收到"))
    #expect(call.output.contains("规则的意思变了，两边都按新的查：XJ-01 按期答复（要求"))
    #expect(call.output.contains("规则的级别降低了：XJ-01"))
    // The relaxed rule lets a letter of today through that the old one would have stopped.
    #expect(call.output.contains("在现在的数据里还查得出 1 处，按现在的规则看不到了：XJ-01 1"))
  }

  @Test("goes on when the rules of the base are wrong or not there, without waivers")
  func brokenBase() throws {
    let folder = try folder("A-1,2025-03-01,2025-03-02\n")
    try folder.work.write("rules/letters/letters.zicha", "规则 XJ-01：「按期」\n对象：没有\n要求：有\n")
    try folder.commit()
    try folder.work.write("rules/letters/letters.zicha", Self.rules)
    let broken = folder.work.zicha("gate", "data", "--base", "HEAD")
    #expect(broken.code == 0)
    #expect(broken.output.contains("基准里的规则文件有误，读不出它的豁免，所以没有豁免作数"))
    try folder.git("rm", "-rq", "--cached", "rules")
    try folder.git("commit", "-q", "-m", "no rules")
    let absent = folder.work.zicha("gate", "data", "--base", "HEAD")
    #expect(absent.code == 0)
    #expect(absent.output.contains("基准里没有规则文件"))
  }

  // MARK: Revisions

  @Test("takes everything as new when the revision does not have the folder, and says so")
  func emptyBase() throws {
    let folder = try GitFolder(["rules/letters/letters.zicha": Self.rules])
    try folder.commit()
    try folder.work.write("data/snapshot.json", Self.manifest)
    try folder.work.write("data/letters.csv", Self.header + "A-1,2025-03-01,2025-04-30\n")
    let call = folder.work.zicha("gate", "data", "--base", "HEAD")
    #expect(call.code == 1)
    #expect(call.output.contains("其中没有这份快照，所有发现都算新增"))
    #expect(call.output.contains("新增 1，原有 0"))
  }

  @Test("reads the previous snapshot of the base from the same revision")
  func previous() throws {
    let folder = try folder("A-1,2025-03-01,2025-03-02\n")
    try folder.work.write(
      "data/snapshot.json", Self.manifest.replacing("\"tables\"", with: "\"previous\": \"../last\", \"tables\""))
    try folder.work.write("last/snapshot.json", Self.manifest)
    try folder.work.write("last/letters.csv", Self.header)
    try folder.commit()
    try Files.removeTree(Path.join(folder.work.path, "last"))
    try folder.work.write("data/snapshot.json", Self.manifest)
    #expect(folder.work.zicha("gate", "data", "--base", "HEAD").code == 0)
  }

  @Test("can't be carried out outside of a work tree, or beside an unknown revision; a shallow clone gets the way out")
  func unknownRevision() throws {
    let plain = try WorkFolder([
      "rules/letters/letters.zicha": Self.rules, "data/snapshot.json": Self.manifest,
      "data/letters.csv": Self.header + "A-1,2025-03-01,2025-03-02\n",
    ])
    let outside = plain.zicha("gate", "data", "--base", "HEAD")
    #expect(outside.code == 2)
    #expect(outside.closingLine.contains("`data` 不在 git 工作区里"))
    let folder = try folder("A-1,2025-03-01,2025-03-02\n")
    for revision in ["no-such", "--all", "-h", "HEAD:data", "$(touch x)", "main^{tree}"] {
      let call = folder.work.zicha("gate", "data", "--base=\(revision)")
      #expect(call.code == 2, "\(revision)")
      #expect(call.closingLine.contains("也没有这个版本"), "\(revision)")
    }
    try folder.commit()
    let clone = try WorkFolder()
    try folder.git("clone", "-q", "--depth", "1", "file://" + folder.work.path, Path.join(clone.path, "clone"))
    let shallow = clone.zicha("gate", "clone/data", "-r", "clone/rules", "--base", "HEAD~1")
    #expect(shallow.code == 2)
    #expect(shallow.closingLine.contains("浅克隆"))
    #expect(clone.zicha("gate", "clone/data", "-r", "clone/rules", "--base", "HEAD").code == 0)
  }

  @Test("works from a folder below the top, and with absolute paths")
  func otherFolders() throws {
    let folder = try folder("A-1,2025-03-01,2025-04-30\n")
    try folder.work.write("waivers.zicha", waiver("A-1"))
    let output = MemorySink()
    #expect(folder.work.zicha("gate", Path.join(folder.work.path, "data"), "--base", "HEAD", output: output).code == 0)
    #expect(output.text.contains("加进的豁免不作数"))
    let below = WorkFolderBelow(folder.work, "data")
    #expect(below.zicha("gate", ".", "-r", "../rules", "--base", "HEAD").code == 0)
  }

  @Test("takes a link to a committed file as that file")
  func links() throws {
    let folder = try folder("A-1,2025-03-01,2025-04-30\n")
    try folder.git("mv", "data/letters.csv", "data/real.csv")
    #expect(
      try ChildProcess.run("ln", ["-s", "real.csv", Path.join(folder.work.path, "data/letters.csv")]).exitCode == 0)
    try folder.commit()
    let call = folder.work.zicha("gate", "data", "--base", "HEAD")
    #expect(call.code == 0)
    #expect(call.output.contains("新增 0，原有 1"))
  }

  @Test("runs no program that a repository names: monitors, hooks, filters, text conversion, pagers, aliases")
  func hostileRepository() throws {
    let folder = try folder("A-1,2025-03-01,2025-04-30\n")
    let mark = Path.join(folder.work.path, "mark")
    let trap = Path.join(folder.work.path, "trap.sh")
    try folder.work.write("trap.sh", "#!/bin/sh\necho \"$0 $*\" >> \(mark)\ncat\n")
    #expect(try ChildProcess.run("chmod", ["+x", trap]).exitCode == 0)
    try folder.work.write(".gitattributes", "*.csv filter=trap diff=trap\n")
    try folder.git("add", ".gitattributes")
    try folder.git("-c", "core.hooksPath=/dev/null", "commit", "-q", "-m", "attributes")
    for name in [
      "core.fsmonitor", "core.pager", "core.editor", "core.sshCommand", "diff.external", "filter.trap.clean",
      "filter.trap.smudge", "filter.trap.process", "diff.trap.textconv", "diff.trap.command", "alias.cat-file",
      "alias.ls-tree", "alias.rev-parse", "credential.helper", "gpg.program", "core.alternateRefsCommand",
    ] {
      try folder.git("config", name, name.hasPrefix("alias") ? "!" + trap : trap)
    }
    for hook in ["post-index-change", "post-checkout", "reference-transaction", "fsmonitor-watchman"] {
      try folder.work.write(".git/hooks/\(hook)", "#!/bin/sh\necho hook >> \(mark)\n")
      #expect(try ChildProcess.run("chmod", ["+x", Path.join(folder.work.path, ".git/hooks/\(hook)")]).exitCode == 0)
    }
    try folder.work.write("data/letters.csv", Self.header + "A-1,2025-03-01,2025-03-02\n")
    let call = folder.work.zicha("gate", "data", "--base", "HEAD")
    #expect(call.code == 0)
    #expect(call.output.contains("已解决 1"))
    #expect(!Files.exists(mark))
  }

  /// A call of the program from a folder inside another one.
  private struct WorkFolderBelow {
    let path: String

    init(_ work: WorkFolder, _ name: String) { path = Path.join(work.path, name) }

    func zicha(_ arguments: String...) -> (code: Int32, output: String) {
      let output = MemorySink()
      let surroundings = Surroundings(workingDirectory: path, output: output, errors: MemorySink())
      return (Zicha.run(arguments, in: surroundings), output.text)
    }
  }
}
