package import SourceText

/// What a run is doing, for a person who waits.
package enum RunPhase: Sendable, CaseIterable {
  case rules
  case checking
  case previousRecords
  case records
  case judging
  case writing

  /// The phase in words.
  package var name: LocalizedText {
    switch self {
    case .rules: LocalizedText(zh: "读取规则", en: "reading rules")
    case .checking: LocalizedText(zh: "检查规则", en: "checking rules")
    case .previousRecords: LocalizedText(zh: "读取上期数据", en: "reading the previous snapshot")
    case .records: LocalizedText(zh: "读取数据", en: "reading records")
    case .judging: LocalizedText(zh: "逐条判断", en: "judging")
    case .writing: LocalizedText(zh: "写出结果", en: "writing")
    }
  }
}

/// What progress is counted in.
package enum RunUnit: Sendable {
  case bytes
  case objects

  /// An amount in words: `12.3 MB`, `1500`.
  package func text(_ amount: Int) -> LocalizedText {
    switch self {
    case .objects: LocalizedText(zh: "\(amount) 个", en: "\(amount) objects")
    case .bytes: LocalizedText(same: "\(amount / 1_000_000).\(amount / 100_000 % 10) MB")
    }
  }
}

/// Who is told how a run goes on; calls may come from any thread, and nothing they do changes a result.
package protocol RunObserver: AnyObject, Sendable {
  /// A phase begins.
  func begin(_ phase: RunPhase)
  /// So much of the phase is done; the total is 0 when it is not known.
  func advance(done: Int, of total: Int, unit: RunUnit)
}
