import SourceText

extension BlockReader {
  /// 决策表.
  func decisionTable(_ raw: RawBlock) -> DecisionTableDeclaration {
    let header = lines[raw.header]
    problems.append(.laterVersion(header.content.text(header.mark), header.content.range(header.mark)))
    return DecisionTableDeclaration()
  }
}
