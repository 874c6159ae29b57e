package import Findings
package import RuleEngine
import Synchronization
package import System

/// A list of all findings of a run that goes to a file: entries come in chunk by chunk and go out rule by rule.
///
/// What is more than a few megabytes goes to one temporary spool; reading it rule by rule *is* the sorted list. Memory
/// depends on the number of rules, not on that of findings.
package final class FindingList: Sendable {
  private struct State {
    /// The entries of each rule that are not spooled yet, by order.
    var buffers: [Int: [UInt8]] = [:]
    /// Where the spooled entries of each rule stand, in the order in which they came.
    var ranges: [Int: [Range<Int>]] = [:]
    var spool: SpoolFile?
    /// Why the list can't be kept; told when it is written.
    var failure: FileError?
    /// The format that made the entries.
    var listing: (any FindingListing)?
    /// The orders whose fingerprints may repeat.
    var numbering: Set<Int> = []
  }

  /// How many bytes of all rules together are held back before one rule's go to the spool.
  private static let bufferedBytes = 8 << 20

  private let make: @Sendable (CheckedRuleSet, [String]) -> any FindingListing
  private let state = Mutex(State())

  /// Creates an empty list.
  ///
  /// - Parameter make: gives the format of the list for some rules and the paths of the inputs.
  package init(_ make: @escaping @Sendable (CheckedRuleSet, [String]) -> any FindingListing) {
    self.make = make
  }

  /// The format of the list for a run.
  package func listing(rules: CheckedRuleSet, inputPaths: [String]) -> any FindingListing {
    make(rules, inputPaths)
  }

  /// Adds entries of one rule or data check behind those that it has.
  ///
  /// - Parameter order: the place of the rule in the list; any numbers that rise.
  package func add(order: Int, entries: [UInt8]) {
    guard !entries.isEmpty else { return }
    state.withLock { state in
      state.buffers[order, default: []] += entries
      let share = max(4096, Self.bufferedBytes / max(1, state.buffers.count))
      guard let buffer = state.buffers[order], buffer.count >= share else { return }
      state.buffers[order]?.removeAll(keepingCapacity: true)
      Self.spool(buffer, of: order, &state)
    }
  }

  private static func spool(_ bytes: [UInt8], of order: Int, _ state: inout State) {
    guard state.failure == nil else { return }
    do throws(FileError) {
      let spool: SpoolFile
      if let opened = state.spool { spool = opened } else { spool = try SpoolFile() }
      state.spool = spool
      let start = try spool.append(bytes)
      state.ranges[order, default: []].append(start..<start + bytes.count)
    } catch {
      state.failure = error
    }
  }

  /// Ends the list when everything was added.
  ///
  /// - Parameters:
  ///   - listing: the format that made the entries.
  ///   - numbering: the orders whose fingerprints may repeat, because records have the same key or items the same label.
  package func finish(as listing: any FindingListing, numbering: Set<Int>) {
    state.withLock { ($0.listing, $0.numbering) = (listing, numbering) }
  }

  /// Gives out the finished list piece by piece.
  ///
  /// - Parameters:
  ///   - jobs: how many threads make lines of entries.
  ///   - body: takes the next piece.
  package func write(jobs: Int, _ body: ([UInt8]) throws(FileError) -> Void) throws(FileError) {
    let state = state.withLock { $0 }
    if let failure = state.failure { throw failure }
    guard let listing = state.listing else { preconditionFailure("a list is finished before it is written") }
    let numbering = state.numbering
    try body(listing.header)
    for order in Set(state.buffers.keys).union(state.ranges.keys).sorted() {
      let ranges = state.ranges[order] ?? []
      let rest = state.buffers[order] ?? []
      if numbering.contains(order) {
        try writeNumbered(listing, ranges, rest, state.spool, body)
      } else {
        try writePlain(listing, ranges, rest, state.spool, jobs, body)
      }
    }
  }

  private func writeNumbered(
    _ listing: any FindingListing, _ ranges: [Range<Int>], _ rest: [UInt8], _ spool: SpoolFile?,
    _ body: ([UInt8]) throws(FileError) -> Void
  ) throws(FileError) {
    var occurrences: [[UInt8]: Int]? = [:]
    for range in ranges {
      guard let spool else { continue }
      try body(listing.lines(of: try spool.read(range), occurrences: &occurrences))
    }
    try body(listing.lines(of: rest, occurrences: &occurrences))
  }

  /// Makes the lines of several ranges side by side and gives them out in order.
  private func writePlain(
    _ listing: any FindingListing, _ ranges: [Range<Int>], _ rest: [UInt8], _ spool: SpoolFile?, _ jobs: Int,
    _ body: ([UInt8]) throws(FileError) -> Void
  ) throws(FileError) {
    var next = 0
    while next < ranges.count, let spool {
      var pieces: [[UInt8]] = []
      for range in ranges[next..<min(next + max(1, jobs), ranges.count)] { pieces.append(try spool.read(range)) }
      next += pieces.count
      let all = pieces
      for lines in Parallel.map(all.count, jobs: jobs, { Self.plainLines(listing, all[$0]) }) { try body(lines) }
    }
    try body(Self.plainLines(listing, rest))
  }

  private static func plainLines(_ listing: any FindingListing, _ entries: [UInt8]) -> [UInt8] {
    var none: [[UInt8]: Int]?
    return listing.lines(of: entries, occurrences: &none)
  }
}
