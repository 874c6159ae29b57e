import SourceText

extension BlockReader {
  /// 方案.
  func profile(_ raw: RawBlock) -> ProfileDeclaration {
    let header = lines[raw.header]
    problems.append(.laterVersion(header.content.text(header.mark), header.content.range(header.mark)))
    return ProfileDeclaration()
  }
}
