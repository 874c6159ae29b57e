/// Finds the encoding of a text that comes in pieces of any length.
package struct TextEncodingDetector: Sendable {
  private var start: [UInt8] = []
  private var utf8 = PiecewiseValidator(encoding: .utf8)
  private var gb18030 = PiecewiseValidator(encoding: .gb18030)

  /// Makes a detector at the start of a text.
  package init() {}

  /// Looks at the next piece.
  package mutating func update(_ piece: Span<UInt8>) {
    unsafe piece.withUnsafeBufferPointer { unsafe update($0) }
  }

  /// Looks at the next piece.
  package mutating func update(_ piece: UnsafeBufferPointer<UInt8>) {
    if start.count < 3 { unsafe start.append(contentsOf: piece.prefix(3 - start.count)) }
    unsafe utf8.update(piece)
    // Nothing but UTF-8 is asked for behind a mark; the second look costs time only while the first one may fail.
    if start != [0xEF, 0xBB, 0xBF] { unsafe gb18030.update(piece) }
  }

  /// Ends the text and says what it is in.
  package mutating func finish() throws(TextEncodingError) -> TextEncoding {
    utf8.finish()
    gb18030.finish()
    let hasMark = start == [0xEF, 0xBB, 0xBF]
    guard let utf8Offset = utf8.firstInvalidOffset else { return hasMark ? .utf8WithMark : .utf8 }
    let gb18030Offset = gb18030.firstInvalidOffset
    if hasMark {
      throw TextEncodingError(cause: .invalidUTF8, utf8Offset: utf8Offset, gb18030Offset: gb18030Offset ?? 0)
    }
    if start.starts(with: [0xFF, 0xFE]) || start.starts(with: [0xFE, 0xFF]) {
      throw TextEncodingError(cause: .utf16, utf8Offset: 0, gb18030Offset: 0)
    }
    guard let gb18030Offset else { return .gb18030 }
    throw TextEncodingError(cause: .neither, utf8Offset: utf8Offset, gb18030Offset: gb18030Offset)
  }
}

/// A validity check over pieces: the bytes of a character that a cut divides are looked at again with the next piece.
struct PiecewiseValidator: Sendable {
  let encoding: TextEncoding
  /// The first invalid byte from the start of the text, once it is known.
  private(set) var firstInvalidOffset: Int?
  private var offset = 0
  private var pending: [UInt8] = []

  init(encoding: TextEncoding) {
    self.encoding = encoding
  }

  mutating func update(_ piece: UnsafeBufferPointer<UInt8>) {
    guard firstInvalidOffset == nil else { return }
    var start = 0
    if !pending.isEmpty {
      let carried = pending.count
      let taken = min(8, piece.count)
      var seam = pending
      unsafe seam.append(contentsOf: piece[0..<taken])
      pending.removeAll(keepingCapacity: true)
      let valid = unsafe seam.withUnsafeBufferPointer { unsafe check($0) }
      if firstInvalidOffset != nil { return }
      if valid < carried || taken == piece.count {
        pending.append(contentsOf: seam[valid...])
        return
      }
      start = valid - carried
    }
    let rest = unsafe UnsafeBufferPointer(rebasing: piece[start...])
    let valid = unsafe check(rest)
    if firstInvalidOffset == nil { unsafe pending.append(contentsOf: rest[valid...]) }
  }

  mutating func finish() {
    if firstInvalidOffset == nil, !pending.isEmpty { firstInvalidOffset = offset }
  }

  /// Moves over the valid bytes and returns their number; notes a fault unless the rest may still become a character.
  private mutating func check(_ bytes: UnsafeBufferPointer<UInt8>) -> Int {
    let isGB18030 = encoding == .gb18030
    let valid = unsafe isGB18030 ? GB18030.validPrefix(of: bytes) : UTF8Validator.validPrefix(of: bytes)
    offset += valid
    guard valid < bytes.count else { return valid }
    let isCut =
      unsafe isGB18030
      ? GB18030.step(bytes, at: valid) == .incomplete : UTF8Validator.isIncomplete(bytes, at: valid)
    if !isCut { firstInvalidOffset = offset }
    return valid
  }
}
