/// The measure words and units that stand behind numbers in official documents.
enum MeasureWords {
  /// What stands behind a number.
  struct Found {
    /// The unit as it is listed: 件, 人次, 工作日, %.
    let unit: String
    /// The offset behind it.
    let end: Int
    /// Whether 多 stands within it: 个多月.
    var isMore = false
  }

  /// The unit that begins at an offset; nil if there is none.
  static func unit(in text: Scalars, at index: Int) -> Found? {
    if text[index] == "%" || text[index] == "％" { return Found(unit: "%", end: index + 1) }
    if text[index] == "‰" { return Found(unit: "‰", end: index + 1) }
    if let word = text.first(of: more, at: index) {
      let unit = text.text(index + 2..<index + word.count)
      return Found(unit: "个" + unit, end: index + word.count, isMore: true)
    }
    guard let word = text.first(of: all, at: index) else { return latinUnit(in: text, at: index) }
    var end = index + word.count
    if let next = text[end], word.count == 1, let list = continuations[word[0]], list.contains(next),
      text.first(of: ownWords, at: end) == nil
    {
      return nil
    }
    var unit = text.text(index..<end)
    if let plain = plain[unit] { unit = plain }
    // 人次 of an unlisted kind: 批次, 户次 …
    if word.count == 1, text[end] == "次", "人户车批台场件频架班".unicodeScalars.contains(word[0]) {
      end += 1
      unit += "次"
    }
    return Found(unit: unit, end: end)
  }

  private static func latinUnit(in text: Scalars, at index: Int) -> Found? {
    guard let word = text.first(of: latin, at: index), text[index + word.count]?.isLatin != true,
      text[index + word.count]?.digit == nil
    else { return nil }
    return Found(unit: text.text(index..<index + word.count), end: index + word.count)
  }

  private static let more = Scalars.words("个多月 个多小时 个多工作日 个余月")

  /// Spellings that mean the same.
  private static let plain = ["个工作日": "工作日", "个小时": "小时", "个百分点": "百分点", "块钱": "元"]

  private static let all = Scalars.words(
    """
    个工作日 工作日 个自然日 自然日 个月 个小时 小时 分钟 个百分点 百分点 平方米 平方公里 平方千米 立方米 公里 千米 公顷 公斤 千克 \
    毫米 厘米 千瓦时 千瓦 兆瓦 美元 欧元 元 块钱 吨 亩 米 升 里 方面 部分 大类 大项 人次 \
    个 项 件 条 次 人 名 位 家 户 处 所 座 栋 幢 套 台 辆 艘 架 部 篇 份 期 批 场 种 类 门 科 组 队 支 只 头 匹 块 片 张 幅 \
    面 本 册 卷 页 字 句 段 章 节 款 轮 回 遍 步 层 间 席 起 宗 例 笔 桩 则 封 班 棵 株 枚 瓶 箱 袋 包 盒 口 岁 倍 分 年 天 周 \
    大 级 省 市 县 区 镇 乡 村
    """)

  /// Words that begin with such a character and are words of their own: 19处分别是.
  private static let ownWords = Scalars.words("分别 分为 分布")

  private static let latin = Scalars.words("km kg mm cm GB MB TB KB kW MW kWh m² km² ㎡ ℃ ha m t")

  /// Characters that make another word of a measure word, so that none is meant: 三年级, 十分重要, 三位一体.
  private static let continuations: [Unicode.Scalar: Set<Unicode.Scalar>] = [
    "年": ["级", "代", "轮", "龄", "均"], "分": ["重", "之", "明", "别", "析", "布", "工", "配", "期", "管", "散", "公"],
    "位": ["一"], "家": ["庭", "长", "属"], "种": ["植"], "处": ["理", "置", "罚", "分", "级", "长"], "所": ["有", "谓", "以"],
    "场": ["所"], "门": ["户"], "次": ["性", "生", "级", "月", "年", "日"], "人": ["民", "员", "大", "才", "生", "口", "均", "防"],
    "级": ["别"], "部": ["门", "署", "委"], "条": ["例", "件"], "项": ["目"], "组": ["织", "成", "长"], "队": ["伍"],
    "面": ["向", "对", "积"], "本": ["级", "人", "市", "县", "区", "局"], "节": ["约", "能", "日"], "科": ["学", "室", "技"],
    "支": ["持", "付", "部", "出"], "起": ["来", "草", "到"], "包": ["括"], "字": ["样"], "名": ["称", "单", "义"],
    "周": ["年", "边", "期"], "天": ["然", "津", "气"], "大": ["会", "队", "楼", "厅", "学", "厦"], "班": ["子"],
    "元": ["旦"], "份": ["额"], "期": ["间", "限", "望"], "里": ["面", "程"], "类": ["似", "别"], "户": ["口", "籍"],
    "市": ["委", "政", "场", "长", "局", "民"], "县": ["委", "政", "长"], "区": ["委", "政", "域", "长"], "省": ["委", "政", "级", "长"],
    "步": ["伐", "骤"], "段": ["落"], "口": ["岸"],
  ]
}
