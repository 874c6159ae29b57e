import Diagnostics
import RuleEngine
import SourceText

/// A fault that the analysis of a decision table found, with the table in whose words it is told.
struct TableAnalysisProblem: DiagnosticConvertible {
  let table: CheckedDecisionTable
  let fault: TableAnalysis.Fault

  var diagnostic: Diagnostic {
    switch fault {
    case .gaps, .overlap, .unfinished: caseDiagnostic
    case .outside, .hidden, .subsumed, .joinable, .partlyKnown: rowDiagnostic
    case .stepOverlap, .stepGap: stepDiagnostic
    case .legalGap, .outsideLegalRange, .severityFalls: benchmarkDiagnostic
    }
  }

  // MARK: Cases

  private var caseDiagnostic: Diagnostic {
    switch fault {
    case .gaps(let regions):
      let example = regions.first?.example ?? both("-", "-")
      let rows = both(
        regions.map { "`\($0.row.zh)`" }.joined(separator: "、"),
        regions.map { "`\($0.row.en)`" }.joined(separator: ", "))
      return .error(
        "table-gap", table.range, zh: "决策表 `\(table.id)` 没有一行适用于 `\(example.zh)`",
        en: "no row of the decision table `\(table.id)` covers `\(example.en)`",
        hint: hint(
          "补上 \(rows.zh) 并写明输出；本来就不管，写 `覆盖：部分`",
          "add \(rows.en) with outputs, or write `Cover: partial` if it is not meant to"))
    case .overlap(let first, let second, let region):
      return overlap(first, second, region)
    default:
      return .warning(
        "table-not-analysed", table.range, zh: "决策表 `\(table.id)` 太复杂，没有全部分析完",
        en: "the decision table `\(table.id)` is too complex to be analysed to its end",
        hint: hint(
          "可能还有空档或用不到的行；把表拆小，或者最后加一行 `-`",
          "there may be gaps or rows without a case left; split it, or end it with a row of `-`"))
    }
  }

  private func overlap(_ first: Int, _ second: Int, _ region: TableAnalysis.Region) -> Diagnostic {
    let isAny = table.hit == .any
    return .error(
      "table-overlap", table.rows[second].range,
      zh: isAny
        ? "第 \(first + 1) 行和第 \(second + 1) 行都适用于 `\(region.example.zh)`，输出却不同"
        : "第 \(first + 1) 行和第 \(second + 1) 行都适用于 `\(region.example.zh)`",
      en: isAny
        ? "rows \(first + 1) and \(second + 1) both match `\(region.example.en)` with different outputs"
        : "rows \(first + 1) and \(second + 1) both match `\(region.example.en)`",
      hint: isAny
        ? hint("改其中一行的条件，或者改成同样的输出", "change the condition of one of them, or give them the same outputs")
        : hint(
          "重叠的是 `\(region.row.zh)`，改其中一行；按先后取用就写 `命中：首个，因为「……」`",
          "they share `\(region.row.en)`: change one; if the first is to win, write `Hit: first, because \"…\"`"),
      labels: [label(first)])
  }

  private func label(_ row: Int) -> Diagnostic.Label {
    Diagnostic.Label(range: table.rows[row].range, text: both("第 \(row + 1) 行", "row \(row + 1)"))
  }

  // MARK: Rows

  private var rowDiagnostic: Diagnostic {
    switch fault {
    case .outside(let row, let column):
      let name = table.inputs[column].name
      return .warning(
        "row-outside-domain", table.rows[row].range, zh: "第 \(row + 1) 行永远不适用：`\(name.zh)` 不会是这样的值",
        en: "row \(row + 1) can never match: `\(name.en)` is never such a value",
        hint: hint("核对这一格和 `输入` 里的取值", "check the cell against the values under `Inputs`"))
    case .hidden(let row, let single):
      let earlier =
        single.map { both("第 \($0 + 1) 行", "row \($0 + 1)") } ?? both("前面几行合起来", "the rows before it together")
      return .warning(
        "row-hidden", table.rows[row].range, zh: "第 \(row + 1) 行永远轮不到：\(earlier.zh)已经全部适用",
        en: "row \(row + 1) is never reached: \(earlier.en) took all its cases",
        hint: hint("按 `首个` 先写的先用；把它移到前面，或者删去", "with `first` the earlier row wins: move it up, or delete it"),
        labels: single.map { [label($0)] } ?? [])
    case .subsumed(let row, let other):
      return .warning(
        "row-subsumed", table.rows[row].range, zh: "第 \(row + 1) 行多余：第 \(other + 1) 行已经给出同样的输出",
        en: "row \(row + 1) changes nothing: row \(other + 1) gives the same outputs for all its cases",
        hint: hint("删去它；如果输出本该不同，改输出", "delete it; if its outputs should differ, correct them"), labels: [label(other)])
    default: return noteDiagnostic
    }
  }

