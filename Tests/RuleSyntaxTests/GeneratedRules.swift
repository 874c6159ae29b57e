import TestSupport

/// A random rule file with names that hold connecting words and begin with one another, in random twins and spacing.
struct GeneratedRules {
  private var random: SeededGenerator
  private var used: Set<String> = []
  private var labels: Set<String> = []

  /// The fields by the type of value, as written in conditions.
  private var table = ""
  private var child = ""
  private var dates: [String] = []
  private var choices: [(field: String, words: [String])] = []
  private var amounts: [String] = []
  private var flags: [String] = []
  private var childDates: [String] = []
  private var childChoices: [(field: String, words: [String])] = []
  private var parameter = ""

  init(seed: UInt64) {
    random = SeededGenerator(seed: seed)
  }

  private static let characters = Array("受理决定日期件程序种类人员事项费用状态满意见征集长核查")
  private static let connecting = Array("有为至加本当按不缺每且或其中")
  private static let englishWords = [
    "accepted", "decided", "date", "kind", "case", "in", "force", "on", "time", "limit", "to", "staff", "fee", "of",
    "state", "review", "is", "number",
  ]

  // MARK: Names

  private mutating func chineseName() -> String {
    while true {
      var name = ""
      for index in 0..<(2 + random.below(4)) {
        let pool = index > 0 && random.chance(12) ? Self.connecting : Self.characters
        name.append(random.pick(pool))
      }
      if used.insert(name).inserted { return name }
    }
  }

  private mutating func englishName() -> String? {
    guard random.chance(80) else { return nil }
    for _ in 0..<20 {
      var words: [String] = []
      for _ in 0..<(1 + random.below(3)) { words.append(random.pick(Self.englishWords)) }
      words.append(random.pick(["alpha", "beta", "gamma", "delta", "epsilon"]) + "\(labels.count)")
      let name = words.joined(separator: " ")
      if labels.insert(name).inserted { return name }
    }
    return nil
  }

  /// A declared name: the Chinese label for conditions, and both for the declaration.
  private mutating func name() -> (zh: String, declared: String) {
    let zh = chineseName()
    guard let en = englishName() else { return (zh, zh) }
    return (zh, zh + " / " + en)
  }

  // MARK: The file

  /// The text of the file.
  mutating func text() -> String {
    var lines = ["规则集 例 / example：「例」", "版本：1.0", ""]
    lines += tableLines()
    lines += childLines()
    let limit = name()
    parameter = limit.zh
    lines.append("参数 \(limit.declared)：\(5 + random.below(40)) 个工作日，越小越严，只可收紧")
    if random.chance(20) { lines += definitionLines() }
    lines += ruleLines()
    if random.chance(25) { lines += testLines() }
    if random.chance(25) { lines += decisionLines() }
    return lines.joined(separator: "\n") + (random.chance(50) ? "\n" : "")
  }

  private mutating func choiceField() -> (line: String, field: String, words: [String]) {
    let field = name()
    let words = (0..<(2 + random.below(2))).map { _ in name() }
    let list = words.map { $0.declared + (random.chance(50) ? "（\($0.zh)）" : "") }.joined(separator: "、")
    return ("- \(field.declared)：选项 \(list)", field.zh, words.map(\.zh))
  }

  private mutating func tableLines() -> [String] {
    let declared = name()
    table = declared.zh
    var lines = ["表 \(declared.declared)：「\(declared.zh)」", "来源：cases"]
    for _ in 0..<2 {
      let field = name()
      dates.append(field.zh)
      lines.append("- \(field.declared)：日期" + (random.chance(40) ? "，必填" : ""))
    }
    let choice = choiceField()
    choices.append((choice.field, choice.words))
    lines.append(choice.line)
    let amount = name()
    amounts.append(amount.zh)
    lines.append("- \(amount.declared)（amount.value）：金额，单位\(random.pick(["元", "万元"]))，缺为 0 元")
    let flag = name()
    flags.append(flag.zh)
    lines.append("- \(flag.declared)：是否，缺为否")
    if random.chance(40) { lines.append("# 说明文字 ，、：") }
    return lines
  }

