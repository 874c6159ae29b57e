extension Bitmap {
  func complement() -> Bitmap { Bitmap(words: words.map { ~$0 }, count: count) }
}
extension ChunkEvaluator {
  func textBytes(_ id: NodeID) -> [UInt8] {
    guard case .slots(.text(let pool)) = plan[id].result else { return [] }
    return bytes(of: pool)
  }
}
