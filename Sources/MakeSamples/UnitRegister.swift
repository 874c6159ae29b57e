/// One unit of the organisation in the sample.
struct SampleUnit {
  let code: String
  let name: String
  let kind: String
}

/// The 31 units of seed article 7, of which 21 are in charge of items (67.7 %). The names are made up.
enum UnitRegister {
  static let divisions = [
    "种植业管理处", "种子管理处", "植物保护处", "土壤肥料处", "畜牧业管理处", "兽医管理处", "饲料工作处", "渔业管理处",
    "农业机械管理处", "农产品加工处", "市场与质量安全处", "科教与转基因管理处", "经营管理处", "行政审批处", "办公室", "法规处",
    "计划财务处", "人事处", "监察室", "离退休干部处", "对外合作处",
  ]
  static let stations = [
    "种子管理总站", "植物检疫站", "动物卫生监督所", "兽药饲料监察所", "水产技术推广总站", "农机监理总站", "渔业船舶检验局",
    "信息中心", "培训中心", "宣传中心",
  ]

  static let all: [SampleUnit] =
    divisions.enumerated().map { SampleUnit(code: code("C", $0.offset), name: $0.element, kind: "处室") }
    + stations.enumerated().map { SampleUnit(code: code("Z", $0.offset), name: $0.element, kind: "站所") }

  private static func code(_ prefix: String, _ index: Int) -> String {
    prefix + (index < 9 ? "0" : "") + String(index + 1)
  }

  /// The code of a unit by name.
  static func code(of name: String) -> String {
    all.first { $0.name == name }?.code ?? ""
  }
}
