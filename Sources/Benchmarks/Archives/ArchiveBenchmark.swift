import Codecs
import System

/// How fast archives are read in this process, and in how much memory: inflating, and a WARC of 1 GB.
struct ArchiveBenchmark {
  /// How often everything is read; the median is printed.
  let rounds: Int
  /// How many bytes of contents the archives have.
  let size = 1 << 30

  /// The lines of a table in Markdown.
  ///
  /// - Throws: if there is no program `gzip`, which packs the pages.
  func lines() throws(FileError) -> [String] {
    let record = GeneratedArchive.page()
    var lines = ["| what is read | MB/s | pages | peak MB |", "|---|--:|--:|--:|"]
    let plain = GeneratedArchive(record, size: size)
    lines.append(line("1 GB of WARC, records stepped over", plain.records) { pages(plain, isRead: false) })
    lines.append(line("1 GB of WARC, every page", plain.records) { pages(plain, isRead: true) })
    let member = try packed(record)
    let archive = GeneratedArchive(member, size: member.count * (size / record.count))
    lines.append(line("1 GB of .warc.gz, every page", archive.records) { pages(archive, isRead: true) })
    lines.append(line("the same, inflating and checksums alone", archive.records) { inflate(archive) })
    return lines
  }

  private func line(_ name: String, _ records: Int, _ run: () -> Int) -> String {
    var times: [Double] = []
    var count = 0
    for _ in 0..<max(1, rounds) {
      let start = MonotonicTime.nanoseconds()
      count = run()
      times.append(Double(MonotonicTime.nanoseconds() - start) / 1e9)
    }
    let rate = Double(size) / 1e6 / times.sorted()[times.count / 2]
    let memory = peakMemory().map { "\($0 / 1_000_000)" } ?? "?"
    return "| \(name) | \(Text.fixed(rate, 0)) | \(count)\(count == records ? "" : " of \(records)") | \(memory) |"
  }

  private func pages(_ archive: GeneratedArchive, isRead: Bool) -> Int {
    var reader = WARCReader(archive)
    var pages = 0
    while case .record = reader.next() {
      guard isRead else {
        pages += 1
        continue
      }
      if case .success(let payload) = reader.readPayload(limit: 1 << 20), !payload.body.isEmpty { pages += 1 }
    }
    return pages
  }

  private func inflate(_ archive: GeneratedArchive) -> Int {
    var archive = archive
    var decoder = GzipDecoder()
    var (input, output): ([UInt8], [UInt8]) = ([], [])
    while archive.read(into: &input, atMost: 1 << 18) > 0 {
      var position = 0
      do throws(GzipError) {
        while try decoder.advance(input.span, from: &position, to: &output) != .needsInput {
          output.removeAll(keepingCapacity: true)
        }
      } catch { return decoder.memberCount }
      input.removeAll(keepingCapacity: true)
      output.removeAll(keepingCapacity: true)
    }
    return decoder.memberCount
  }

  /// A gzip member that holds a record, as the program `gzip` makes it.
  private func packed(_ record: [UInt8]) throws(FileError) -> [UInt8] {
    let folder = try TemporaryFolder()
    let path = Path.join(folder.path, "page.warc")
    try Files.writeAtomically(path, record)
    return try ChildProcess.run("gzip", ["-c", "-n", path]).output
  }

  /// The most memory that this process has had so far, in bytes; nil where the system does not tell.
  private func peakMemory() -> Int? {
    guard let status = try? Files.read("/proc/self/status") else { return nil }
    let line = status.split(separator: 0x0A).first { $0.starts(with: "VmHWM:".utf8) }
    return line.map { 1024 * $0.reduce(0) { 48...57 ~= $1 ? $0 * 10 + Int($1 - 48) : $0 } }
  }
}
