package import Diagnostics
import SourceText

/// What keeps a snapshot from being read as its manifest says, or what its reader should know.
///
/// An error ends the run with exit code 2; a warning is shown beside the results.
package struct SnapshotProblem: Error, DiagnosticConvertible, Hashable {
  /// The cause, with what its wording needs.
  enum Cause: Hashable, Sendable {
    case input(InputFault.Cause)
    case sizeDiffers(recorded: Int, found: Int)
    case digestDiffers
    case notRegistered
    case misspeltField(LocalizedText, table: LocalizedText, key: String, nearest: String)
    case unknownFormat
    case workbook
    case utf16
    case archive
    case notText
    case brokenHeader(LocalizedText)
    case repeatedColumn(String)
    case noKnownColumn(found: [String], expected: [String])
    case undeclaredTable(nearest: String?)
    case sitesUnused
    case noSuchSite
    case badBase(String)
    case repeatedSite(String)
    case noDocuments(pattern: String)
    case unusedDocuments
    case links(LinkProblem, child: LocalizedText, parent: LocalizedText, places: [String])
    case manyQuarantined(total: Int, listed: Int)
  }

  let cause: Cause
  let path: String
  let range: SourceRange?

  init(_ cause: Cause, path: String, range: SourceRange? = nil) {
    self.cause = cause
    self.path = path
    self.range = range
  }

  init(_ cause: Cause, _ file: SnapshotManifest.File) {
    self.init(cause, path: file.reference, range: file.range)
  }

  init(_ fault: InputFault, _ file: SnapshotManifest.File) {
    self.init(.input(fault.cause), file)
  }

  /// The problem of a file that begins like UTF-16 or a packed file; nil if it does not.
  static func binaryStart(_ bytes: [UInt8], _ file: SnapshotManifest.File) -> SnapshotProblem? {
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) { return SnapshotProblem(.utf16, file) }
    if bytes.starts(with: [0x50, 0x4B, 0x03, 0x04]) || bytes.starts(with: [0x1F, 0x8B]) {
      return SnapshotProblem(.archive, file)
    }
    return nil
  }

  /// The problem as it is shown.
  package var diagnostic: Diagnostic {
    let wording = self.wording
    return Diagnostic(
      id: wording.id, severity: severity, range: range, path: path, headline: wording.headline, hint: wording.hint)
  }

  /// How bad it is.
  package var severity: Diagnostic.Severity {
    switch cause {
    case .undeclaredTable(nearest: nil), .sitesUnused, .unusedDocuments: .note
    case .noDocuments, .undeclaredTable, .links, .manyQuarantined, .misspeltField: .warning
    default: .error
    }
  }

  private typealias Wording = (id: String, headline: LocalizedText, hint: LocalizedText?)

  private var wording: Wording {
    switch cause {
    case .input(let cause): inputWording(cause)
    case .sizeDiffers(let recorded, let found):
      (
        "input-size",
        LocalizedText(
          zh: "`\(path)` 有 \(found) 字节，清单记的是 \(recorded) 字节",
          en: "`\(path)` has \(found) bytes, the manifest says \(recorded)"),
        LocalizedText(
          zh: "文件在制作快照后变了：换回原来的文件，或用 zicha snapshot create 重新登记",
          en:
            "the file changed after the snapshot was made: restore it, or register it again with zicha snapshot create")
      )
    case .digestDiffers:
      (
        "input-digest",
        LocalizedText(zh: "`\(path)` 的 SHA-256 与清单不符", en: "the SHA-256 of `\(path)` is not the one in the manifest"),
        LocalizedText(
          zh: "文件内容变了：换回原来的文件，或用 zicha snapshot create 重新登记",
          en: "its content changed: restore the file, or register it again with zicha snapshot create")
      )
    case .notRegistered:
      (
        "input-unregistered",
        LocalizedText(
          zh: "清单没有记下 `\(path)` 的 SHA-256，无从核对", en: "the manifest holds no SHA-256 of `\(path)` to compare with"),
        LocalizedText(
          zh: "先用 zicha snapshot create 登记，或不用 --verify",
          en: "register the file with zicha snapshot create, or leave out --verify")
      )
    case .unknownFormat:
      (
        "input-format", LocalizedText(zh: "不知道怎样读 `\(path)`", en: "there is no reader for `\(path)`"),
        LocalizedText(
          zh: "可读的扩展名：\(Self.extensions)；JSON 请存成一行一个对象的 .jsonl",
          en: "readable are \(Self.extensions); write JSON as .jsonl, one object a line"
        )
      )
    case .workbook:
      (
        "input-workbook",
        LocalizedText(zh: "本版本还不读 XLSX：`\(path)`", en: "this version does not read XLSX yet: `\(path)`"),
        LocalizedText(zh: "在表格软件里另存为 CSV", en: "save it as CSV in the spreadsheet program")
      )
    case .utf16:
      (
        "input-encoding", LocalizedText(zh: "`\(path)` 是 UTF-16 编码", en: "`\(path)` is in UTF-16"),
        LocalizedText(zh: "另存为 UTF-8 或 GBK 编码的文件", en: "save it as UTF-8 or GBK")
      )
    case .archive:
      (
        "input-packed",
        LocalizedText(zh: "`\(path)` 是压缩文件或工作簿，不是文本", en: "`\(path)` is a packed file or a workbook, no text"),
        LocalizedText(zh: "先解压；工作簿另存为 CSV", en: "unpack it; save a workbook as CSV")
      )
    case .notText:
      (
        "input-encoding",
        LocalizedText(zh: "`\(path)` 既不是 UTF-8 也不是 GB18030 文本", en: "`\(path)` is neither UTF-8 nor GB18030 text"),
        LocalizedText(zh: "检查是不是选错了文件；另存为 UTF-8", en: "check that it is the right file; save it as UTF-8")
      )
    default: tableWording
    }
  }

  private var tableWording: Wording {
    switch cause {
    case .brokenHeader(let reason):
      (
        "input-header", LocalizedText(zh: "`\(path)` 的表头读不出：", en: "the header of `\(path)` can't be read: ") + reason,
        LocalizedText(zh: "第一行应是各列的名称", en: "the first line must name the columns")
      )
    case .repeatedColumn(let name):
      (
        "input-header",
        LocalizedText(zh: "`\(path)` 有两列都叫 `\(name)`", en: "two columns of `\(path)` are called `\(name)`"),
        LocalizedText(zh: "删去或改名其中一列", en: "drop or rename one of them")
      )
    case .noKnownColumn(let found, let expected):
      (
        "input-header",
        LocalizedText(
          zh: "`\(path)` 没有一列是表里声明的：有 \(Self.list(found))",
          en: "no column of `\(path)` is declared: it has \(Self.list(found))"),
        LocalizedText(
          zh: "第一行应是列名，例如 \(Self.list(expected))；不要有标题行",
          en: "the first line must name the columns, such as \(Self.list(expected)), without a title above"
        )
      )
    case .undeclaredTable(let nearest):
      (
        "undeclared-table",
        LocalizedText(zh: "没有规则声明来源 `\(path)`，没有读它", en: "no rule file declares the source `\(path)`, it was not read"),
        nearest.map { LocalizedText(zh: "是不是 `\($0)`？", en: "did you mean `\($0)`?") }
      )
    case .misspeltField(let field, let table, let key, let nearest):
      (
        "input-field",
        LocalizedText(
          zh: "「\(table.zh)」的数据里没有「\(field.zh)」" + (key == field.zh ? "" : "（`\(key)`）") + "，一律按缺处理",
          en: "no record of \(table.en) has \(field.en)" + (key == field.en ? "" : " (`\(key)`)")
            + ", which counts as missing"),
        LocalizedText(
          zh: "数据里有没声明的 `\(nearest)`：是同一项，就改得一致",
          en: "there is an undeclared `\(nearest)`; if it is meant, use one spelling")
      )
    case .sitesUnused:
      (
        "site-unused",
        LocalizedText(
          zh: "没有规则用到网页，网站（sites）没有读", en: "no rule asks for pages, the web sites (`sites`) were not read"),
        LocalizedText(
          zh: "用规则包选项加上网页方面的规则包，或写 `对象：网页` 的规则", en: "add a pack about web sites, or a rule over page")
      )
    case .noSuchSite:
      (
        "site-missing", LocalizedText(zh: "没有网站文件夹 `\(path)`", en: "there is no site folder `\(path)`"),
        LocalizedText(
          zh: "把网站的镜像放进快照文件夹，或改正清单 sites 里的 root",
          en: "put the mirror of the site into the snapshot's folder, or correct its root under sites")
      )
    case .badBase(let base):
      (
        "site-base", LocalizedText(zh: "网站的地址 `\(base)` 不是网址", en: "the base `\(base)` of a site is no address"),
        LocalizedText(
          zh: "写成 \"base\": \"https://www.example.gov.cn/\"", en: "write \"base\": \"https://www.example.gov.cn/\"")
      )
    case .repeatedSite(let name):
      (
        "site-repeated", LocalizedText(zh: "两个网站都叫 `\(name)`", en: "two sites are called `\(name)`"),
        LocalizedText(zh: "给它们不同的 name", en: "give them different names")
      )
    case .noDocuments(let pattern):
      (
        "documents-missing",
        LocalizedText(zh: "没有文件符合 documents 里的 `\(pattern)`", en: "no file fits `\(pattern)` in `documents`"),
        LocalizedText(
          zh: "核对文件夹和扩展名；`*` 只代一层文件夹里的字，`**` 代各层文件夹",
          en: "check folder and extension; `*` stands for characters within one folder, `**` for folders")
      )
    case .unusedDocuments:
      (
        "documents-unused",
        LocalizedText(
          zh: "清单列了文档，但没有规则要看文档，所以没有读",
          en: "the manifest lists documents and no rule looks at any, so they were not read"),
        LocalizedText(zh: "要检查文档，请用规则包「文稿」", en: "use the rule pack `documents` to check them")
      )
    case .manyQuarantined(let total, let listed):
      (
        "quarantine-long",
        LocalizedText(
          zh: "`\(path)` 有 \(total) 条记录读不出，只列出前 \(listed) 条",
          en: "\(total) records of `\(path)` can't be read, the first \(listed) are listed"),
        LocalizedText(zh: "多半是导出方式不对，先看前几条的原因", en: "the export is probably wrong, begin with the first reasons")
      )
    case .links(let problem, let child, let parent, let places): linkWording(problem, child, parent, places)
    default: ("input", LocalizedText(same: path), nil)
    }
  }

  private func inputWording(_ cause: InputFault.Cause) -> Wording {
    switch cause {
    case .missing:
      (
        "input-missing", LocalizedText(zh: "没有文件 `\(path)`", en: "there is no file `\(path)`"),
        LocalizedText(
          zh: "放进快照文件夹，或改正清单里的文件名", en: "put it into the snapshot's folder, or correct its name in the manifest")
      )
    case .folder:
      (
        "input-folder", LocalizedText(zh: "`\(path)` 是文件夹，不是文件", en: "`\(path)` is a folder, not a file"),
        LocalizedText(zh: "写出文件夹里各个文件的名字", en: "name the files in it")
      )
    case .notPermitted:
      (
        "input-permission", LocalizedText(zh: "没有权限读 `\(path)`", en: "there is no permission to read `\(path)`"),
        LocalizedText(zh: "请管理员放开读权限", en: "ask for read permission")
      )
    case .notRereadable:
      (
        "input-pipe", LocalizedText(zh: "`\(path)` 只能读一次", en: "`\(path)` can be read only once"),
        LocalizedText(zh: "先存成文件", en: "save it as a file first")
      )
    case .tooLarge:
      (
        "input-too-large", LocalizedText(zh: "`\(path)` 太大，读不了", en: "`\(path)` is too large to be read"),
        LocalizedText(zh: "检查是不是选错了文件", en: "check that it is the right file")
      )
    case .system(let words):
      (
        "input-unreadable", LocalizedText(zh: "读不了 `\(path)`：\(words)", en: "`\(path)` can't be read: \(words)"),
        LocalizedText(zh: "检查磁盘和网络盘是否正常", en: "check the disk or the network drive")
      )
    }
  }

  private func linkWording(
    _ problem: LinkProblem, _ child: LocalizedText, _ parent: LocalizedText, _ places: [String]
  ) -> Wording {
    let examples = Self.list(zip(places, problem.examples).map { $1.words.isEmpty ? $0 : $0 + " `" + $1.words + "`" })
    let count = problem.count
    switch problem.kind {
    case .notAList:
      return (
        "child-list",
        LocalizedText(
          zh: "\(count) 处「\(child.zh)」不是对象的数组，按未知处理：\(examples)",
          en: "\(child.en) is no array of objects in \(count) places and counts as unknown: \(examples)"),
        LocalizedText(zh: "没有时写 []，有时写 [{…}]", en: "write [] for none, [{…}] otherwise")
      )
    case .orphan:
      return (
        "child-orphan",
        LocalizedText(
          zh: "\(count) 行「\(child.zh)」找不到所属的「\(parent.zh)」：\(examples)",
          en: "\(count) rows of \(child.en) belong to no row of \(parent.en): \(examples)"),
        LocalizedText(zh: "核对编号，或补上所属的记录", en: "check the numbers, or add the missing records")
      )
    case .withoutKey:
      return (
        "child-without-key",
        LocalizedText(
          zh: "\(count) 行「\(child.zh)」没有写明属于哪条「\(parent.zh)」：\(examples)",
          en: "\(count) rows of \(child.en) do not say which row of \(parent.en) they belong to: \(examples)"),
        LocalizedText(zh: "补上编号", en: "add the number")
      )
    case .doubleParent:
      return (
        "child-double-parent",
        LocalizedText(
          zh: "\(count) 行「\(child.zh)」的编号对应多条「\(parent.zh)」，这些记录的「\(child.zh)」按未知处理：\(examples)",
          en:
            "\(count) rows of \(child.en) name a key that several rows of \(parent.en) have; theirs count as unknown: \(examples)"
        ),
        LocalizedText(zh: "先消除重复的编号", en: "remove the double keys first")
      )
    }
  }

  private static var extensions: String {
    SnapshotFormat.all.flatMap(\.extensions).map { "." + $0 }.joined(separator: " ")
  }

  private static func list(_ words: [String]) -> String {
    words.joined(separator: "、")
  }
}

/// A snapshot that can't be read: every problem that was found, exit code 2.
package struct SnapshotError: Error {
  /// The problems, errors and warnings, in the order of the manifest.
  package let problems: [SnapshotProblem]
}