  private mutating func childLines() -> [String] {
    let declared = name()
    child = declared.zh
    let date = name()
    childDates.append(date.zh)
    let choice = choiceField()
    childChoices.append((choice.field, choice.words))
    return [
      "表 \(declared.declared)：「\(declared.zh)」 / \"child\"", "属于：\(table)，字段 rows，缺为无",
      "- \(date.declared)：日期", choice.line,
    ]
  }

  private mutating func definitionLines() -> [String] {
    let declared = name()
    let owner = table
    if random.chance(50) {
      flags.append(declared.zh)
      return ["定义 \(owner)的\(declared.declared)：\(condition(2))"]
    }
    dates.append(declared.zh)
    return [
      "定义 \(owner)的\(declared.declared)：", "- \(random.pick(dates.dropLast()))，当\(condition(1))",
      "- \(random.pick(dates.dropLast()))，其余",
    ]
  }

  private mutating func ruleLines() -> [String] {
    var lines = ["", "> 行政机关应当……", "规则 GE-01：「标题「「里」」面」"]
    lines.append("依据：《某法》第\(random.pick(["四十二", "5", "一百零一"]))条第二款、第八条")
    if random.chance(25) {
      lines.append("生效：自 2004-07-01，按\(random.pick(dates))")
      lines.append("级别：\(random.pick(["严重", "一般", "轻微", "提示"]))")
    }
    lines.append("对象：\(table)\(gap())，\(gap())其中\(condition(1))")
    if random.chance(20) {
      lines += ["起点：\(random.pick(dates))", "终点：\(random.pick(dates))", "扣除：\(child)，其中\(childCondition(0))"]
      lines.append("期限：\(parameter)，延长 10 个工作日须有\(random.pick(dates))，当\(condition(1))")
    }
    for _ in 0..<(1 + random.below(2)) {
      if random.chance(25) {
        lines.append("要求：\(random.pick(["以下全部", "以下任一", "以下至少 2 项"]))")
        for _ in 0..<(2 + random.below(2)) {
          lines.append(random.pick(["- ", "（一）", "2. ", "－"]) + condition(1))
        }
      } else {
        lines.append("要求：" + condition(2))
      }
    }
    if random.chance(30) { lines.append("除外 特殊：" + condition(1)) }
    if random.chance(25) { lines.append("说明：「{\(random.pick(dates))} 应当 {{}} 是」 / \"x \"\"y\"\"\"") }
    return lines
  }

  private mutating func testLines() -> [String] {
    [
      "测试 GE-01：「x」",
      "给定：\(dates[0]) 2025-01-20，\(choices[0].field)\(choices[0].words[0])，\(amounts[0]) 5,000 元",
      "- \(child)：\(childDates[0]) 2025-02-10", "应为：通过", "",
      "测试 GE-01：「y」", "| \(dates[0]) | \(flags[0]) | => 结果 |", "| 2025-01-20 | 是 | 违规 |", "|2025-01-21||待查|",
    ]
  }

  // MARK: Conditions

  private mutating func gap() -> String { random.chance(15) ? " " : "" }

  private mutating func condition(_ depth: Int) -> String {
    guard depth > 0, random.chance(60) else { return simple() }
    let word = random.pick(["且", "或"])
    let twin = word == "且" ? random.pick(["且", "且", "并且"]) : random.pick(["或", "或", "或者"])
    let parts = (0..<(2 + random.below(2))).map { _ in operand(depth - 1) }
    if random.chance(15) { return "若\(simple())，则\(operand(depth - 1))" }
    let comma = random.chance(50) ? "，" : ""
    return parts.joined(separator: comma + twin)
  }

