/// Finds named character references: an open hash table over ``EntityTable``.
struct EntityIndex: Sendable {
  /// The index, built when the first reference is read.
  static let shared = EntityIndex()

  /// The longest name that counts without a semicolon.
  static let longestOldName = 6

  private struct Entity {
    let name: Range<Int>
    let value: Range<Int>
    let isOld: Bool
  }

  private let text: [UInt8]
  private let entities: [Entity]
  /// Entities plus one; 0 is an empty place.
  private let places: [UInt16]

  private static let size = 8_192

  private init() {
    let table = EntityTable.rows
    let text = unsafe Array(UnsafeBufferPointer(start: table.utf8Start, count: table.utf8CodeUnitCount))
    var (entities, places): ([Entity], [UInt16]) = ([], Array(repeating: 0, count: Self.size))
    for row in text.split(separator: 0x0A) {
      guard let middle = row.firstIndex(where: { $0 == 0x20 || $0 == 0x2A }) else { continue }
      let name = row.startIndex..<middle
      entities.append(Entity(name: name, value: middle + 1..<row.endIndex, isOld: row[middle] == 0x2A))
      var place = Self.hash(text[name].reduce(Self.seed, Self.mix))
      while places[place] != 0 { place = (place + 1) & (Self.size - 1) }
      places[place] = UInt16(entities.count)
    }
    (self.text, self.entities, self.places) = (text, entities, places)
  }

  /// How many names there are.
  var count: Int { entities.count }

  /// The entity with a name, without its semicolon.
  func entity(_ bytes: PageBytes, _ name: Range<Int>) -> Int? {
    var sum = Self.seed
    for index in name { sum = Self.mix(sum, bytes[index]) }
    var place = Self.hash(sum)
    while places[place] != 0 {
      let entity = Int(places[place]) - 1
      if isName(of: entity, bytes, name) { return entity }
      place = (place + 1) & (Self.size - 1)
    }
    return nil
  }

  private func isName(of entity: Int, _ bytes: PageBytes, _ name: Range<Int>) -> Bool {
    let known = entities[entity].name
    guard known.count == name.count else { return false }
    for offset in 0..<name.count where text[known.lowerBound + offset] != bytes[name.lowerBound + offset] {
      return false
    }
    return true
  }

  /// Whether the name counts without a semicolon.
  func isOld(_ entity: Int) -> Bool { entities[entity].isOld }

  /// Appends the one or two characters of an entity.
  func appendCharacters(of entity: Int, to bytes: inout [UInt8]) {
    var code: UInt32 = 0
    for index in entities[entity].value {
      let byte = text[index]
      if byte == 0x2B {
        Tokenizer.append(Unicode.Scalar(code) ?? "\u{FFFD}", to: &bytes)
        code = 0
      } else {
        code = code << 4 | UInt32(byte < 0x3A ? byte &- 0x30 : byte &- 0x37)
      }
    }
    Tokenizer.append(Unicode.Scalar(code) ?? "\u{FFFD}", to: &bytes)
  }

  private static let seed: UInt64 = 0xCBF2_9CE4_8422_2325

  @inline(__always)
  private static func mix(_ sum: UInt64, _ byte: UInt8) -> UInt64 { (sum ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }

  private static func hash(_ sum: UInt64) -> Int { Int((sum ^ sum >> 29) & UInt64(size - 1)) }
}
