/// Numbers for texts, found by their bytes: open addressing, eight bytes hashed at a time.
///
/// All unsafe loads of the lookups stand here; every one lies inside the range that a slot names, which is checked first.
struct TextIndex: Sendable {
  private var bytes: [UInt8] = []
  /// Where each text begins; one entry more than there are texts.
  private var starts: [Int] = [0]
  /// The number of the text in each place plus one; zero for none.
  private var places: [Int32]
  /// The bytes of each text of at most eight bytes as one word; zero for longer ones.
  private var words: [UInt64] = []

  /// The number of texts.
  var count: Int { starts.count - 1 }

  init(capacity: Int = 16) {
    var size = 16
    while size < capacity * 2 { size *= 2 }
    places = Array(repeating: 0, count: size)
  }

  /// The number of a text, a new one if it was not there.
  mutating func insert(_ text: [UInt8]) -> Int {
    if let known = number(of: text) { return known }
    if (count + 1) * 2 > places.count { grow() }
    let number = count
    bytes.append(contentsOf: text)
    starts.append(bytes.count)
    words.append(unsafe text.withUnsafeBytes { unsafe $0.count <= 8 ? Self.word($0, 0, $0.count) : 0 })
    place(number, hash: Self.hash(text))
    return number
  }

  /// The number of a text; nil if it is not there.
  func number(of text: [UInt8]) -> Int? {
    let slot = Int64(text.count)
    let found = numbers(of: [slot], known: Bitmap(repeating: true, count: 1), in: text)[0]
    return found < 0 ? nil : Int(found)
  }

  /// The bytes of a text.
  func text(_ number: Int) -> ArraySlice<UInt8> {
    bytes[starts[number]..<starts[number + 1]]
  }

  private mutating func grow() {
    places = Array(repeating: 0, count: places.count * 2)
    for number in 0..<count { place(number, hash: Self.hash(Array(text(number)))) }
  }

  private mutating func place(_ number: Int, hash: UInt64) {
    let mask = places.count - 1
    var index = Int(truncatingIfNeeded: hash) & mask
    while places[index] != 0 { index = (index + 1) & mask }
    places[index] = Int32(number + 1)
  }

  private static func hash(_ text: [UInt8]) -> UInt64 {
    unsafe text.withUnsafeBytes { unsafe hash($0, 0, $0.count) }
  }

  /// The number of the text of each known row, -1 for one that is not there and for rows that are not known.
  func numbers(of slots: [Int64], known: Bitmap, in pool: [UInt8]) -> [Int32] {
    var result = [Int32](repeating: -1, count: slots.count)
    let mask = places.count - 1
    precondition(known.count <= slots.count, "one slot for each row")
    unsafe pool.withUnsafeBytes { wanted in
      unsafe bytes.withUnsafeBytes { stored in
        unsafe places.withUnsafeBufferPointer { places in
          unsafe starts.withUnsafeBufferPointer { starts in
            for word in known.words.indices {
              var rest = known.words[word]
              while rest != 0 {
                let row = word << 6 | rest.trailingZeroBitCount
                rest &= rest &- 1
                let start = Int(slots[row] >> 24)
                let length = Int(slots[row] & 0xFF_FFFF)
                precondition(start >= 0 && start + length <= wanted.count, "a slot points into its pool")
                let short = length <= 8 ? unsafe Self.word(wanted, start, length) : 0
                let hash = length <= 8 ? Self.hash(short, length) : unsafe Self.hash(wanted, start, length)
                var index = Int(truncatingIfNeeded: hash) & mask
                while unsafe places[index] != 0 {
                  let number = unsafe Int(places[index]) - 1
                  let from = unsafe starts[number]
                  if unsafe starts[number + 1] - from == length,
                    length <= 8
                      ? words[number] == short : unsafe Self.isEqual(wanted, start, stored, from, length)
                  {
                    result[row] = Int32(truncatingIfNeeded: number)
                    break
                  }
                  index = (index + 1) & mask
                }
              }
            }
          }
        }
      }
    }
    return result
  }

  // MARK: Bytes

