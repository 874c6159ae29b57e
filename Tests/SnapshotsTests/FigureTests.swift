import Records
import Snapshots
import TestSupport
import Testing

@Suite("Numeric claims of documents")
struct FigureTests {
  @Test(
    "a sentence and its claims: number, unit, bound, what it counts",
    arguments: [
      ("共办理行政审批5 336件。", ["5336 件 恰好 行政审批"]),
      ("其中，即办件2 182件，承诺件2 994件。", ["2182 件 恰好 即办件", "2994 件 恰好 承诺件"]),
      ("栏目动态信息11280条", ["11280 条 恰好 栏目动态信息"]),
      ("收到申请1,234件", ["1234 件 恰好 申请"]),
      ("新建10余个专题专栏。", ["10 个 至少 专题专栏"]),
      ("向市政府网站报送信息1800余条。", ["1800 条 至少 信息"]),
      ("涵盖20多项服务", ["20 项 至少 服务"]),
      ("外地客人1200多人次", ["1200 人次 至少 外地客人"]),
      ("为200万农民提供服务", ["2000000 - 恰好 农民"]),
      ("投资1.2亿元建设平台", ["120000000 元 恰好 投资"]),
      ("突出二个环节、三大意识", ["2 个 恰好 环节", "3 大 恰好 意识"]),
      ("编辑《工作简报》四期。", ["4 期 恰好 -"]),
      ("两年来成效明显", ["2 年 恰好 -"]),
      ("城区范围173平方公里控制性详细规划", ["173 平方公里 恰好 控制性详细规划"]),
      ("占职能处室的67.7%。", ["67.7 % 恰好 职能处室"]),
      ("执行率达７０％以上。", ["70 % 至少 执行率"]),
      ("学法不少于2次", ["2 次 至少 学法"]),
      ("用时不超过5个工作日", ["5 工作日 至多 用时"]),
      ("应当在20个工作日内作出决定", ["20 工作日 至多 -"]),
      ("不足30人参加", ["30 人 少于 -"]),
      ("受理申请超过300件", ["300 件 多于 申请"]),
      ("近百人参加", ["100 人 约 -"]),
      ("培训约400人", ["400 人 约 -"]),
      ("百分之三十五的事项", ["35 % 恰好 -"]),
      ("新增10000个基站和20000个AP设备", ["10000 个 恰好 基站", "20000 个 恰好 AP设备"]),
      ("办理十二件", ["12 件 恰好 -"]),
      ("共一百二十三项", ["123 项 恰好 -"]),
      ("历时3个多月", ["3 个月 至少 历时"]),
    ])
  func claims(_ sentence: String, _ expected: [String]) throws {
    #expect(try Documents.figures(sentence) == expected)
  }

  @Test(
    "dates, times, ordinals, names, codes and articles are no claims",
    arguments: [
      "2013年3月19日至28日举办", "自4月21日起", "每月27日前报送", "2008年度排出了时间表", "06年初", "二季度报送信息",
      "9月全新上线，5月底完成", "二〇二四年一月", "第五次人口普查", "“十二五”发展规划", "党的十七大、十七届三中全会精神",
      "“四个四”战略目标", "反腐倡廉“十个全覆盖”工作", "“五办”作风", "《三年行动计划（2023—2025年）》",
      "中办18号文件", "苏政办发〔2008〕50号", "[20xx]63号", "行政服务，2010(3):10.", "文章编号 1007-5739(2011)22-0357-01",
      "中图分类号F322;D630.1", "\"11.24海难\"后", "12301旅游服务热线", "推广2345政府服务热线", "联系电话：0512-12345678",
      "利用3G等技术手段", "24小时自助服务", "会议于8:30开始", "上午9点30分", "发布于2011-07-22", "2013.3.19",
      "一个重要方面", "进一步提高", "红十字会", "一系列制度", "十分重要", "三位一体", "“一书两证”审批", "三会一课", "二级栏目", "排名第78位",
      "金盾工程(二期)", "三级甲等医院",
    ])
  func noClaims(_ sentence: String) throws {
    #expect(try Documents.figures(sentence) == [])
  }

