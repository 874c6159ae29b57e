import Driver
import Findings
import Records
import Reporting
import RuleEngine
import SourceText

/// What `zicha diff --rules` prints: rules that differ with the objects that move, then figures; on a terminal or as Markdown.
struct RuleChangesPage {
  /// The text.
  let text: String

  /// So many objects of one rule are listed on a terminal.
  private static let shownMoves = 20

  /// Lays out a comparison.
  init(_ changes: RuleChanges, _ language: Language, isMarkdown: Bool = false, usesColor: Bool = false) {
    let page = Layout(language: language, isMarkdown: isMarkdown, usesColor: usesColor, shownMoves: Self.shownMoves)
    text = page.lines(changes).joined(separator: "\n") + "\n"
  }

  private struct Layout {
    let language: Language
    let isMarkdown: Bool
    let usesColor: Bool
    let shownMoves: Int

    func lines(_ changes: RuleChanges) -> [String] {
      var lines = [heading(1, both("规则改动的影响", "What the change of rules does")), ""]
      lines += [summary(changes), ""]
      for entry in changes.entries { lines += rule(entry) + [""] }
      lines += figures(changes.figures) + scores(changes.scores) + checks(changes.checks)
      while lines.last == "" { lines.removeLast() }
      return lines
    }

    private func both(_ zh: String, _ en: String) -> String { language == .zh ? zh : en }

    private func heading(_ level: Int, _ text: String) -> String {
      isMarkdown
        ? String(repeating: "#", count: level) + " " + escape(text) : TextStyle.bold.paint(text, usesColor)
    }

    private func bullet(_ text: String) -> String { isMarkdown ? "- " + escape(text) : "  " + text }

    private func escape(_ text: String) -> String {
      guard isMarkdown else { return text }
      var result = ""
      for character in text {
        if "\\`*_[]<>|#".contains(character) { result.append("\\") }
        result.append(character)
      }
      return result
    }

    private func summary(_ changes: RuleChanges) -> String {
      func count(_ kind: RuleChanges.Entry.Kind) -> Int { changes.entries.count { $0.kind == kind } }
      return both(
        "规则：改变 \(count(.changed))，新增 \(count(.new))，去掉 \(count(.gone))，只改文字 \(count(.reworded))，未变 \(changes.unchanged)",
        "rules: \(count(.changed)) changed, \(count(.new)) new, \(count(.gone)) gone, \(count(.reworded)) reworded, "
          + "\(changes.unchanged) unchanged")
    }

    // MARK: Rules

    private func rule(_ entry: RuleChanges.Entry) -> [String] {
      let kind: String =
        switch entry.kind {
        case .changed: both("改变", "changed")
        case .new: both("新增", "new")
        case .gone: both("去掉", "gone")
        case .reworded: both("只改文字", "reworded")
        }
      var lines = [heading(2, "\(kind)  \(entry.id) \(entry.title[language])")]
      if isMarkdown { lines.append("") }
      for clause in entry.clauses { lines.append(bullet(self.clause(clause))) }
      if entry.kind == .reworded { return lines }
      lines.append(bullet(tallies(entry)))
      let shown = isMarkdown ? entry.moves.count : min(entry.moves.count, shownMoves)
      for move in entry.moves.prefix(shown) { lines.append(bullet(self.move(move))) }
      let more = entry.moveCount - shown
      if more > 0 { lines.append(bullet(both("另有 \(more) 个对象改变结果", "\(more) more objects change their outcome"))) }
      return lines
    }

    private func clause(_ clause: RuleChanges.Clause) -> String {
      let colon = both("：", ": ")
      let name = clause.name[language]
      // A calendar or another rule is too long to be shown.
      func shown(_ text: LocalizedText) -> String {
        let text = text[language]
        return text.count > 300 ? String(text.prefix(300)) + "…" : text
      }
      switch (clause.before, clause.after) {
      case (let before?, let after?) where shown(before) == shown(after): return name + colon + both("有变动", "differs")
      case (let before?, let after?): return name + colon + shown(before) + " → " + shown(after)
      case (let before?, nil): return name + colon + shown(before) + " → " + both("（没有了）", "(gone)")
      case (nil, let after?): return name + colon + both("（新）", "(new)") + " → " + shown(after)
      case (nil, nil): return name
      }
    }

