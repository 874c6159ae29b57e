import SourceText

extension BlockReader {
  /// 豁免.
  func waiver(_ raw: RawBlock) -> WaiverDeclaration {
    let header = lines[raw.header]
    problems.append(.laterVersion(header.content.text(header.mark), header.content.range(header.mark)))
    return WaiverDeclaration()
  }
}
