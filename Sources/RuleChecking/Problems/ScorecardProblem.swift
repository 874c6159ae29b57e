import Diagnostics
import SourceText

/// Something wrong with a scorecard.
enum ScorecardProblem: CheckingProblem {
  /// 对象, 满分 or the parts are missing.
  case incomplete(SourceRange, id: String, clause: LocalizedText)
  /// A number without 分.
  case withoutUnit(SourceRange, String)
  /// `每次扣 5 至 10 分`.
  case discretion(SourceRange, low: String, high: String)
  /// The parts do not add up to 满分.
  case partsSum(SourceRange, sum: String, full: String)
  /// The items of a part do not add up to it.
  case itemsSum(SourceRange, part: LocalizedText, sum: String, points: String)
  /// Parts of one name with different points.
  case partsDiffer(SourceRange, part: LocalizedText)
  /// A given score beside others without points of its own.
  case itemWithoutPoints(SourceRange)
  /// Scores that have no grade.
  case gradeGap(SourceRange, between: LocalizedText, example: String)
  /// Scores that have two grades.
  case gradeOverlap(SourceRange, between: LocalizedText, first: LocalizedText, second: LocalizedText)
  case unknownGrade(SourceRange, String, nearest: String?)
  /// It is not said whose a row or a violation is.
  case ownerUnknown(SourceRange, what: LocalizedText, object: LocalizedText, several: [LocalizedText])
  /// It is not said which date places a row or a violation.
  case dateUnknown(SourceRange, what: LocalizedText, several: [LocalizedText])
  /// 取 in 总分再扣 or 加分.
  case givenOutsidePart(SourceRange)
  /// A test of a scorecard that expects no score.
  case withoutScore(SourceRange)
  /// Ends of a range the wrong way round, a factor of nothing.
  case numbers(SourceRange, LocalizedText)
  /// The scores of another scorecard have another scale.
  case scale(SourceRange, id: String, full: String, points: String)

  var plausibility: Plausibility { .type }

  var diagnostic: Diagnostic {
    switch self {
    case .gradeGap, .gradeOverlap, .unknownGrade: gradeDiagnostic
    case .ownerUnknown, .dateUnknown: countingDiagnostic
    case .partsSum, .itemsSum, .partsDiffer, .itemWithoutPoints: sumDiagnostic
    default: lineDiagnostic
    }
  }

  private var lineDiagnostic: Diagnostic {
    switch self {
    case .incomplete(let range, let id, let clause):
      return .error(
        "scorecard-incomplete", range, zh: "评分 `\(id)` 没有写\(clause.zh)",
        en: "the scorecard `\(id)` has no \(clause.en)",
        hint: hint("补上它；`对象`、`满分` 和 `项目` 都要写", "add it; `For each`, `Full marks` and `Part` are all needed"))
    case .withoutUnit(let range, let number):
      return .error(
        "points-without-unit", range, zh: "`\(number)` 后面没有写“分”", en: "`\(number)` has no unit",
        hint: hint("写成 `\(number) 分`", "write `\(number) points`"),
        fix: .init(range: range, replacement: "\(number) 分"))
    case .discretion(let range, let low, let high):
      return .error(
        "discretion-without-criterion", range, zh: "每次扣 \(low) 至 \(high) 分，没有说明按什么扣多少",
        en: "\(low) to \(high) points each time without a criterion",
        hint: hint(
          "按情形分成几行，各写一个分值；或者由数据给出：`每次扣其扣分，限 \(low) 至 \(high) 分`",
          "write one line for each case with its points, or take them from the data: `each time deduct its points, within \(low) to \(high) points`"
        ))
    case .givenOutsidePart(let range):
      return .error(
        "given-outside-part", range, zh: "`取` 只能写在项目里", en: "`take` belongs in a part",
        hint: hint("移到一个 `项目` 下面", "move it under a `Part`"))
    case .withoutScore(let range):
      return .error(
        "test-without-score", range, zh: "评分的测试没有写应得多少分", en: "the test of a scorecard expects no score",
        hint: hint("例如 `应为：92.5 分，合格` 或 `应为：没有得分`", "such as `Expect: 92.5 points, pass` or `Expect: no score`"))
    case .numbers(let range, let text):
      return .error(
        "points-reversed", range, zh: text.zh, en: text.en,
        hint: hint("先写小的，后写大的；分值和倍数都要大于 0", "write the smaller one first; points and factors must be above 0"))
    case .scale(let range, let id, let full, let points):
      return .error(
        "score-scale", range, zh: "`\(id)` 的满分是 \(full) 分，这里是 \(points) 分",
        en: "`\(id)` has full marks of \(full), but \(points) are given here",
        hint: hint("两处写同样的分值", "give both the same number of points"))
    default: return gradeDiagnostic
    }
  }

