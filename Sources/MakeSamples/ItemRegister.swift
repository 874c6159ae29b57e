import Records

/// One approval item in the sample.
struct SampleItem {
  var code: String
  var name: String
  /// 行政许可 or 非行政许可, the codes of 事项类别.
  var itemClass: String
  var branch: String
  var unit: String
  var special: Bool
  var needsSurvey: Bool
  var needsReview: Bool
  var needsTesting: Bool
  var statutoryDays: Int
  var promisedDays: Int
  var basis: String
  var feeBasis: String?
  /// The way its cases are handled: 即办件, 承诺件 or 上报件.
  var handling: String
  /// The kind of its legal basis, the codes of 依据种类.
  var basisKind: String
  /// The kind of its fee basis, the codes of 收费依据种类.
  var feeBasisKind: String?
  /// The highest fee that is published, in yuan.
  var feeStandard: Int?
  /// Since when a provisional licence is applied, and when a regulation was proposed.
  var appliedSince: Day?
  var proposedOn: Day?
  /// The first day on which the item is no longer in use.
  var abolishedOn: Day?
  /// The step of the reform, 1 or 2, and the day on which the item joined.
  var reformStep: Int
  var joinedOn: Day?
}

/// The 52 items of seed article 7: 43 licences and 9 others, 41 with a special procedure, in charge of 21 units.
///
/// The text below has one item a line: name, class (x licence, q other), branch, unit, handling (j at once, c committed,
/// s reported up), flags (k survey, p expert review, t testing), promised days, law, fee basis. Names follow the usual
/// registers of agricultural departments; everything else is made up.
enum ItemRegister {
  /// The items in use.
  static let all: [SampleItem] = lines.enumerated().map { index, line in item(index: index, cells: line) }

  /// An item that was abolished before the years of the sample and still stands in the register.
  static let abolished: SampleItem = {
    var abolished = item(
      index: lines.count, cells: ["农作物种子准调许可", "x", "种", "种子管理处", "c", "-", "20", "种子法"])
    abolished.abolishedOn = Day(year: 2008, month: 12, day: 31)
    return abolished
  }()

  /// The item that got no application in 2010.
  static let idle = "农业项目立项审核"

  private static let lines: [[Substring]] = table.split(separator: "\n").map { $0.split(separator: " ") }

  private static func item(index: Int, cells: [Substring]) -> SampleItem {
    let flags = cells[5]
    let fee = cells.count > 8 ? String(cells[8]) : nil
    let kind = basisKind(cells[7])
    return SampleItem(
      code: "NY-" + (index < 9 ? "0" : "") + String(index + 1), name: String(cells[0]),
      itemClass: cells[1] == "x" ? "行政许可" : "非行政许可", branch: String(cells[2]),
      unit: UnitRegister.code(of: String(cells[3])), special: flags != "-", needsSurvey: flags.contains("k"),
      needsReview: flags.contains("p"), needsTesting: flags.contains("t"), statutoryDays: 20,
      promisedDays: Int(cells[6]) ?? 20, basis: "《" + cells[7] + "》", feeBasis: fee,
      handling: cells[4] == "j" ? "即办件" : cells[4] == "s" ? "上报件" : "承诺件", basisKind: kind,
      feeBasisKind: fee.map { basisKind($0[...]) }, feeStandard: fee == nil ? nil : 120,
      appliedSince: kind == provincialRule ? Day(year: 2009, month: 3, day: 1 + index % 28) : nil,
      proposedOn: kind == provincialRule && flags.contains("k") ? Day(year: 2010, month: 1, day: 20) : nil,
      reformStep: flags == "-" ? 1 : 2, joinedOn: joined(index: index, isFirst: flags == "-"))
  }

  private static let provincialRule = "省级政府规章"

  /// The kind of a norm by the last character of its name: 法, 条例, 办法.
  private static func basisKind(_ name: Substring) -> String {
    name.hasSuffix("条例") ? "行政法规" : name.hasSuffix("办法") ? provincialRule : "法律"
  }

  /// Items without a special procedure joined in September 2009, the first of the others three months later.
  private static func joined(index: Int, isFirst: Bool) -> Day? {
    if isFirst { return Day(year: 2009, month: 9, day: 1 + index % 10) }
    return index % 4 == 0 ? Day(year: 2009, month: 12, day: 1) : Day(year: 2010, month: 6, day: 1)
  }

