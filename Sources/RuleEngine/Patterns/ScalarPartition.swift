/// The characters that a pattern tells apart: each class of the partition is all in or all out of each of its classes.
struct ScalarPartition: Sendable {
  /// Where a new class may begin, rising from zero.
  private let starts: [UInt32]
  /// The class from each start on.
  private let classes: [Int]
  /// One character of each class, to ask the pattern about.
  let examples: [Unicode.Scalar]
  /// The class of each ASCII character.
  let ascii: [Int]

  /// The number of classes.
  var count: Int { examples.count }

  init(_ all: [ScalarClass]) {
    var borders: Set<UInt32> = [0]
    for scalars in all { for range in scalars.ranges { borders.formUnion([range.lowerBound, range.upperBound + 1]) } }
    // No character stands in the gap of the surrogates.
    let starts = borders.filter { $0 <= 0x10_FFFF }.map { (0xD800...0xDFFF).contains($0) ? 0xE000 : $0 }
    var classes: [Int] = []
    var examples: [Unicode.Scalar] = []
    var numbers: [[Bool]: Int] = [:]
    let rising = Set(starts).sorted()
    for start in rising {
      let example = Unicode.Scalar(start) ?? "\u{FFFD}"
      let signature = all.map { $0.contains(example) }
      let number = numbers[signature] ?? examples.count
      if number == examples.count {
        examples.append(example)
        numbers[signature] = number
      }
      classes.append(number)
    }
    self.starts = rising
    self.classes = classes
    self.examples = examples
    ascii = (0..<128).map { Self.class(of: UInt32($0), rising, classes) }
  }

  /// The class of a character.
  func number(of scalar: UInt32) -> Int { Self.class(of: scalar, starts, classes) }

  private static func `class`(of scalar: UInt32, _ starts: [UInt32], _ classes: [Int]) -> Int {
    var low = 0
    var high = starts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if starts[middle] <= scalar { low = middle } else { high = middle }
    }
    return classes[low]
  }
}

extension ScalarClass {
  /// The ranges at whose ends membership may change.
  var ranges: [ClosedRange<UInt32>] {
    switch self {
    case .any: []
    case .digit: [0x30...0x39]
    case .han: [0x4E00...0x9FFF, 0x3400...0x4DBF, 0x20000...0x323AF, 0x3007...0x3007]
    case .letter: [0x41...0x5A, 0x61...0x7A]
    case .upper: [0x41...0x5A]
    case .lower: [0x61...0x7A]
    case .space: [0x20...0x20, 0x09...0x09, 0x0A...0x0A, 0x0D...0x0D, 0xA0...0xA0, 0x3000...0x3000]
    case .exactly(let scalar): [scalar.value...scalar.value]
    case .set(let ranges, _): ranges
    }
  }
}
