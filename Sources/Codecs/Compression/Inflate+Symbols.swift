/// The compressed data of a block: literals, and references to what went before (RFC 1951, section 3.2.3).
extension Inflate {
  /// Reads symbols until the block ends, the output is full or the piece is used up (false).
  ///
  /// Most of a piece goes through the fast loop; near its end, where eight bytes can't be loaded at once, symbols are
  /// read one by one with no byte more than they need.
  mutating func readSymbols(
    _ input: UnsafeBufferPointer<UInt8>, _ position: inout Int
  ) throws(InflateError.Cause) -> Bool {
    while state == .symbols {
      guard filled < Inflate.windowSize + Inflate.chunkSize else { return true }
      if position + 8 <= input.count { try unsafe readFast(input, &position) }
      guard state == .symbols, filled < Inflate.windowSize + Inflate.chunkSize else { return true }
      guard try unsafe readOne(input, &position) else { return false }
    }
    return true
  }

  private mutating func endBlock() {
    state = isLastBlock ? .end : .blockHeader
  }

  /// Reads one literal or reference; false when the piece is used up before it.
  private mutating func readOne(
    _ input: UnsafeBufferPointer<UInt8>, _ position: inout Int
  ) throws(InflateError.Cause) -> Bool {
    while true {
      if let used = try readWhole() {
        _ = take(used)
        return true
      }
      guard unsafe need(bitCount + 1, input, &position) else { return false }
    }
  }

  /// Does what the bits at hand say and returns how many of them it took; nil when they are not a whole symbol.
  private mutating func readWhole() throws(InflateError.Cause) -> Int? {
    guard let (symbol, codeBits) = Inflate.entry(literalTable, bits, bitCount) else { return nil }
    guard symbol & PrefixCodeTable.invalid == 0 else { throw .invalidSymbol }
    if symbol & PrefixCodeTable.literal != 0 {
      window[filled] = UInt8(truncatingIfNeeded: symbol >> 16)
      filled += 1
      return codeBits
    }
    if symbol & PrefixCodeTable.blockEnd != 0 {
      endBlock()
      return codeBits
    }
    let length = Inflate.value(symbol, bits >> UInt64(codeBits - Int(symbol & 0xFF)))
    let rest = bits >> UInt64(codeBits)
    guard let (mark, distanceBits) = Inflate.entry(distanceTable, rest, bitCount - codeBits) else { return nil }
    guard mark & PrefixCodeTable.invalid == 0 else { throw .invalidSymbol }
    let distance = Inflate.value(mark, rest >> UInt64(distanceBits - Int(mark & 0xFF)))
    guard distance <= filled else { throw .distanceTooFar }
    for _ in 0..<length {
      window[filled] = window[filled - distance]
      filled += 1
    }
    return codeBits + distanceBits
  }

  /// The entry for the next bits and how many of them it takes with its extra bits; nil when there are too few.
  private static func entry(_ table: PrefixCodeTable, _ bits: UInt64, _ count: Int) -> (UInt32, Int)? {
    var entry = table.entries[Int(bits & (1 << UInt64(table.rootBits) - 1))]
    var used = 0
    if entry & PrefixCodeTable.below != 0 {
      guard table.rootBits < count else { return nil }
      used = table.rootBits
      let index = Int(bits >> UInt64(used) & (1 << UInt64(entry >> 8 & 15) - 1))
      entry = table.entries[Int(entry >> 16) + index]
    }
    used += Int(entry & 0xFF)
    return used <= count ? (entry, used) : nil
  }

  /// The base of an entry with the extra bits behind its code.
  @inline(__always)
  private static func value(_ entry: UInt32, _ bits: UInt64) -> Int {
    let all = bits & (1 << UInt64(entry & 0xFF) &- 1)
    return Int(entry >> 16) &+ Int(truncatingIfNeeded: all &>> UInt64(entry >> 8 & 15))
  }

  /// Reads symbols as long as eight bytes of input can be loaded and there is room for the longest copy.
  private mutating func readFast(
    _ input: UnsafeBufferPointer<UInt8>, _ position: inout Int
  ) throws(InflateError.Cause) {
    guard let source = input.baseAddress else { return }
    var run = FastRun(next: position, end: input.count - 8, bits: bits, bitCount: UInt64(bitCount), filled: filled)
    let (literalEntries, distanceEntries) = (literalTable.entries, distanceTable.entries)
    unsafe window.withUnsafeMutableBufferPointer { window in
      unsafe literalEntries.withUnsafeBufferPointer { literals in
        unsafe distanceEntries.withUnsafeBufferPointer { distances in
          guard let window = window.baseAddress, let literals = literals.baseAddress,
            let distances = distances.baseAddress
          else { return }
          unsafe Inflate.loop(&run, source, window, literals, distances)
        }
      }
    }
    // Whole bytes that no symbol has used go back: they were all loaded from this piece.
    let unused = Int(run.bitCount >> 3)
    position = run.next - unused
    bitCount = Int(run.bitCount & 7)
    bits = run.bits & (1 << UInt64(bitCount) - 1)
    filled = run.filled
    switch run.exit {
    case .boundary: break
    case .blockEnd: endBlock()
    case .invalid: throw .invalidSymbol
    case .tooFar: throw .distanceTooFar
    }
  }

  /// Where the fast loop stands, and why it has ended.
  private struct FastRun {
    enum Exit { case boundary, blockEnd, invalid, tooFar }

