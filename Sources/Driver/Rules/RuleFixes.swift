package import Diagnostics
package import SourceText

/// The fixes that can be applied without asking (`lint --fix`).
package struct RuleFixes: Sendable {
  /// The files that change, with their new bytes, in the order of the files.
  package let changed: [(path: String, bytes: [UInt8])]
  /// How many fixes were applied.
  package let count: Int

  /// Applies the certain fixes of diagnostics; of two that overlap the first one wins, the other waits for the next run.
  package init(_ diagnostics: [Diagnostic], in files: SourceFiles) {
    let fixes = diagnostics.compactMap(\.fix).filter(\.isCertain).sorted { $0.range < $1.range }
    var changed: [(path: String, bytes: [UInt8])] = []
    var count = 0
    for file in files.files {
      let own = fixes.filter { $0.range.file == file.id }
      guard !own.isEmpty else { continue }
      let (bytes, applied) = Self.apply(own, to: file.bytes)
      count += applied
      if bytes != file.bytes { changed.append((file.path, bytes)) }
    }
    self.changed = changed
    self.count = count
  }

  private static func apply(_ fixes: [Diagnostic.Fix], to bytes: [UInt8]) -> (bytes: [UInt8], applied: Int) {
    var result: [UInt8] = []
    var position = 0
    var applied = 0
    for fix in fixes {
      let range = fix.range.offsets
      guard range.lowerBound >= position, range.upperBound <= bytes.count else { continue }
      result += bytes[position..<range.lowerBound]
      result += Array(fix.replacement.utf8)
      position = range.upperBound
      applied += 1
    }
    return (result + bytes[position...], applied)
  }
}
