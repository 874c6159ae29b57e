/// A writer of ZIP archives that stores files as they are: the same files give the same bytes, whenever it runs.
package struct ZIPWriter: Sendable {
  private var body: [UInt8] = []
  private var directory: [UInt8] = []
  private var count = 0

  /// Makes an empty archive.
  package init() {}

  /// Adds a file; its name has folders separated by `/`.
  package mutating func add(_ name: String, _ contents: [UInt8]) {
    let offset = body.count
    let rawName = Array(name.utf8)
    // Version 2.0, names in UTF-8, stored, 1 January 1980: the first day that ZIP knows.
    var fields: [UInt8] = []
    for short in [20, 0x800, 0, 0, 0x21] { append(short, 2, to: &fields) }
    append(Int(CRC32.of(contents)), 4, to: &fields)
    append(contents.count, 4, to: &fields)
    append(contents.count, 4, to: &fields)
    append(rawName.count, 2, to: &fields)
    append(0, 2, to: &fields)
    append(0x0403_4B50, 4, to: &body)
    body += fields + rawName + contents
    append(0x0201_4B50, 4, to: &directory)
    append(20, 2, to: &directory)
    directory += fields
    for short in [0, 0, 0, 0, 0] { append(short, 2, to: &directory) }
    append(offset, 4, to: &directory)
    directory += rawName
    count += 1
  }

  /// Adds a file with a text in UTF-8.
  package mutating func add(_ name: String, _ text: String) {
    add(name, Array(text.utf8))
  }

  /// The bytes of the archive.
  package func finish() -> [UInt8] {
    var end: [UInt8] = []
    append(0x0605_4B50, 4, to: &end)
    for short in [0, 0, count, count] { append(short, 2, to: &end) }
    append(directory.count, 4, to: &end)
    append(body.count, 4, to: &end)
    append(0, 2, to: &end)
    return body + directory + end
  }

  private func append(_ value: Int, _ width: Int, to bytes: inout [UInt8]) {
    for index in 0..<width { bytes.append(UInt8(truncatingIfNeeded: value >> (8 * index))) }
  }
}
