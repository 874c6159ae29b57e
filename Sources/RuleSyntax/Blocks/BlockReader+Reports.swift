import SourceText

extension BlockReader {
  /// 报告.
  func report(_ raw: RawBlock) -> ReportDeclaration {
    let header = lines[raw.header]
    problems.append(.laterVersion(header.content.text(header.mark), header.content.range(header.mark)))
    return ReportDeclaration()
  }
}