  @Test(
    "a range has both ends",
    arguments: [
      ("要经过6~7个环节", "6 7 个 范围"), ("一次扣5-10分", "5 10 分 范围"), ("得分90分-94分的为合格", "90 94 分 范围"),
      ("三至五名专家", "3 5 名 范围"), ("三四个月", "3 4 个月 范围"), ("10%～20%", "10 20 % 范围"),
      ("1万元至3万元的罚款", "10000 30000 元 范围"),
    ])
  func ranges(_ sentence: String, _ expected: String) throws {
    #expect(try Documents.figures(sentence, ["值", "值上限", "单位", "界限"]) == [expected])
  }

  @Test("the words before and behind, the heading above, and line and column")
  func surroundings() throws {
    let rows = try Documents.figures(
      "一、受理情况\n\n　　全年受理申请12件，办结11件。", ["值", "前文", "后文", "所在标题", "位置"])
    #expect(
      rows == ["12 全年受理申请 ，办结11件 一、受理情况 3:9", "11 ，办结 - 一、受理情况 3:15"])
  }

  @Test("decimals as they are written, below zero for 万 and 亿")
  func decimals() throws {
    #expect(try Documents.figures("占67.70%，200万元，1.2亿元", ["值", "小数位"]) == ["67.7 2", "2000000 -4", "120000000 -7"])
  }

  @Test("in generated sentences every number comes back")
  func generated() throws {
    var random = SeededGenerator(seed: 5)
    var sentences: [String] = []
    var expected: [String] = []
    for _ in 0..<SeededGenerator.cases {
      let (sentence, claim) = Self.sentence(&random)
      sentences.append(sentence)
      expected.append(claim)
    }
    let found = try Documents.figures(sentences.joined(separator: "\n"), ["值", "单位", "界限"])
    #expect(found.count == expected.count)
    for (index, pair) in zip(found, expected).enumerated() {
      guard pair.0 == pair.1 else {
        Issue.record("\(sentences[index]): \(pair.0), expected \(pair.1)")
        return
      }
    }
  }

  /// A sentence with one claim, and the claim.
  private static func sentence(_ random: inout SeededGenerator) -> (String, String) {
    let number = random.below(random.pick([20, 1_000, 100_000])) + 2
    let unit = random.pick(["件", "项", "人次", "条", "份", "家", "平方公里", "%"])
    let (before, behind, bound) = random.pick([
      ("", "", "恰好"), ("不少于", "", "至少"), ("超过", "", "多于"), ("约", "", "约"), ("", "以上", "至少"), ("不足", "", "少于"),
      ("共", "", "恰好"), ("", "左右", "约"),
    ])
    let lead = random.pick(["2024年全局办理", "其中，受理", "第三季度完成培训", "《十项制度》印发后，新增", "一是查处"])
    let tail = random.pick(["。", "，得到好评。", "；", "（不含2023年转入的）。"])
    let written = random.pick([String(number), spaced(number, by: ","), spaced(number, by: " "), wide(number)])
    return (lead + before + written + unit + behind + tail, "\(number) \(unit) \(bound)")
  }

  private static func spaced(_ number: Int, by mark: String) -> String {
    guard number >= 1_000 else { return String(number) }
    let rest = String(number % 1_000)
    return spaced(number / 1_000, by: mark) + mark + String(repeating: "0", count: 3 - rest.count) + rest
  }

  private static func wide(_ number: Int) -> String {
    var view = String.UnicodeScalarView()
    for scalar in String(number).unicodeScalars { view.append(Unicode.Scalar(scalar.value + 0xFEE0) ?? scalar) }
    return String(view)
  }

  @Test("hostile text costs linear time: a long run of digits, numerals, brackets and quotes is read once")
  func hostile() throws {
    for pattern in ["1", "一", "“", "（", "1,", "1-", "、", "三个、", "《", "1年", "一是", "\""] {
      let text = String(repeating: pattern, count: 20_000)
      #expect(try Documents.load(text).quarantined == 0)
    }
  }
}
