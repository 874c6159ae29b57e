import Records

/// The texts of a plan one behind the other, so that constants have slots like the texts of a chunk.
struct ConstantTexts: Sendable {
  /// UTF-8.
  private(set) var bytes: [UInt8] = []
  /// The slot of each text of the plan; nil for one that no slot can hold.
  private(set) var slots: [Int64?] = []

  init(_ texts: [[UInt8]]) {
    for text in texts {
      slots.append(text.count < 1 << 24 ? Int64(bytes.count) << 24 | Int64(text.count) : nil)
      bytes += text
    }
  }
}

extension ChunkEvaluator {
  /// The bytes that the slots of a text node point into.
  func textBytes(_ id: NodeID) -> [UInt8] {
    guard case .slots(.text(let pool)) = plan[id].result else { return [] }
    return bytes(of: pool)
  }

  /// Whether two texts are equal byte by byte.
  func sameText(_ left: NodeID, _ right: NodeID, within rows: Bitmap?) -> TruthColumn {
    let first = slots(left, within: rows)
    let second = slots(right, within: rows)
    let hard = union(first.hard, second.hard)
    var known = first.known.intersection(second.known)
    if let hard { known = known.subtracting(hard) }
    let firstBytes = textBytes(left)
    let secondBytes = textBytes(right)
    let words = unsafe firstBytes.withUnsafeBufferPointer { a in
      unsafe secondBytes.withUnsafeBufferPointer { b in
        unsafe first.slots.withUnsafeBufferPointer { one in
          unsafe second.slots.withUnsafeBufferPointer { other in
            RowLoops.bits(of: known) { unsafe RowLoops.isSame(a, one[$0], b, other[$0]) }
          }
        }
      }
    }
    return TruthColumn(yes: Bitmap(words: words, count: known.count), known: known, hard: hard)
  }

  /// A text that is one of the plan's texts.
  func textIn(_ inner: NodeID, _ words: [Int], within rows: Bitmap?) -> TruthColumn {
    let column = slots(inner, within: rows)
    let bytes = textBytes(inner)
    let wanted = words.compactMap { constantTexts.slots[$0] }
    let lengths = wanted.reduce(UInt64(0)) { $0 | 1 << UInt64(min(63, $1 & 0xFF_FFFF)) }
    let found = unsafe bytes.withUnsafeBufferPointer { bytes in
      unsafe constantTexts.bytes.withUnsafeBufferPointer { constants in
        unsafe wanted.withUnsafeBufferPointer { wanted in
          unsafe column.slots.withUnsafeBufferPointer { slots in
            RowLoops.bits(of: column.known) { row in
              let slot = unsafe slots[row]
              guard lengths & 1 << UInt64(min(63, slot & 0xFF_FFFF)) != 0 else { return false }
              for index in 0..<wanted.count {
                if unsafe RowLoops.isSame(bytes, slot, constants, wanted[index]) { return true }
              }
              return false
            }
          }
        }
      }
    }
    return TruthColumn(yes: Bitmap(words: found, count: column.slots.count), known: column.known, hard: column.hard)
  }

  /// A test of texts by a text of the plan.
  func textTest(
    _ test: TextTest, _ inner: NodeID, _ pattern: Int, _ table: TableID, within rows: Bitmap?
  ) -> TruthColumn {
    let column = slots(inner, within: rows)
    let asked = rows.map { $0.intersection(column.known) } ?? column.known
    let bytes = textBytes(inner)
    let wanted = plan.texts[pattern]
    let words: [UInt64]
    if test == .matches {
      guard let matcher = matcher(pattern) else { return TruthColumn(nil, count: column.slots.count) }
      words = matcher.matches(bytes, column.slots, asked)
    } else {
      words = unsafe bytes.withUnsafeBufferPointer { bytes in
        unsafe wanted.withUnsafeBufferPointer { wanted in
          RowLoops.bits(of: asked) { row in
            let slot = column.slots[row]
            let start = Int(slot >> 24)
            let end = start + Int(slot & 0xFF_FFFF)
            guard start >= 0, end <= bytes.count, end - start >= wanted.count else { return false }
            let text = unsafe UnsafeBufferPointer(rebasing: bytes[start..<end])
            return switch test {
            case .hasPrefix: unsafe Self.starts(text, with: wanted, at: 0)
            case .hasSuffix: unsafe Self.starts(text, with: wanted, at: text.count - wanted.count)
            case .contains, .matches: unsafe Self.contains(text, wanted)
            }
          }
        }
      }
    }
    return TruthColumn(yes: Bitmap(words: words, count: column.slots.count), known: asked, hard: column.hard)
  }

  private static func starts(
    _ text: UnsafeBufferPointer<UInt8>, with word: UnsafeBufferPointer<UInt8>, at offset: Int
  ) -> Bool {
    for index in 0..<word.count where unsafe text[offset + index] != word[index] { return false }
    return true
  }

  /// Whether a text contains a word; valid UTF-8 contains another at the borders of characters only.
  private static func contains(_ text: UnsafeBufferPointer<UInt8>, _ word: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let first = unsafe word.first else { return true }
    var offset = 0
    let last = text.count - word.count
    while offset <= last {
      if unsafe text[offset] == first, unsafe starts(text, with: word, at: offset) { return true }
      offset += 1
    }
    return false
  }
}