  private var noteDiagnostic: Diagnostic {
    switch fault {
    case .joinable(let first, let second, let joined):
      return Diagnostic(
        id: "rows-joinable", severity: .note, range: table.rows[second].range,
        headline: both(
          "第 \(first + 1) 行和第 \(second + 1) 行输出相同，可以并成一行",
          "rows \(first + 1) and \(second + 1) have the same outputs and can be one row"),
        hint: hint("写作 `\(joined.zh)`", "write `\(joined.en)`"), labels: [label(first)])
    case .partlyKnown(let row, _):
      return Diagnostic(
        id: "cell-not-analysed", severity: .note, range: table.rows[row].range,
        headline: both(
          "第 \(row + 1) 行有一格要看参数或别的输入，空档和重叠没有就它分析",
          "a cell of row \(row + 1) looks at a parameter or another input; gaps and overlaps were not followed through it"
        ),
        hint: hint("用测试验证这一行", "prove the row by tests"))
    default: return stepDiagnostic
    }
  }

  // MARK: Output steps

  private var stepDiagnostic: Diagnostic {
    switch fault {
    case .stepOverlap(let output, let first, let second, let stretch, let example):
      let name = table.outputs[output].name
      return .warning(
        "step-overlap", table.rows[second].range,
        zh: "`\(name.zh)` 的 `\(example.zh)` 同属第 \(first + 1) 行和第 \(second + 1) 行的档次",
        en: "`\(example.en)` of `\(name.en)` lies in the steps of rows \(first + 1) and \(second + 1)",
        hint: hint(
          "两档都含 `\(stretch.zh)`；档次之间用 `至不满` 分开", "both hold `\(stretch.en)`; part the steps with `to below`"),
        labels: [label(first)])
    case .stepGap(let output, let stretch, let example):
      let name = table.outputs[output].name
      return .warning(
        "step-gap", table.range, zh: "`\(name.zh)` 的 `\(example.zh)` 不属于任何一档",
        en: "`\(example.en)` of `\(name.en)` lies in no step",
        hint: hint("`\(stretch.zh)` 没有写到；让相邻两档接上", "`\(stretch.en)` is left out: let the steps beside it touch"))
    default: return caseDiagnostic
    }
  }

  // MARK: Discretion benchmarks

  private var benchmarkDiagnostic: Diagnostic {
    switch fault {
    case .legalGap(let output, let stretch, let example, let range):
      let name = table.outputs[output].name
      return .error(
        "legal-range-gap", range, zh: "法定幅度里 `\(name.zh)` 的 `\(example.zh)` 没有对应的档次",
        en: "the law allows `\(example.en)` for `\(name.en)`, but no step has it",
        hint: hint(
          "补上 `\(stretch.zh)` 的档次，或者改正法定幅度", "add a step for `\(stretch.en)`, or correct the legal range"))
    case .outsideLegalRange(let output, let row, let example):
      let name = table.outputs[output].name
      return .error(
        "step-outside-law", table.rows[row].range, zh: "第 \(row + 1) 行 `\(name.zh)` 的 `\(example.zh)` 超出法定幅度",
        en: "`\(example.en)` for `\(name.en)` in row \(row + 1) is outside what the law allows",
        hint: hint("按法律改这一档", "correct the step by the law"))
    case .severityFalls(let output, let lighter, let heavier, let low, let high):
      let name = table.outputs[output].name
      return .error(
        "severity-falls", table.rows[heavier].range,
        zh: "第 \(heavier + 1) 行比第 \(lighter + 1) 行重，`\(name.zh)` 却是 `\(high.zh)`，低于 `\(low.zh)`",
        en:
          "row \(heavier + 1) is heavier than row \(lighter + 1), but its `\(name.en)`, `\(high.en)`, is lower than `\(low.en)`",
        hint: hint("改这两行的阶次或幅度", "correct the step or the range of one of them"), labels: [label(lighter)])
    default: return caseDiagnostic
    }
  }
}