  /// At most eight bytes as one word, the first in its lowest byte.
  @inline(__always)
  private static func word(_ bytes: UnsafeRawBufferPointer, _ start: Int, _ length: Int) -> UInt64 {
    if length == 0 { return 0 }
    if start + 8 <= bytes.count {
      let word = unsafe UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: start, as: UInt64.self))
      return word & UInt64.max &>> UInt64(truncatingIfNeeded: 64 - length * 8)
    }
    var word: UInt64 = 0
    for offset in 0..<length { word |= UInt64(unsafe bytes[start + offset]) << UInt64(offset * 8) }
    return word
  }

  @inline(__always)
  private static func hash(_ word: UInt64, _ length: Int) -> UInt64 {
    let hash = mixed(UInt64(truncatingIfNeeded: length) &* 0x9E37_79B9_7F4A_7C15, word)
    return hash ^ hash >> 29
  }

  /// The hash of a text, the same as that of its word if it has at most eight bytes.
  @inline(__always)
  private static func hash(_ bytes: UnsafeRawBufferPointer, _ start: Int, _ length: Int) -> UInt64 {
    if length <= 8 { return hash(unsafe word(bytes, start, length), length) }
    var hash = UInt64(truncatingIfNeeded: length) &* 0x9E37_79B9_7F4A_7C15
    var offset = 0
    while length - offset >= 8 {
      hash = mixed(hash, unsafe bytes.loadUnaligned(fromByteOffset: start + offset, as: UInt64.self))
      offset += 8
    }
    if offset < length {
      hash = mixed(hash, unsafe bytes.loadUnaligned(fromByteOffset: start + length - 8, as: UInt64.self))
    }
    return hash ^ hash >> 29
  }

  @inline(__always)
  private static func mixed(_ hash: UInt64, _ word: UInt64) -> UInt64 {
    let product = (hash ^ word) &* 0xD6E8_FEB8_6659_FD93
    return product ^ product >> 32
  }

  @inline(__always)
  private static func isEqual(
    _ left: UnsafeRawBufferPointer, _ leftStart: Int, _ right: UnsafeRawBufferPointer, _ rightStart: Int, _ length: Int
  ) -> Bool {
    var offset = 0
    while length - offset >= 8 {
      let one = unsafe left.loadUnaligned(fromByteOffset: leftStart + offset, as: UInt64.self)
      let other = unsafe right.loadUnaligned(fromByteOffset: rightStart + offset, as: UInt64.self)
      if one != other { return false }
      offset += 8
    }
    while offset < length {
      if unsafe left[leftStart + offset] != right[rightStart + offset] { return false }
      offset += 1
    }
    return true
  }
}

/// Numbers for slots, found by open addressing.
struct SlotIndex: Sendable {
  private var slots: [Int64] = []
  private var places: [Int32] = Array(repeating: 0, count: 16)

  /// The number of different slots.
  var count: Int { slots.count }

  /// The number of a slot, a new one if it was not there.
  mutating func insert(_ slot: Int64) -> Int {
    if let known = number(of: slot) { return known }
    if (count + 1) * 2 > places.count {
      places = Array(repeating: 0, count: places.count * 2)
      for number in slots.indices { place(number) }
    }
    slots.append(slot)
    place(slots.count - 1)
    return slots.count - 1
  }

  private mutating func place(_ number: Int) {
    let mask = places.count - 1
    var index = Self.hash(slots[number]) & mask
    while places[index] != 0 { index = (index + 1) & mask }
    places[index] = Int32(number + 1)
  }

  /// The number of a slot; nil if it is not there.
  func number(of slot: Int64) -> Int? {
    let mask = places.count - 1
    var index = Self.hash(slot) & mask
    while places[index] != 0 {
      let number = Int(places[index]) - 1
      if slots[number] == slot { return number }
      index = (index + 1) & mask
    }
    return nil
  }

  private static func hash(_ slot: Int64) -> Int {
    let product = UInt64(bitPattern: slot) &* 0x9E37_79B9_7F4A_7C15
    return Int(truncatingIfNeeded: product ^ product >> 32)
  }
}