  private static let table = """
    主要农作物种子生产许可证核发 x 种 种子管理处 c k 15 种子法
    主要农作物种子经营许可证核发 x 种 种子管理处 c k 15 种子法
    种子进出口经营许可证审核 x 种 种子管理处 s k 20 种子法
    农作物品种审定 x 种 种子管理总站 c p 20 种子法
    食用菌菌种生产经营许可证核发 x 种 种子管理总站 c k 15 种子法
    草种经营许可证核发 x 种 畜牧业管理处 c k 15 草原法
    肥料正式登记 x 种 土壤肥料处 c pt 20 农业法
    肥料临时登记续展 x 种 土壤肥料处 j - 1 农业法
    农药登记初审 x 种 植物保护处 s p 20 农药管理条例
    农药经营条件核查 x 种 植物保护处 c k 12 农药管理条例
    农药广告审查 x 种 植物保护处 j - 1 农药管理条例
    植物检疫证书核发 x 种 植物检疫站 j - 1 植物检疫条例 植物检疫条例
    国外引进农作物种苗检疫审批 x 种 植物检疫站 c k 15 植物检疫条例 植物检疫条例
    产地检疫合格证核发 x 种 植物检疫站 c k 10 植物检疫条例 植物检疫条例
    采集国家重点保护农业野生植物审批 x 种 种植业管理处 s k 20 野生植物保护条例
    农业野生植物进出口初审 x 种 种植业管理处 s k 20 野生植物保护条例
    耕地质量影响评价 q 种 种植业管理处 c kp 20 农业法
    转基因生物加工许可 x 加 科教与转基因管理处 c kp 20 农业转基因生物安全管理条例
    转基因生物试验方案备案 q 管 科教与转基因管理处 j - 1 农业转基因生物安全管理条例
    种畜禽生产经营许可证核发 x 养 畜牧业管理处 c k 15 畜牧法
    畜禽遗传资源引进初审 x 养 畜牧业管理处 c p 20 畜禽遗传资源管理办法
    蜂种蜂王质量合格证核发 x 养 畜牧业管理处 j - 1 畜牧法
    生鲜乳收购许可证核发 x 养 畜牧业管理处 c k 12 乳品质量安全监督管理条例
    生鲜乳准运证明核发 x 养 畜牧业管理处 j - 1 乳品质量安全监督管理条例
    兽药生产许可证审核 x 养 兽医管理处 c kp 20 兽药管理条例
    兽药经营许可证核发 x 养 兽医管理处 c k 15 兽药管理条例
    兽药广告审查 x 养 兽医管理处 j - 1 兽药管理条例
    动物防疫条件合格证核发 x 养 动物卫生监督所 c k 15 动物防疫法
    动物诊疗许可证核发 x 养 动物卫生监督所 c k 15 动物防疫法
    执业兽医注册 x 养 动物卫生监督所 j - 1 动物防疫法
    跨省引进种用动物检疫审批 x 养 动物卫生监督所 c k 8 动物防疫法
    高致病性病原微生物实验活动审批 x 养 兽药饲料监察所 c kp 20 动物防疫法
    兽药产品批准文号审核 x 养 兽药饲料监察所 c pt 20 兽药管理条例
    饲料生产企业设立审查 x 加 饲料工作处 c kp 20 饲料和饲料添加剂管理条例
    饲料添加剂生产许可证审核 x 加 饲料工作处 c kp 20 饲料和饲料添加剂管理条例
    预混合饲料产品批准文号核发 x 加 饲料工作处 c pt 20 饲料和饲料添加剂管理条例
    水产苗种生产许可证核发 x 养 渔业管理处 c k 15 渔业法
    渔业捕捞许可证核发 x 养 渔业管理处 c k 15 渔业法
    水生野生动物驯养繁殖许可 x 养 渔业管理处 c k 15 野生动物保护法
    水域滩涂养殖证核查 x 养 渔业管理处 c k 15 渔业法
    水产原良种场资格审定 x 养 水产技术推广总站 c kp 20 水产种苗管理办法
    水产养殖用药备案 q 养 水产技术推广总站 j - 1 渔业法
    渔业船舶检验证书核发 x 养 渔业船舶检验局 c kt 10 渔业法 渔业船舶检验条例
    农业机械维修技术合格证核发 q 管 农业机械管理处 j - 1 农业机械化促进法
    拖拉机驾驶培训机构资格认定 x 管 农业机械管理处 c k 15 农业机械化促进法
    联合收割机跨区作业证核发 q 管 农机监理总站 j - 1 农业机械化促进法
    拖拉机检验合格标志核发 x 管 农机监理总站 c kt 8 农业机械化促进法 农业机械安全监督管理条例
    无公害农产品产地认定 q 加 市场与质量安全处 c kp 20 农产品质量安全法
    农产品质量检测机构考核 x 加 市场与质量安全处 c kp 20 农产品质量安全法
    农业产业化龙头企业认定 q 加 农产品加工处 c kp 20 农业法
    农民专业合作社示范社认定 q 管 经营管理处 c p 20 农民专业合作社法
    农业项目立项审核 q 管 行政审批处 c p 20 农业法
    """
}
