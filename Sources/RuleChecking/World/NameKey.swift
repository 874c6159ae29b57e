/// A name as it is looked up: without regard to ASCII case, with single spaces, without spaces between Chinese characters.
func nameKey(_ text: String) -> String {
  var result = String.UnicodeScalarView()
  var pendingSpace = false
  for scalar in text.unicodeScalars {
    if scalar == " " || scalar == "\t" || scalar == "\u{3000}" {
      pendingSpace = !result.isEmpty
      continue
    }
    if pendingSpace, let last = result.last, isASCIIWord(last), isASCIIWord(scalar) { result.append(" ") }
    pendingSpace = false
    let isUpper = scalar.value >= 0x41 && scalar.value <= 0x5A
    result.append(isUpper ? Unicode.Scalar(UInt8(scalar.value) + 0x20) : scalar)
  }
  return String(result)
}

private func isASCIIWord(_ scalar: Unicode.Scalar) -> Bool { scalar.isASCII }