    private func tallies(_ entry: RuleChanges.Entry) -> String {
      let head =
        entry.moveCount == 0
        ? both("没有对象改变结果", "no object changes its outcome")
        : both(
          "\(entry.moveCount) 个对象改变结果",
          entry.moveCount == 1 ? "1 object changes its outcome" : "\(entry.moveCount) objects change their outcome")
      let counts = Outcome.allCases.compactMap { outcome -> String? in
        let before = entry.before.map { $0.count(of: outcome) }
        let after = entry.after.map { $0.count(of: outcome) }
        guard before ?? 0 > 0 || after ?? 0 > 0 else { return nil }
        let numbers = [before, after].map { $0.map(String.init) ?? "–" }
        return "\(outcome.label[language]) \(numbers[0]) → \(numbers[1])"
      }
      return counts.isEmpty ? head : head + both("（", " (") + counts.joined(separator: both("，", ", ")) + both("）", ")")
    }

    private func move(_ move: RuleChanges.Move) -> String {
      let object = move.object
      var name = object.table[language] + " " + object.key
      if let word = object.word { name += both("（\(word.zh)）", " (\(word.en))") }
      if let path = object.path, let line = object.line { name += both("（\(path):\(line)）", " (\(path):\(line))") }
      func shown(_ outcome: Outcome?) -> String { outcome?.label[language] ?? both("不在对象之内", "not an object") }
      return name + both("：", ": ") + shown(move.from) + " → " + shown(move.to)
    }

    // MARK: Figures

    private func figures(_ moves: [RuleChanges.FigureMove]) -> [String] {
      guard !moves.isEmpty else { return [] }
      var lines = [heading(2, both("指标", "Measures"))]
      if isMarkdown { lines.append("") }
      for move in moves {
        var name = move.name[language]
        if let group = move.group { name += both("（\(group.zh)）", " (\(group.en))") }
        lines.append(
          bullet(name + both("：", ": ") + shown(move.before, move.style) + " → " + shown(move.after, move.style)))
      }
      return lines + [""]
    }

    private func shown(_ figure: Figure?, _ style: FigureStyle) -> String {
      switch figure {
      case .exact(let value): FigureText.shown(value, style: style)[language]
      case .between(let low, let high, _):
        FigureText.shown(low, style: style)[language] + both(" 至 ", " to ")
          + FigureText.shown(high, style: style)[language]
      case .notApplicable: Outcome.notApplicable.label[language]
      case .some(.none): FigureText.notComputed[language]
      case nil: both("没有", "none")
      }
    }

    private func scores(_ moves: [RuleChanges.ScoreMove]) -> [String] {
      guard !moves.isEmpty else { return [] }
      var lines = [heading(2, both("评分", "Scores"))]
      if isMarkdown { lines.append("") }
      for move in moves {
        let name = move.name.map { $0[language] } ?? move.object.key
        lines.append(
          bullet(
            "\(move.scorecard) \(name)" + both("：", ": ") + shown(move.before) + " → " + shown(move.after)))
      }
      return lines + [""]
    }

    private func shown(_ score: RuleChanges.Score?) -> String {
      guard let score else { return both("没有", "none") }
      let text = ScoreText.range(score.figure.low, score.figure.high)[language]
      return score.grade.map { text + both("（\($0.zh)）", " (\($0.en))") } ?? text
    }

    private func checks(_ moves: [RuleChanges.CheckMove]) -> [String] {
      guard !moves.isEmpty else { return [] }
      var lines = [heading(2, both("数据检查", "Data checks"))]
      if isMarkdown { lines.append("") }
      for move in moves {
        lines.append(
          bullet(move.id + both("：\(move.before) 处 → \(move.after) 处", ": \(move.before) → \(move.after) faults")))
      }
      return lines
    }
  }
}

extension RuleTally {
  /// How many objects have an outcome.
  func count(of outcome: Outcome) -> Int {
    switch outcome {
    case .pass: pass
    case .violation: violation
    case .undetermined: undetermined
    case .notDue: notDue
    case .notApplicable: notApplicable
    }
  }
}
