/// Line ends as the input stream has them: CR LF and CR are LF (WHATWG Infra, normalise newlines).
enum LineEnds {
  /// Appends bytes with each line end as LF.
  static func appendNormalised(_ bytes: ArraySlice<UInt8>, to text: inout [UInt8]) {
    var rest = bytes
    while let place = rest.firstIndex(of: 0x0D) {
      text.append(contentsOf: rest[..<place])
      let next = place + 1
      // The LF behind a CR stays and is the line end.
      if next == bytes.endIndex || bytes[next] != 0x0A { text.append(0x0A) }
      rest = rest[next...]
    }
    text.append(contentsOf: rest)
  }
}
