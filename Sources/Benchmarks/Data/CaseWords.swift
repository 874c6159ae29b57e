/// The words that generated cases are made of.
enum CaseWords {
  static let departments = list(
    """
    发展和改革局 教育局 科学技术局 经济和信息化局 民族宗教事务局 公安局 民政局 司法局 财政局 人力资源和社会保障局 \
    自然资源和规划局 生态环境局 住房和城乡建设局 城市管理局 交通运输局 水利局 农业农村局 商务局 文化广电旅游局 \
    卫生健康委员会 退役军人事务局 应急管理局 审计局 市场监督管理局 体育局 统计局 医疗保障局 林业局 气象局 烟草专卖局 消防救援支队
    """)
  static let kinds = list("即办件 承诺件 上报件")
  static let channels = list("窗口 网上 自助终端 掌上办")
  static let procedures = list("现场踏勘 专家评审 听证 检验检测")
  static let degrees = list("从轻 一般 较重 严重")
  static let conclusions = list("符合 基本符合 不符合 需整改")
  static let surnames = "王李张刘陈杨黄赵周吴徐孙马朱胡郭何林罗高".map(String.init)
  static let givenNames = "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华建文辉力".map(String.init)
  static let places = list("滨江 萧山 余杭 临平 钱塘 富阳 临安 桐庐 淳安 建德")
  static let firmWords = list("恒信 瑞丰 天成 博远 嘉和 金桥 宏图 东方 新源 百川 益民 正大")
  static let trades = list("餐饮管理 网络科技 生物医药 建筑工程 环保设备 物流运输 文化传媒 食品加工")
  static let materials = list(
    """
    申请表 营业执照副本 法定代表人身份证明 场所平面布置图 租赁合同 安全评价报告 环境影响登记表 从业人员健康证明 设备清单 \
    授权委托书 消防验收意见书 承诺书
    """)
  /// A text without blanks or marks; notes are cut out of it, three bytes a character.
  static let note = [UInt8](
    """
    申请人通过一体化平台提交材料经窗口工作人员初步核对后转业务科室办理期间就场所面积与图纸标注不一致的问题电话告知补正\
    申请人于次日补充说明现场核查情况良好符合许可条件建议按程序报批并在法定期限内送达决定书同时将结果信息归集至信用平台\
    后续由属地部门纳入日常监管重点检查落实安全主体责任情况如有变更应当依法办理变更手续
    """.utf8)
  /// The note three times, so that a cut may begin anywhere.
  static let notes = note + note + note

  private static func list(_ words: String) -> [String] {
    words.split(separator: " ").map(String.init)
  }
}
