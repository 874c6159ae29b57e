/// Finds out what a number counts: the noun behind its unit, else the one before it in the same clause.
struct ObjectWords {
  private let text: Scalars

  /// The longest object.
  private static let longest = 20

  init(_ text: Scalars) {
    self.text = text
  }

  /// The noun that a number with its unit and bound counts; nil if the words beside it name none.
  func object(around range: Range<Int>, isShare: Bool) -> String? {
    if isShare { return before(range.lowerBound) ?? behind(range.upperBound) }
    return behind(range.upperBound) ?? before(range.lowerBound)
  }

  // MARK: - Behind

  private func behind(_ start: Int) -> String? {
    var end = start
    var depth = 0
    while end < text.count, end - start < Self.longest {
      let scalar = text.all[end]
      if scalar.opensBracket, end > start {
        depth += 1
      } else if scalar.closesBracket, depth > 0 {
        depth -= 1
      } else if !(scalar.isHan || scalar.isLatin || depth > 0) {
        break
      }
      if depth == 0, text.first(of: Self.stops, at: end) != nil { break }
      end += 1
    }
    if end < text.count, let digit = text[end], digit.digit != nil { return nil }
    // A cut in the middle of brackets would leave half a name.
    return depth == 0 && end - start >= 2 ? text.text(start..<end) : nil
  }

  // MARK: - Before

  private func before(_ end: Int) -> String? {
    var stop = end
    while let scalar = text[stop - 1] {
      if scalar.isBlank || scalar == "：" || scalar == ":" {
        stop -= 1
      } else if let word = Self.links.first(where: { text.has($0, endingAt: stop) }) {
        stop -= word.count
      } else {
        break
      }
      if end - stop > 12 { return nil }
    }
    var start = stop
    while start > 0, stop - start < Self.longest, isPart(text.all[start - 1]) { start -= 1 }
    let noun = withoutLead(start..<stop)
    // A verb alone names nothing.
    if noun.count < 2 || Self.leads.contains(where: { $0.count == noun.count && text.has($0, at: noun.lowerBound) }) {
      return nil
    }
    return text.text(noun)
  }

  private func isPart(_ scalar: Unicode.Scalar) -> Bool {
    scalar.isHan || scalar.isLatin
  }

  /// What is left behind times, verbs and 的: 今年完成行政审批项目 is 行政审批项目.
  private func withoutLead(_ range: Range<Int>) -> Range<Int> {
    var start = range.lowerBound
    var index = range.lowerBound
    while index < range.upperBound {
      if let word = text.first(of: Self.leads, at: index), index + word.count <= range.upperBound - 2 {
        index += word.count
        start = index
      } else {
        index += 1
      }
    }
    return start..<range.upperBound
  }

  /// Words that end the noun behind a number.
  private static let stops = Scalars.words(
    """
    的 和 与 及 以及 或 并 是 为 在 由 被 将 已 均 都 也 需要 需 要经过 经过 进行 参加 组成 构成 完成 以上 以下 以内 左右 内 前 后 \
    中 上 分别 包括 包含 涵盖 涉及 得到 作出 占 较 比 同比 增长 下降 达 达到 得 扣 加 未 不 没有 予以 给予 方可 可以 应 应当 来 \
    集中 提供 开展 参与 实行 实现 建成 组建 通 逗硬 正式 全部 用于 起
    """)

  /// Words between a noun and its number.
  private static let links = Scalars.words(
    """
    共 共计 合计 累计 总计 总共 计 为 达 达到 有 共有 约 约有 近 超过 超 逾 不少于 至少 不低于 最多 不超过 仅 只 占 是 各 的 在 于 从 应当 应 按照 按 分别为 \
    分别 了 已 已达 已有 多达 高达 升至 增至 降至 提高到 上升到 不足 突破 不到 约占 总数 数量 数 第 增加 新增 减少 增长 下降
    """)

  /// Words behind which the noun begins: times, verbs and 的.
  private static let leads = Scalars.words(
    """
    的 今年以来 今年 去年 全年 上半年 下半年 年内 目前 现 截止 截至 年 月 底 共 共计 已 已经 先后 累计 其中 \
    办理 完成 受理 开展 举办 召开 组织 发布 印发 报送 反映 接待 公开 编辑 上载 新建 建成 建立 建设 制定 出台 修订 发放 审批 查处 \
    派出 设立 开设 开办 承办 承担 整合 实现 新增 收到 答复 回复 接到 培训 投入 安排 检查 整改 清理 编发 发出 处理 取得 获得 通过 \
    经过 参加 为 对 向 在 由 把 将 按照 分 共派出 提供 达到 占 本 我局 我办 我市 我县 我区
    """)
}
