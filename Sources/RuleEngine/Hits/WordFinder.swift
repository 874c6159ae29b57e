/// Finds words of a list in a text: a tree of their bytes is walked from each place.
struct WordFinder {
  private struct Node {
    var children: [UInt8: Int] = [:]
    var isEnd = false
  }

  private var nodes: [Node] = [Node()]
  /// The node behind each first byte; 0 for none.
  private var roots = [Int](repeating: 0, count: 256)

  init(_ words: [String]) {
    for word in words where !word.isEmpty { add(Array(word.utf8)) }
  }

  private mutating func add(_ word: [UInt8]) {
    var node = 0
    for (index, byte) in word.enumerated() {
      if let child = nodes[node].children[byte] {
        node = child
        continue
      }
      nodes.append(Node())
      nodes[node].children[byte] = nodes.count - 1
      if index == 0 { roots[Int(byte)] = nodes.count - 1 }
      node = nodes.count - 1
    }
    nodes[node].isEnd = true
  }

  /// The places from left to right, at each the longest word.
  func ranges(in bytes: [UInt8], _ line: Range<Int>) -> [Range<Int>] {
    var found: [Range<Int>] = []
    var index = line.lowerBound
    while index < line.upperBound {
      let root = roots[Int(bytes[index])]
      guard root > 0, let end = end(in: bytes, index + 1..<line.upperBound, from: root) else {
        index += 1
        continue
      }
      found.append(index..<end)
      index = end
    }
    return found
  }

  private func end(in bytes: [UInt8], _ rest: Range<Int>, from root: Int) -> Int? {
    var node = root
    var index = rest.lowerBound
    var end = nodes[node].isEnd ? index : nil
    while index < rest.upperBound, let child = nodes[node].children[bytes[index]] {
      node = child
      index += 1
      if nodes[node].isEnd { end = index }
    }
    return end
  }
}