  private var sumDiagnostic: Diagnostic {
    switch self {
    case .partsSum(let range, let sum, let full):
      return .error(
        "parts-not-full-marks", range, zh: "各项目合计 \(sum) 分，满分却是 \(full) 分",
        en: "the parts add up to \(sum) points, but full marks are \(full)",
        hint: hint("改正项目的分值或满分；同名的项目只算一次", "correct the points of a part, or full marks; parts of one name count once"))
    case .itemsSum(let range, let part, let sum, let points):
      return .error(
        "items-not-part", range, zh: "项目“\(part.zh)”的各行合计 \(sum) 分，项目却是 \(points) 分",
        en: "the items of `\(part.en)` add up to \(sum) points, but the part has \(points)",
        hint: hint("改正其中一行的分值", "correct the points of an item"))
    case .partsDiffer(let range, let part):
      return .error(
        "parts-differ", range, zh: "同名的项目“\(part.zh)”分值不同", en: "the parts called `\(part.en)` have different points",
        hint: hint("同名的项目是一项的几种情形，分值要一样", "parts of one name are cases of one part and have the same points"))
    case .itemWithoutPoints(let range):
      return .error(
        "item-without-points", range, zh: "一个项目里有几行 `取`，这一行没有写分值",
        en: "several scores are taken in this part, and this item has no points",
        hint: hint("写成 `名称：20 分，取 …`", "write `name: 20 points, take …`"))
    default: return gradeDiagnostic
    }
  }

  private var gradeDiagnostic: Diagnostic {
    switch self {
    case .gradeGap(let range, let between, let example):
      return .error(
        "grade-gap", range, zh: "\(between.zh)没有等级，例如 \(example) 分",
        en: "scores \(between.en) have no grade, such as \(example)",
        hint: hint("让相邻的等级首尾相接：`90 分至不满 95 分`", "let the bands touch: `90 points to below 95 points`"))
    case .gradeOverlap(let range, let between, let first, let second):
      return .error(
        "grade-overlap", range, zh: "\(between.zh)既是“\(first.zh)”又是“\(second.zh)”",
        en: "scores \(between.en) are `\(first.en)` as well as `\(second.en)`",
        hint: hint(
          "“以上”“以下”包含本数；其中一个改为“不满”或“超过”",
          "`or more` and `or less` include the number; write `below` or `above` in one of them"))
    case .unknownGrade(let range, let name, let nearest):
      return .error(
        "unknown-grade", range, zh: "没有叫 `\(name)` 的等级", en: "there is no grade `\(name)`",
        hint: hint("写 `等级` 里列出的名称", "name a grade that is listed under `Grades`"),
        fix: nearest.map { .init(range: range, replacement: $0) })
    default: return countingDiagnostic
    }
  }

  private var countingDiagnostic: Diagnostic {
    func names(_ list: [LocalizedText]) -> (zh: String, en: String) {
      (list.map { "`\($0.zh)`" }.joined(separator: "、"), list.map { "`\($0.en)`" }.joined(separator: ", "))
    }
    switch self {
    case .ownerUnknown(let range, let what, let object, let several):
      let list = names(several)
      return .error(
        "score-owner-unknown", range,
        zh: several.isEmpty
          ? "\(what.zh)没有引用 `\(object.zh)`，不知道算在谁头上" : "\(what.zh)有几个字段引用 `\(object.zh)`：\(list.zh)",
        en: several.isEmpty
          ? "\(what.en) does not refer to `\(object.en)`, so that nobody knows whose it is"
          : "\(what.en) refers to `\(object.en)` in several fields: \(list.en)",
        hint: hint("用 `责任：` 写明是哪个字段", "say which field with `Owner:`"))
    case .dateUnknown(let range, let what, let several):
      let list = names(several)
      return .error(
        "score-date-unknown", range,
        zh: several.isEmpty ? "\(what.zh)没有日期，不知道算在哪一期" : "\(what.zh)有几个日期：\(list.zh)",
        en: several.isEmpty
          ? "\(what.en) has no date that places it in a period" : "\(what.en) has several dates: \(list.en)",
        hint: hint("用 `归期：` 写明按哪个日期", "say which date counts with `Dated by:`"))
    default: return lineDiagnostic
    }
  }
}
