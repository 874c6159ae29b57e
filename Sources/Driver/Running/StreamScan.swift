package import Records
import RuleEngine
package import Snapshots
import Synchronization
import System

/// Reads a table in pieces and has each judged as it comes, on several threads.
///
/// Memory holds a few pieces for each thread, however many records there are: a piece is read, decoded, judged and let go.
package struct StreamScan {
  private let stream: TableStream
  private let jobs: Int

  /// What is known once all pieces before one have been decoded.
  private struct Base {
    var summary: TableSummary
    var rows: [Int] = []

    /// Adds a piece and gives the numbers of its first rows.
    mutating func add(_ piece: inout DecodedPiece) -> [Int] {
      summary.merge(&piece)
      let counts = piece.chunk.parts.map(\.batch.rowCount)
      let first = rows.isEmpty ? Array(repeating: 0, count: counts.count) : rows
      rows = zip(first, counts).map { $0 + $1 }
      return first
    }
  }

  /// Creates the scan of a table on so many threads.
  package init(_ stream: TableStream, jobs: Int) {
    self.stream = stream
    self.jobs = max(1, jobs)
  }

  /// Reads the whole table.
  ///
  /// - Parameters:
  ///   - worker: makes what judges pieces, once for each thread.
  ///   - merge: takes what was judged, in the order of the records.
  ///   - isStopped: whether it is of no use to go on.
  /// - Returns: what there is to say about the inputs.
  package func perform<Judged: Sendable>(
    worker: @Sendable () -> (Chunk, [Int]) -> Judged, merge: @escaping @Sendable (Judged) -> Void,
    isStopped: @Sendable () -> Bool
  ) -> TableSummary {
    let base = Mutex(Base(summary: stream.summary()))
    let turnstile = Turnstile()
    let queue = OrderedQueue<Judged>(limit: 2 * jobs, take: merge)
    let stream = stream
    Parallel.run(jobs) { _ in
      let decoder = stream.decoder()
      let judge = worker()
      while !isStopped(), let piece = stream.next() {
        var decoded = decoder.decode(piece)
        let number = decoded.sequence
        let firstRows = turnstile.pass(number) { base.withLock { $0.add(&decoded) } }
        queue.deliver(judge(decoded.chunk, firstRows), number: number)
        decoder.recycle(decoded.chunk)
      }
    }
    return base.withLock { $0.summary }
  }
}