    var next: Int
    let end: Int
    var bits: UInt64
    var bitCount: UInt64
    var filled: Int
    var exit = Exit.boundary
  }

  private static func loop(
    _ run: inout FastRun, _ source: UnsafePointer<UInt8>, _ window: UnsafeMutablePointer<UInt8>,
    _ literals: UnsafePointer<UInt32>, _ distances: UnsafePointer<UInt32>
  ) {
    let full = windowSize + chunkSize
    let (literalMask, distanceMask) = (UInt64(1 << 11 - 1), UInt64(1 << 9 - 1))
    var (next, bits, bitCount, filled) = (run.next, run.bits, run.bitCount, run.filled)
    var exit = FastRun.Exit.boundary
    while next <= run.end, filled < full {
      // Fills up to 56 bits or more; bits above the count are those that the next load brings again.
      bits |= unsafe load(source + next) &<< bitCount
      next &+= Int(truncatingIfNeeded: (63 &- bitCount) &>> 3)
      bitCount |= 56
      var entry = unsafe literals[Int(truncatingIfNeeded: bits & literalMask)]
      if entry & PrefixCodeTable.literal != 0 {
        unsafe window[filled] = UInt8(truncatingIfNeeded: entry &>> 16)
        filled &+= 1
        consume(entry, &bits, &bitCount)
        entry = unsafe literals[Int(truncatingIfNeeded: bits & literalMask)]
        if entry & PrefixCodeTable.literal != 0 {
          unsafe window[filled] = UInt8(truncatingIfNeeded: entry &>> 16)
          filled &+= 1
          consume(entry, &bits, &bitCount)
          entry = unsafe literals[Int(truncatingIfNeeded: bits & literalMask)]
          if entry & PrefixCodeTable.literal != 0 {
            unsafe window[filled] = UInt8(truncatingIfNeeded: entry &>> 16)
            filled &+= 1
            consume(entry, &bits, &bitCount)
            continue
          }
        }
        // A reference takes up to 48 bits.
        guard next <= run.end else { break }
        bits |= unsafe load(source + next) &<< bitCount
        next &+= Int(truncatingIfNeeded: (63 &- bitCount) &>> 3)
        bitCount |= 56
      }
      if entry & PrefixCodeTable.below != 0 {
        consume(entry, &bits, &bitCount)
        let mask: UInt64 = 1 &<< UInt64(entry &>> 8 & 15) &- 1
        entry = unsafe literals[Int(entry &>> 16) &+ Int(truncatingIfNeeded: bits & mask)]
        if entry & PrefixCodeTable.literal != 0 {
          unsafe window[filled] = UInt8(truncatingIfNeeded: entry &>> 16)
          filled &+= 1
          consume(entry, &bits, &bitCount)
          continue
        }
      }
      if entry & (PrefixCodeTable.blockEnd | PrefixCodeTable.invalid) != 0 {
        consume(entry, &bits, &bitCount)
        exit = entry & PrefixCodeTable.invalid != 0 ? .invalid : .blockEnd
        break
      }
      let length = value(entry, bits)
      consume(entry, &bits, &bitCount)
      entry = unsafe distances[Int(truncatingIfNeeded: bits & distanceMask)]
      if entry & PrefixCodeTable.below != 0 {
        consume(entry, &bits, &bitCount)
        let mask: UInt64 = 1 &<< UInt64(entry &>> 8 & 15) &- 1
        entry = unsafe distances[Int(entry &>> 16) &+ Int(truncatingIfNeeded: bits & mask)]
      }
      if entry & PrefixCodeTable.invalid != 0 {
        exit = .invalid
        break
      }
      let distance = value(entry, bits)
      consume(entry, &bits, &bitCount)
      guard distance <= filled else {
        exit = .tooFar
        break
      }
      unsafe copy(length, distance, window + filled)
      filled &+= length
    }
    (run.next, run.bits, run.bitCount, run.filled, run.exit) = (next, bits, bitCount, filled, exit)
  }

  @inline(__always)
  private static func load(_ source: UnsafePointer<UInt8>) -> UInt64 {
    UInt64(littleEndian: unsafe UnsafeRawPointer(source).loadUnaligned(as: UInt64.self))
  }

  @inline(__always)
  private static func consume(_ entry: UInt32, _ bits: inout UInt64, _ count: inout UInt64) {
    let used = UInt64(entry & 0xFF)
    bits = bits &>> used
    count = count &- used
  }

  /// Copies what stands before; it may overlap what it writes, and writes up to seven bytes beyond the end.
  @inline(__always)
  private static func copy(_ length: Int, _ distance: Int, _ target: UnsafeMutablePointer<UInt8>) {
    let source = unsafe target - distance
    if distance >= 8 {
      var index = 0
      repeat {
        let word = unsafe UnsafeRawPointer(source + index).loadUnaligned(as: UInt64.self)
        unsafe UnsafeMutableRawPointer(target + index).storeBytes(of: word, as: UInt64.self)
        index &+= 8
      } while index < length
    } else if distance == 1 {
      let word = unsafe UInt64(source[0]) &* 0x0101_0101_0101_0101
      var index = 0
      repeat {
        unsafe UnsafeMutableRawPointer(target + index).storeBytes(of: word, as: UInt64.self)
        index &+= 8
      } while index < length
    } else {
      for index in 0..<length { unsafe target[index] = source[index] }
    }
  }
}
