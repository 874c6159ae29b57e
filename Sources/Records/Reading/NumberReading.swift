/// Numbers, money, rates and durations as the reading table accepts them: exact decimals, never a binary fraction.
struct NumberReading: Sendable {
  /// A unit that may stand behind the number, and what one of it is worth in the type's base unit.
  struct Unit: Sendable {
    /// The word in UTF-8.
    let word: [UInt8]
    /// Its worth.
    let worth: Worth

    init(_ word: String, _ worth: Worth) {
      self.word = Array(word.utf8)
      self.worth = worth
    }
  }

  /// The worth of a unit: a factor and a shift of the decimal point to the left.
  struct Worth: Sendable {
    let factor: UInt64
    let places: Int

    static let one = Worth(factor: 1, places: 0)
  }

  /// Decimal places of the slot: 6 for numbers, rates and durations, 4 for money, 0 for integers.
  let slotPlaces: Int
  /// What a number without a unit is worth.
  let bare: Worth
  /// The units that may follow.
  let units: [Unit]
  /// The signs that may stand before: ¥ and ￥ for money, worth one yuan.
  let prefixes: [[UInt8]]

  /// A decimal as it was written: magnitude × 10^-places.
  struct Decimal {
    var magnitude: UInt128
    var places: Int
    var isNegative: Bool
  }

  /// Reads a whole range; nil if it is no number of this type or has more than 38 digits.
  ///
  /// - Parameter allowsExponent: whether `1e3` is read: JSON numbers only, because an exponent in a table is what a
  ///   spreadsheet makes of a long number, with digits lost.
  func read(_ bytes: Span<UInt8>, _ range: Range<Int>, allowsExponent: Bool) -> Reading? {
    var offset = range.lowerBound
    let end = range.upperBound
    let hasPrefix = prefixes.contains { ByteWords.take($0, bytes, &offset, end) }
    guard var number = Self.decimal(bytes, &offset, end) else { return nil }
    if allowsExponent, offset < end, bytes[offset] | 0x20 == 0x65 {
      guard Self.exponent(bytes, &offset, end, &number) else { return nil }
    }
    var worth = hasPrefix ? Worth.one : bare
    if offset < end {
      ByteWords.skipSpaces(bytes, &offset, end)
      let rest = offset..<end
      guard let unit = units.first(where: { ByteWords.equal(bytes, rest, $0.word, folds: true) }) else { return nil }
      worth = unit.worth
    }
    return slot(number, worth)
  }

  private func slot(_ number: Decimal, _ worth: Worth) -> Reading? {
    let (product, overflow) = number.magnitude.multipliedReportingOverflow(by: UInt128(worth.factor))
    guard !overflow else { return nil }
    var magnitude = product
    var places = number.places + worth.places
    if magnitude == 0 { places = 0 }
    while places > slotPlaces, magnitude % 10 == 0 {
      magnitude /= 10
      places -= 1
    }
    if places <= slotPlaces, let scaled = Self.scaled(magnitude, by: slotPlaces - places),
      let slot = Int64(exactly: scaled)
    {
      return .slot(number.isNegative ? -slot : slot)
    }
    return Self.fraction(magnitude, places, number.isNegative).flatMap { wide($0) }
  }

  /// An integer with a fraction is no integer, however long it is.
  private func wide(_ number: Fraction) -> Reading? {
    slotPlaces == 0 && !number.isWhole ? nil : .wide(number)
  }

  private static func scaled(_ magnitude: UInt128, by places: Int) -> UInt128? {
    guard magnitude != 0 else { return 0 }
    guard let power = powerOfTen(places) else { return nil }
    let (product, overflow) = magnitude.multipliedReportingOverflow(by: power)
    return overflow ? nil : product
  }

  private static func fraction(_ magnitude: UInt128, _ places: Int, _ isNegative: Bool) -> Fraction? {
    guard let top = scaled(magnitude, by: max(0, -places)).flatMap(Int128.init(exactly:)),
      let bottom = powerOfTen(max(0, places)).flatMap(Int128.init(exactly:))
    else { return nil }
    return Fraction(numerator: isNegative ? -top : top, denominator: bottom)
  }

  private static func powerOfTen(_ exponent: Int) -> UInt128? {
    guard exponent <= 38 else { return nil }
    var power: UInt128 = 1
    for _ in 0..<exponent { power *= 10 }
    return power
  }

  /// Reads sign, digits (with commas in groups of three or without), point and decimals.
  private static func decimal(_ bytes: Span<UInt8>, _ offset: inout Int, _ end: Int) -> Decimal? {
    var number = Decimal(magnitude: 0, places: 0, isNegative: false)
    guard offset < end else { return nil }
    if bytes[offset] == 0x2D || bytes[offset] == 0x2B {
      number.isNegative = bytes[offset] == 0x2D
      offset += 1
    }
    let start = offset
    guard digits(bytes, &offset, end, &number) else { return nil }
    let firstGroup = offset - start
    guard firstGroup > 0 else { return nil }
    while offset < end, bytes[offset] == 0x2C {
      offset += 1
      let group = offset
      guard firstGroup <= 3, digits(bytes, &offset, end, &number), offset - group == 3 else { return nil }
    }
    if offset < end, bytes[offset] == 0x2E {
      offset += 1
      let point = offset
      guard digits(bytes, &offset, end, &number), offset > point else { return nil }
      number.places = offset - point
    }
    return number
  }

  /// Adds a run of digits; false if there are too many.
  private static func digits(
    _ bytes: Span<UInt8>, _ offset: inout Int, _ end: Int, _ number: inout Decimal
  ) -> Bool {
    // Eighteen digits fit 64 bits; the few longer numbers go on in 128.
    var small: UInt64 = 0
    var power: UInt64 = 1
    while offset < end, bytes[offset] &- 0x30 < 10 {
      if power == 1_000_000_000_000_000_000 {
        guard join(small, power, &number) else { return false }
        (small, power) = (0, 1)
      }
      small = small * 10 + UInt64(bytes[offset] - 0x30)
      power *= 10
      offset += 1
    }
    return join(small, power, &number)
  }

  private static func join(_ digits: UInt64, _ power: UInt64, _ number: inout Decimal) -> Bool {
    if number.magnitude == 0 {
      number.magnitude = UInt128(digits)
      return true
    }
    let (shifted, overflow) = number.magnitude.multipliedReportingOverflow(by: UInt128(power))
    let (sum, sumOverflow) = shifted.addingReportingOverflow(UInt128(digits))
    number.magnitude = sum
    return !overflow && !sumOverflow
  }

  private static func exponent(
    _ bytes: Span<UInt8>, _ offset: inout Int, _ end: Int, _ number: inout Decimal
  ) -> Bool {
    offset += 1
    guard offset < end else { return false }
    let isNegative = bytes[offset] == 0x2D
    if isNegative || bytes[offset] == 0x2B { offset += 1 }
    guard let exponent = ByteWords.digits(bytes, &offset, end, 1...4) else { return false }
    number.places += isNegative ? exponent : -exponent
    return true
  }
}
