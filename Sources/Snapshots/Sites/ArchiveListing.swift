import Codecs
import SourceText

/// What a web archive holds, found out by stepping through its records once.
struct ArchiveListing: Sendable {
  /// A page, by its place.
  struct Page: Sendable {
    let key: String
    let record: SitePage.Record
  }

  /// What stands at an address besides pages.
  enum Other: Sendable {
    case file
    case nothing
  }

  /// The pages, the last capture of each address, in the order in which addresses came first.
  private(set) var pages: [Page] = []
  /// Other addresses.
  private(set) var others: [(key: String, what: Other)] = []
  /// Addresses that send on to others.
  private(set) var moved: [(key: String, target: WebAddress)] = []
  /// The records that can't be read, with their addresses or offsets.
  private(set) var faults: [(name: String, reason: LocalizedText)] = []
  /// The hosts of all addresses.
  private(set) var hosts: Set<String> = []
  private var numbers: [String: Int] = [:]
  private var digests: [String: SitePage.Record] = [:]
  private var memberOffset = -1
  private var ordinal = 0

  /// The key under which an address is looked up: host and path, the query behind.
  static func key(_ address: WebAddress) -> String { address.host + address.key }

  /// Steps through an archive.
  ///
  /// - Parameter limit: the longest page in bytes.
  init(_ source: any ByteSource, limit: Int) throws(InputFault) {
    var reader = WARCReader(SourceBytes(source))
    while true {
      switch try reader.next() {
      case .end: return
      case .fault(let fault): add(fault)
      case .record(let record):
        ordinal = record.offset == memberOffset ? ordinal + 1 : 0
        memberOffset = record.offset
        guard [.response, .resource, .revisit].contains(record.kind), let uri = record.targetURI,
          let address = WebAddress.absolute(uri)
        else { continue }
        let place = SitePage.Record(offset: record.offset, ordinal: ordinal, scheme: address.scheme)
        if record.kind == .revisit {
          addRevisit(record, address)
          continue
        }
        var start: [UInt8]?
        let payload = try reader.readPayload(limit: limit) { head, type in
          // Only a body whose type nobody tells must be looked at.
          type == nil && (head?.status ?? 200) == 200
        }
        switch payload {
        case .failure(let fault): add(fault)
        case .success(let payload):
          if payload.mediaType == nil { start = payload.body }
          add(payload, record, address, place, start)
        }
      }
    }
  }

  private mutating func add(_ fault: WARCFault) {
    let name = fault.targetURI.flatMap { WebAddress.absolute($0)?.text } ?? "offset " + String(fault.offset)
    faults.append((name, fault.reason))
  }

  private mutating func add(
    _ payload: WARCPayload, _ record: WARCRecord, _ address: WebAddress, _ place: SitePage.Record, _ start: [UInt8]?
  ) {
    let key = Self.key(address)
    hosts.insert(address.host)
    let status = payload.head?.status ?? 200
    if (300..<400).contains(status) {
      if let location = payload.head?.location, case .web(let target) = WebAddress.read(location, seenFrom: address) {
        moved.append((key, target))
      }
      return
    }
    guard status < 400 else { return others.append((key, .nothing)) }
    let isPage =
      payload.mediaType.map { ["text/html", "application/xhtml+xml"].contains($0.name) }
      ?? PageFiles.beginsAsPage(start ?? [])
    guard isPage, status == 200 else { return others.append((key, .file)) }
    if let digest = record.payloadDigest { digests[digest] = place }
    put(Page(key: key, record: place))
  }

  private mutating func put(_ page: Page) {
    if let number = numbers[page.key] {
      pages[number] = page
    } else {
      numbers[page.key] = pages.count
      pages.append(page)
    }
  }

  /// A revisit of an address that is there already tells nothing new; of another one, it has the body of the record that
  /// it refers to, by address or by digest.
  private mutating func addRevisit(_ record: WARCRecord, _ address: WebAddress) {
    hosts.insert(address.host)
    let key = Self.key(address)
    guard numbers[key] == nil else { return }
    let referred = record.refersToTargetURI.flatMap { WebAddress.absolute($0) }.flatMap { numbers[Self.key($0)] }
    if var original = referred.map({ pages[$0].record }) ?? record.payloadDigest.flatMap({ digests[$0] }) {
      original.scheme = address.scheme
      put(Page(key: key, record: original))
    } else {
      others.append((key, .file))
    }
  }
}
