import SourceText

extension BlockReader {
  /// 评分.
  func scorecard(_ raw: RawBlock) -> ScorecardDeclaration {
    let header = lines[raw.header]
    problems.append(.laterVersion(header.content.text(header.mark), header.content.range(header.mark)))
    return ScorecardDeclaration()
  }
}
