package import Diagnostics
import SourceText

/// What is wrong with a `snapshot.json`.
package struct ManifestProblem: DiagnosticConvertible, Hashable {
  /// The cause, with what its wording needs.
  enum Cause: Hashable {
    case syntax(LocalizedText)
    case notAnObject
    case unknownKey(String, nearest: String?)
    case repeatedKey(String)
    case wrongType(String, expected: LocalizedText)
    case missingKey(String, example: String)
    case noSuchDate(String)
    case reversedPeriod
    case newerFormat(String)
    case badPath(String, SnapshotPath.Fault)
    case repeatedFile(String)
    case badDigest(String)
    case noOrganisation
    case noTables
  }

  let cause: Cause
  let range: SourceRange

  /// The problem as it is shown.
  package var diagnostic: Diagnostic {
    let wording = self.wording
    return Diagnostic(
      id: wording.id, severity: severity, range: range, headline: wording.headline, hint: wording.hint, fix: fix)
  }

  private var severity: Diagnostic.Severity {
    cause == .noOrganisation || cause == .noTables ? .warning : .error
  }

  private var fix: Diagnostic.Fix? {
    guard case .unknownKey(_, let nearest?) = cause else { return nil }
    return Diagnostic.Fix(range: range, replacement: nearest)
  }

  private typealias Wording = (id: String, headline: LocalizedText, hint: LocalizedText?)

  private var wording: Wording {
    switch cause {
    case .syntax(let reason):
      (
        "manifest-syntax",
        LocalizedText(zh: "snapshot.json 不是合法的 JSON：", en: "snapshot.json is not valid JSON: ") + reason,
        LocalizedText(
          zh: "检查此处的引号、逗号和括号，并以 UTF-8 保存", en: "check quotes, commas and brackets here, and save the file as UTF-8")
      )
    case .notAnObject:
      (
        "manifest-syntax", LocalizedText(zh: "snapshot.json 应是一个 JSON 对象", en: "snapshot.json must be one JSON object"),
        LocalizedText(zh: "以 { 开头，以 } 结尾", en: "it begins with { and ends with }")
      )
    case .unknownKey(let key, let nearest): unknownKey(key, nearest)
    case .repeatedKey(let key):
      (
        "manifest-repeated-key", LocalizedText(zh: "`\(key)` 写了两次", en: "`\(key)` is given twice"),
        LocalizedText(zh: "只保留一处", en: "keep one of them")
      )
    case .wrongType(let key, let expected):
      ("manifest-type", LocalizedText(zh: "`\(key)` 应是", en: "`\(key)` must be ") + expected, nil)
    case .missingKey(let key, let example):
      (
        "manifest-missing-key", LocalizedText(zh: "snapshot.json 缺少 `\(key)`", en: "snapshot.json lacks `\(key)`"),
        LocalizedText(zh: "加上，例如 \(example)", en: "add it, for example \(example)")
      )
    case .noSuchDate(let text):
      (
        "manifest-date", LocalizedText(zh: "没有 `\(text)` 这一天", en: "there is no day `\(text)`"),
        LocalizedText(zh: "写成 \"2024-12-31\" 的样子", en: "write it like \"2024-12-31\"")
      )
    case .reversedPeriod:
      (
        "manifest-period",
        LocalizedText(zh: "`period` 的末日早于首日", en: "the last day of `period` is before its first day"),
        LocalizedText(zh: "先写首日，再写末日", en: "write the first day, then the last")
      )
    case .newerFormat(let found):
      (
        "manifest-format",
        LocalizedText(zh: "格式 \(found) 不是本版本认识的格式 1", en: "format \(found) is not format 1, which this version knows"),
        LocalizedText(zh: "用更新的 zicha 检查，或写 \"format\": 1", en: "use a newer zicha, or write \"format\": 1")
      )
    case .badPath(let path, let fault): badPath(path, fault)
    case .repeatedFile(let path):
      (
        "manifest-repeated-file", LocalizedText(zh: "文件 `\(path)` 列了两次", en: "the file `\(path)` is listed twice"),
        LocalizedText(zh: "只列一次，否则每条记录会算两遍", en: "list it once, else each record would count twice")
      )
    case .badDigest(let path):
      (
        "manifest-digest",
        LocalizedText(
          zh: "`\(path)` 的 sha256 不是 64 位十六进制数", en: "the sha256 of `\(path)` is not 64 hexadecimal digits"),
        LocalizedText(zh: "用 zicha snapshot create 重写清单", en: "write the manifest again with zicha snapshot create")
      )
    case .noOrganisation:
      (
        "manifest-organisation",
        LocalizedText(zh: "没有写机构名称，报告里会空着", en: "no organisation is named, reports will leave it blank"),
        LocalizedText(zh: "加上 \"organisation\": \"某某局\"", en: "add \"organisation\": \"…\"")
      )
    case .noTables:
      (
        "manifest-empty", LocalizedText(zh: "清单没有列出任何表", en: "the manifest lists no table"),
        LocalizedText(
          zh: "在 tables 里写上，例如 \"cases\": \"cases.jsonl\"",
          en: "list them under tables, for example \"cases\": \"cases.jsonl\"")
      )
    }
  }

  private func unknownKey(_ key: String, _ nearest: String?) -> Wording {
    let known = ManifestParser.knownKeys.joined(separator: " ")
    // With a near name the fix already proposes it.
    let hint = nearest == nil ? LocalizedText(zh: "可用的有：\(known)", en: "known are: \(known)") : nil
    return ("manifest-unknown-key", LocalizedText(zh: "清单里没有 `\(key)` 这一项", en: "a manifest has no `\(key)`"), hint)
  }

  private func badPath(_ path: String, _ fault: SnapshotPath.Fault) -> Wording {
    switch fault {
    case .empty:
      (
        "manifest-path", LocalizedText(zh: "文件路径是空的", en: "the path is empty"),
        LocalizedText(zh: "写文件名，例如 \"cases.jsonl\"", en: "write a file name, for example \"cases.jsonl\"")
      )
    case .absolute:
      (
        "manifest-path", LocalizedText(zh: "`\(path)` 是绝对路径", en: "`\(path)` is an absolute path"),
        LocalizedText(
          zh: "写相对于快照文件夹的路径，快照才能整个搬走", en: "write it relative to the snapshot's folder, so that the folder can be moved"
        )
      )
    case .escaping:
      (
        "manifest-path", LocalizedText(zh: "`\(path)` 在快照文件夹之外", en: "`\(path)` lies outside the snapshot's folder"),
        LocalizedText(zh: "把文件放进快照文件夹，去掉 `..`", en: "put the file into the snapshot's folder and drop `..`")
      )
    case .backslash:
      (
        "manifest-path", LocalizedText(zh: "`\(path)` 里有反斜杠", en: "`\(path)` holds a backslash"),
        LocalizedText(zh: "用 / 分隔文件夹", en: "separate folders by /")
      )
    }
  }
}
