/// Finds known names by their bytes: an open hash table over the first eight bytes and the length.
struct KnownNameIndex: Sendable {
  /// The index, built when the first page is read.
  static let shared = KnownNameIndex()

  /// The bytes of each name, in the order of the cases.
  let spellings: [[UInt8]]
  /// The first eight bytes of each name, the first one lowest.
  private let heads: [UInt64]
  private let counts: [Int]
  /// Known names plus one; 0 is an empty place. Only names in small letters are in it, as the tokenizer reads them.
  private let places: [UInt16]
  /// For each name the name it stands for as an element of SVG, or itself.
  let elementsOfSVG: [UInt16]
  /// For each name the name it stands for as an attribute in SVG, or itself.
  let attributesOfSVG: [UInt16]

  private static let size = 2_048

  private init() {
    spellings = Self.split(KnownName.spellings)
    var (heads, places): ([UInt64], [UInt16]) = ([], Array(repeating: 0, count: Self.size))
    for (index, spelling) in spellings.enumerated() {
      let head = Self.head(spelling)
      heads.append(head)
      guard !spelling.contains(where: { $0 &- 0x41 < 26 }) else { continue }
      var place = Self.place(head, spelling.count)
      while places[place] != 0 { place = (place + 1) & (Self.size - 1) }
      places[place] = UInt16(index + 1)
    }
    (self.heads, self.places) = (heads, places)
    counts = spellings.map(\.count)
    let (first, second) = (Int(KnownName.svgAltGlyph.rawValue), Int(KnownName.svgAttributeName.rawValue))
    elementsOfSVG = Self.adjusted(spellings, first..<second)
    attributesOfSVG = Self.adjusted(
      spellings, second..<Int(KnownName.svgZoomAndPan.rawValue) + 1, Int(KnownName.svgGlyphRef.rawValue))
  }

  /// The known name that stands in a page, A to Z read as a to z.
  @inline(__always)
  func name(_ page: PageBytes, _ range: Range<Int>) -> KnownName? {
    var head: UInt64 = 0
    var shift: UInt64 = 0
    for index in range.lowerBound..<min(range.upperBound, range.lowerBound + 8) {
      head |= UInt64(PageBytes.small(page[index])) << shift
      shift += 8
    }
    var place = Self.place(head, range.count)
    while places[place] != 0 {
      let index = Int(places[place]) - 1
      if heads[index] == head, counts[index] == range.count, range.count <= 8 || hasTail(page, range, index) {
        return KnownName(rawValue: UInt16(truncatingIfNeeded: index))
      }
      place = (place + 1) & (Self.size - 1)
    }
    return nil
  }

  private func hasTail(_ page: PageBytes, _ range: Range<Int>, _ index: Int) -> Bool {
    for offset in 8..<range.count
    where PageBytes.small(page[range.lowerBound + offset]) != spellings[index][offset] {
      return false
    }
    return true
  }

  /// The known name with an exact spelling.
  func name(spelled bytes: [UInt8]) -> KnownName? {
    spellings.firstIndex(of: bytes).flatMap { KnownName(rawValue: UInt16($0)) }
  }

  private static func head(_ bytes: [UInt8]) -> UInt64 {
    bytes.prefix(8).reversed().reduce(0) { $0 << 8 | UInt64($1) }
  }

  private static func place(_ head: UInt64, _ count: Int) -> Int {
    let mixed = (head ^ UInt64(count)) &* 0x9E37_79B9_7F4A_7C15
    return Int(mixed >> 53)
  }

  private static func split(_ list: StaticString) -> [[UInt8]] {
    let bytes = unsafe Array(UnsafeBufferPointer(start: list.utf8Start, count: list.utf8CodeUnitCount))
    return bytes.split(separator: 0x20).map { Array($0) }
  }

  /// For each name the one among some that it becomes when those are written in small letters.
  private static func adjusted(_ spellings: [[UInt8]], _ targets: Range<Int>, _ more: Int? = nil) -> [UInt16] {
    var table = spellings.indices.map { UInt16($0) }
    for target in Array(targets) + (more.map { [$0] } ?? []) {
      let name = spellings[target].map { PageBytes.small($0) }
      if let from = spellings.firstIndex(of: name) { table[from] = UInt16(target) }
    }
    return table
  }
}
