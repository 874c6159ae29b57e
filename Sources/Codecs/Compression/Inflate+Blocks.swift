/// The heads of blocks (RFC 1951, sections 3.2.3 to 3.2.7). Each step returns false when it needs more input, and is
/// then taken again from its start: it uses up bits only once all that it needs are there.
extension Inflate {
  /// The order in which the lengths of the code length code stand.
  private static let lengthOrder: [Int] = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15]

  /// The code lengths of a block with fixed codes: literals, then distances.
  private static let fixedLengths: [UInt8] = (0..<320).map { symbol in
    switch symbol {
    case 0..<144: 8
    case 144..<256: 9
    case 256..<280: 7
    case 280..<288: 8
    default: 5
    }
  }

  mutating func readBlockHeader(
    _ input: UnsafeBufferPointer<UInt8>, _ position: inout Int
  ) throws(InflateError.Cause) -> Bool {
    guard unsafe need(3, input, &position) else { return false }
    isLastBlock = take(1) == 1
    switch take(2) {
    case 0: state = .storedLength
    case 1:
      guard literalTable.fill(Inflate.fixedLengths[0..<288]), distanceTable.fill(Inflate.fixedLengths[288..<320]) else {
        throw .badCode
      }
      state = .symbols
    case 2: state = .counts
    default: throw .reservedBlockType
    }
    return true
  }

  mutating func readStoredLength(
    _ input: UnsafeBufferPointer<UInt8>, _ position: inout Int
  ) throws(InflateError.Cause) -> Bool {
    let padding = bitCount % 8
    guard unsafe need(32 + padding, input, &position) else { return false }
    _ = take(padding)
    let length = take(16)
    guard take(16) == length ^ 0xFFFF else { throw .storedLength }
    state = .stored(left: length)
    return true
  }

  mutating func readCounts(
    _ input: UnsafeBufferPointer<UInt8>, _ position: inout Int
  ) throws(InflateError.Cause) -> Bool {
    guard unsafe need(14, input, &position) else { return false }
    literalCount = take(5) + 257
    distanceCount = take(5) + 1
    lengthCount = take(4) + 4
    // As in zlib, so that the same data are refused.
    guard literalCount <= 286, distanceCount <= 30 else { throw .tooManySymbols }
    lengths.removeAll(keepingCapacity: true)
    state = .codeLengths
    return true
  }

  mutating func readCodeLengths(
    _ input: UnsafeBufferPointer<UInt8>, _ position: inout Int
  ) throws(InflateError.Cause) -> Bool {
    while lengths.count < lengthCount {
      guard unsafe need(3, input, &position) else { return false }
      lengths.append(UInt8(truncatingIfNeeded: take(3)))
    }
    var ordered = [UInt8](repeating: 0, count: 19)
    for (place, length) in lengths.enumerated() { ordered[Inflate.lengthOrder[place]] = length }
    guard lengthTable.fill(ordered[...]) else { throw .badCode }
    lengths.removeAll(keepingCapacity: true)
    state = .lengths
    return true
  }

  mutating func readLengths(
    _ input: UnsafeBufferPointer<UInt8>, _ position: inout Int
  ) throws(InflateError.Cause) -> Bool {
    let total = literalCount + distanceCount
    while lengths.count < total {
      guard let entry = unsafe lookUp(lengthTable, input, &position) else { return false }
      let codeBits = Int(entry & 0xFF)
      guard entry & PrefixCodeTable.invalid == 0 else { throw .badCode }
      let symbol = Int(entry >> 16)
      if symbol < 16 {
        _ = take(codeBits)
        lengths.append(UInt8(truncatingIfNeeded: symbol))
        continue
      }
      let extra = symbol == 16 ? 2 : symbol == 17 ? 3 : 7
      guard unsafe need(codeBits + extra, input, &position) else { return false }
      _ = take(codeBits)
      let count = take(extra) + (symbol == 18 ? 11 : 3)
      var repeated: UInt8 = 0
      if symbol == 16 {
        guard let last = lengths.last else { throw .badRepetition }
        repeated = last
      }
      guard lengths.count + count <= total else { throw .badRepetition }
      lengths.append(contentsOf: repeatElement(repeated, count: count))
    }
    guard lengths[256] > 0 else { throw .noBlockEnd }
    guard literalTable.fill(lengths[..<literalCount]), distanceTable.fill(lengths[literalCount...]) else {
      throw .badCode
    }
    state = .symbols
    return true
  }

  /// The entry of a root table for the next bits, which stay; nil when the piece is used up before it is certain.
  private mutating func lookUp(
    _ table: PrefixCodeTable, _ input: UnsafeBufferPointer<UInt8>, _ position: inout Int
  ) -> UInt32? {
    while true {
      let entry = table.entries[Int(bits & (1 << UInt64(table.rootBits) - 1))]
      if Int(entry & 0xFF) <= bitCount { return entry }
      guard unsafe need(bitCount + 1, input, &position) else { return nil }
    }
  }
}