  private mutating func operand(_ depth: Int) -> String {
    if depth > 0, random.chance(30) { return random.pick(["（", "("]) + condition(depth) + random.pick(["）", ")"]) }
    return (random.chance(10) ? "非" : "") + simple()
  }

  private mutating func simple() -> String {
    switch random.below(9) {
    case 0: return random.pick(["有", "缺", "没有"]) + random.pick(dates)
    case 1:
      let choice = random.pick(choices)
      return choice.field + gap() + random.pick(["为", "不为", "＝", "≠"]) + gap() + random.pick(choice.words)
    case 2:
      let choice = random.pick(choices)
      return choice.field + random.pick(["属于", "不属于"]) + choice.words.joined(separator: "、")
    case 3:
      let limit = random.pick(["20 个工作日", "二十个工作日", "20工作日", "3 个月"])
      return random.pick(dates) + random.pick(["至", "～"]) + random.pick(dates)
        + random.pick(["至多", "不超过", "不满", "少于", "≤"]) + gap() + limit
    case 4: return random.pick(amounts) + gap() + random.pick(["至少", "超过", ">", "不少于"]) + " " + amount()
    case 5: return random.pick(amounts) + "属于 " + amount() + random.pick(["至", "至不满"]) + " 3 万元"
    case 6: return random.pick(flags) + random.pick(["为是", "为否", "=是"])
    case 7: return child + "（其中" + childCondition(0) + "）" + random.pick(["至少 1 份", "恰好两次", "的数量至多 3"])
    default:
      return random.pick(dates) + random.pick(["早于", "不晚于"]) + random.pick(dates)
        + random.pick(["", "加 5 个工作日", "减1个月"])
    }
  }

  private mutating func childCondition(_ depth: Int) -> String {
    let choice = random.pick(childChoices)
    if random.chance(50) { return choice.field + "为" + random.pick(choice.words) }
    return random.pick(childDates) + "不早于本" + table + "的" + random.pick(dates)
  }

  // MARK: Decision tables

  /// A decision table over a choice, an amount and a date of the table.
  private mutating func decisionLines() -> [String] {
    let choice = random.pick(choices)
    let (sum, date) = (random.pick(amounts), random.pick(dates))
    var lines = ["", "决策表 JC-01：「幅度」"]
    if random.chance(60) {
      lines.append("输入：\(choice.field)取值\(choice.words.joined(separator: "、"))；\(sum)取值金额至少 0 元")
    }
    lines.append("命中：" + random.pick(["唯一", "一致", "首个，因为「例外在前」", "汇总", "汇总 数量", "汇总最大"]))
    lines.append("覆盖：" + random.pick(["完整", "部分"]))
    lines.append("| \(choice.field) | \(sum) | \(date) | => 阶次 / step due | => 幅度 |")
    lines.append("| - | - | - | 从轻 / lighter | 0 元 |")
    for _ in 0..<random.below(4) {
      let word = random.pick(choice.words)
      let first = random.pick(["-", word, choice.words.joined(separator: "、"), "不为" + word, "其余", "缺"])
      let range = amount() + random.pick(["至", "至不满 ", "～"]) + "3 万元"
      let second = random.pick(["-", "至少 " + amount(), range, "超过 5000 元至 3 万元", "3 万元以上", "1 元以上不满 3 元", amount()])
      let third = random.pick(["—", "2025-01-01 至 2025-06-30", "早于 2025-01-01", "不晚于" + date])
      let multiple = sum + random.pick(["的 3 倍至 5 倍", "的5%", " 乘 2"])
      let output = random.pick(["0 元", "5000 元至不满 1 万元", "至少 " + amount(), multiple, "-"])
      lines.append("|\(first)|\(second) | \(third)| \(random.pick(["从轻", "从重", "lighter", "-"])) | \(output) |")
    }
    return lines
  }

  private mutating func amount() -> String {
    random.pick(["5000 元", "1,000元", "3 万元", "1.2 亿元", "0.5元"])
  }
}
