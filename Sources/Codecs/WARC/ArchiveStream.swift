/// The unpacked contents of an archive around the place that is being read: of a plain file or of gzip members.
///
/// Some of what has been read is kept, so that after a fault the next record or member can be looked for in what a
/// broken one has swallowed. The memory does not depend on the size of the archive or its records.
struct ArchiveStream: Sendable {
  /// A place, both in the file and in the contents.
  struct Place: Equatable, Sendable {
    var file: Int
    var content: Int
  }

  /// How much of the contents stays behind the place.
  static let lookBack = 1 << 20
  /// How much of the packed bytes stays.
  private static let packedLookBack = 1 << 18

  /// Contents; those before ``position`` have been read.
  private(set) var buffer: [UInt8] = []
  /// The index of the next byte.
  var position = 0
  /// The offset in the contents of the first byte of the buffer.
  private(set) var base = 0
  /// Whether the file is packed; nil until its first bytes are there.
  private(set) var isPacked: Bool?
  private(set) var isInputAtEnd = false
  /// Why the member that is being unpacked can't be, and where its contents begin.
  private(set) var trouble: (error: GzipError, start: Int)?

  private var packed: [UInt8] = []
  private var packedPosition = 0
  private var packedBase = 0
  private var decoder = GzipDecoder()
  /// Where members begin, in order; those that lie before the buffer are dropped but for the last.
  private var members: [Place] = []
  private var isSearching = false
  /// How many bytes have been looked through another time.
  private var searchedAgain = 0

  /// How many bytes are there to be read.
  var available: Int { buffer.count - position }
  /// The offset in the contents of the next byte.
  var contentOffset: Int { base + position }
  /// Whether no more contents come without ``searchMember()``.
  var isBlocked: Bool { trouble != nil || (isInputAtEnd && packedPosition >= packed.count) }

  /// The place of an offset in the contents.
  func place(_ content: Int) -> Place {
    guard isPacked == true else { return Place(file: content, content: content) }
    let member = members.last { $0.content <= content }
    return Place(file: member?.file ?? 0, content: content)
  }

  /// Whether a member begins at an offset in the contents.
  func beginsMember(at content: Int) -> Bool {
    members.contains { $0.content == content }
  }

  /// Where the first member behind an offset begins in the contents.
  func memberStart(after content: Int) -> Int? {
    members.first { $0.content > content }?.content
  }

  /// Takes in more of the file.
  mutating func receive<Input: SequentialBytes>(
    _ input: inout Input, _ count: Int
  ) throws(Input.Failure) {
    makeRoom()
    let taken =
      isPacked == false
      ? try input.read(into: &buffer, atMost: count) : try input.read(into: &packed, atMost: count)
    if taken == 0 { endInput() }
    guard isPacked == nil, packed.count >= 3 || isInputAtEnd else { return }
    isPacked = GzipDecoder.begins(packed.prefix(3))
    if isPacked == false {
      buffer = packed
      packed = []
    }
  }

  private mutating func endInput() {
    isInputAtEnd = true
    guard isPacked == true, !isSearching, trouble == nil, packedPosition >= packed.count else { return }
    do throws(GzipError) {
      if !decoder.isBetweenMembers { try decoder.finish() }
    } catch { trouble = (error, members.last?.content ?? 0) }
  }

  /// Unpacks some of what has been taken in; false if there is nothing to be had.
  mutating func unpack() -> Bool {
    guard isPacked == true, trouble == nil, !isSearching else { return false }
    let before = buffer.count
    let lastMember = members.last?.file
    let packed = self.packed
    do throws(GzipError) {
      let step = try decoder.advance(packed.span, from: &packedPosition, to: &buffer)
      noteMember(lastMember, at: before)
      if step == .needsInput, isInputAtEnd, !decoder.isBetweenMembers { try decoder.finish() }
      return step != .needsInput || buffer.count > before
    } catch {
      noteMember(lastMember, at: before)
      trouble = (error, members.last?.content ?? 0)
      return buffer.count > before
    }
  }

  private mutating func noteMember(_ last: Int?, at index: Int) {
    if decoder.memberOffset != last { members.append(Place(file: decoder.memberOffset, content: base + index)) }
  }

  /// Gives up the member that is broken and looks for the start of another one in what is there; false if there is
  /// none, and more of the file must be taken in.
  mutating func searchMember() -> Bool {
    if trouble != nil {
      let start = max(0, decoder.memberOffset + 1 - packedBase)
      // An archive made for that could send the search back at every step: in all, no more than four times its size.
      let way = max(0, packedPosition - start)
      if searchedAgain + way <= 4 * (packedBase + packed.count) + ArchiveStream.lookBack {
        searchedAgain += way
        packedPosition = start
      }
      isSearching = true
      trouble = nil
      position = buffer.count
    }
    guard isSearching else { return true }
    while packedPosition + 4 <= packed.count {
      packedPosition = ByteSearch.first(of: 0x1F, in: packed.span, from: packedPosition)
      guard packedPosition + 4 <= packed.count else { break }
      if GzipDecoder.begins(packed[packedPosition...].prefix(3)), packed[packedPosition + 3] & 0xE0 == 0 {
        decoder.restart(at: packedBase + packedPosition)
        isSearching = false
        return true
      }
      packedPosition += 1
    }
    if isInputAtEnd { packedPosition = packed.count }
    return false
  }

  /// Drops what has been read long enough ago.
  private mutating func makeRoom() {
    let read = position - ArchiveStream.lookBack
    if read >= ArchiveStream.lookBack / 2 {
      buffer.removeSubrange(..<read)
      base += read
      position -= read
      let first = members.lastIndex { $0.content <= base } ?? 0
      members.removeSubrange(..<first)
    }
    let unpacked = packedPosition - ArchiveStream.packedLookBack
    if unpacked >= ArchiveStream.packedLookBack {
      packed.removeSubrange(..<unpacked)
      packedBase += unpacked
      packedPosition -= unpacked
    }
  }
}
