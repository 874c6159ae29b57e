import Diagnostics
import RuleChecking
import RuleSyntax
import SourceText
import System
import TestSupport

/// An example of a page, checked as part of a small pack.
///
/// A page shows the lines that matter; the lines around them come from the first frame that fits.
struct PageExample {
  /// The lines before and behind an example, and the file with the declarations that it names.
  private struct Frame {
    let before: String
    let after: String

    init(_ before: String, _ after: String = "") {
      self.before = before
      self.after = after
    }

    /// Whether the example may stand here: declarations stand alone, items and clauses under a declaration.
    func fits(_ example: String) -> Bool {
      let heads = KeywordTable.shared.keywords(in: .head).flatMap(\.spellings)
      let isDeclaration = heads.contains { example.lowercased().hasPrefix($0 + " ") || example.hasPrefix($0 + "：") }
      return isDeclaration == before.isEmpty
    }
  }

  private static let header = "规则 LX-98：「例」\n依据：《行政许可法》第四十二条\n"

  private static let frames: [Frame] = [
    Frame(""),
    Frame("", "\n对象：办件\n要求：有受理日期"),
    Frame("", "\n给定：受理日期 2025-03-03\n应为：通过"),
    Frame("", "\n来源：sample\n- 编号（number）：文本"),
    Frame(header + "对象：办件\n"),
    Frame(header + "对象：办件\n", "\n要求：有受理日期"),
    Frame(header + "对象：办件\n起点：受理日期\n终点：决定日期\n期限：20 个工作日\n"),
    Frame(header + "对象：办件\n起点：受理日期\n终点：决定日期\n"),
    Frame(header + "对象：办件\n起点：受理日期\n终点：决定日期\n期限：", ""),
    Frame(header, "\n要求：有受理日期"),
    Frame(header + "对象：办件\n要求："),
    Frame(header + "对象：办件，其中", "\n要求：有受理日期"),
    Frame("指标 例指 / sample measure："),
    Frame("定义 办件的例义 / sample figure："),
    Frame(header + "对象：办件\n要求：有受理日期\n说明：「受理」\n"),
    Frame(header + "对象：办件，每月\n要求：有受理日期\n"),
    Frame("表 例表 / sample：「例表」\n来源：sample\n- 编号（number）：文本，必填\n"),
    Frame("表 例表 / sample：「例表」\n属于：办件，字段 samples\n- 编号（number）：文本，必填\n"),
    Frame("表 例表 / sample：「例表」\n来源：sample\n", "\n- 编号（number）：文本，必填"),
    Frame("表 例表 / sample：「例表」\n", "\n- 开始日期（from）：日期\n- 结束日期（to）：日期\n- 程序种类（kind）：文本"),
    Frame("表 例表 / sample：「例表」\n来源：sample\n- 编号（number）：", ""),
    Frame("参数 例参 / sample parameter：\n"),
    Frame("定义 办件的例义 / sample figure：\n"),
    Frame("指标 例指 / sample measure：办件的数量\n"),
    Frame("测试 XK-01：「例」\n", "\n应为：通过"),
    Frame("测试 XK-01：「例」\n"),
    Frame("测试 XK-01：「例」\n给定：受理日期 2025-03-03\n"),
    Frame(
      "日历 例历 / sample calendar：「例历」\n每周休息：周六、周日\n通知 2025 年：2024-11-12，2025-01-01 至 2025-12-31\n"),
  ]

  /// The diagnostics of an example in one frame.
  private let diagnostics: [Diagnostic]
  /// The declarations of the officers' mistakes, with a few more fields that pages speak of.
  private static let base: [UInt8] = {
    let text = String(decoding: (try? Files.read(Path.join(MistakesTests.folder, "base.zicha"))) ?? [], as: UTF8.self)
    let fields = """
      - 罚款金额 / fine（fine）：金额，单位元
      - 凭证日期 / receipt dated on（receipt_on）：日期
      - 政府批准日期 / government approved on（government_on）：日期
      - 标题 / title（title）：文本
      - 主持人 / chair（chair）：文本
      - 次数 / times（times）：整数
      - 占比 / share（share）：比率，单位 %
      - 到场次数 / visits（visits）：整数

      """
    return Array(
      text.replacing("- 到场次数 / visits（visits）：整数\n", with: fields)
        .replacing(
          "- 结束日期 / ended on（ended_on）：日期\n",
          with: "- 结束日期 / ended on（ended_on）：日期\n- 结论 / conclusion（conclusion）：文本\n"
        ).utf8)
  }()

  /// What an example declares is called otherwise where the shared declarations have it already.
  private static let renamed = [
    ("规则 XK-01", "规则 XK-77"), ("Rule XK-01", "Rule XK-77"), ("表 办件", "表 例件"), ("Table case", "Table sample"),
    ("参数 许可期限 / licence limit", "参数 例期限"), ("参数 许可期限", "参数 例期限"), ("Parameter licence limit", "Parameter sample limit"),
  ]

  private init(_ example: String, in frame: Frame, lints: Bool) {
    let lines = example.split(separator: "⏎").map { $0.trimmed }.joined(separator: "\n")
    let own = Self.renamed.reduce(lines) { $0.replacing($1.0, with: $1.1) }
    let text = frame.before + own + frame.after + "\n"
    let file = (path: "例.zicha", bytes: Array(text.utf8))
    var packs = RulePacks()
    let isPack = lines.hasPrefix("规则集") || lines.hasPrefix("Ruleset")
    packs.add(folder: "exercise", [(path: "base.zicha", bytes: Self.base)] + (isPack ? [] : [file]))
    if isPack { packs.add(folder: "two", [file]) }
    let options = CheckingOptions(lints: lints)
    diagnostics = RuleChecker.check(packs: packs.sources, options: options).diagnostics
      .filter { $0.range?.file.index == 1 }
  }

  /// Why a pair of examples does not show what its page says; nil when it does.
  static func problem(code: String, wrong: String, right: String) -> String? {
    let lints = LintChecks.codes.contains(code)
    var nearest: String?
    for frame in frames where frame.fits(wrong) {
      let bad = PageExample(wrong, in: frame, lints: lints)
      guard bad.diagnostics.contains(where: { $0.id == code }) else { continue }
      let good = PageExample(right, in: frame, lints: lints).diagnostics
      let left = good.filter { $0.severity == .error || $0.id == code }.map(\.id)
      if left.isEmpty { return nil }
      nearest = nearest ?? "the right one gives \(left)"
    }
    if let nearest { return nearest }
    let all = frames.filter { $0.fits(wrong) }.map {
      PageExample(wrong, in: $0, lints: lints).diagnostics.map(\.id).filter { !$0.hasSuffix("-test") }
    }
    return "the wrong one never gives it, but \(Set(all).sorted { $0.count < $1.count }.prefix(4))"
  }
}

extension Substring {
  fileprivate var trimmed: String {
    var text = self
    while text.first == " " { text.removeFirst() }
    while text.last == " " { text.removeLast() }
    return String(text)
  }
}
