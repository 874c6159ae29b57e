import Codecs

/// What a reader makes of an archive, one line a step.
enum WARCListing {
  static func lines(_ bytes: [UInt8], pieceSize: Int = .max, limit: Int = 1 << 20) -> [String] {
    var reader = WARCReader(BytesInMemory(bytes, pieceSize: pieceSize))
    var lines: [String] = []
    while true {
      switch reader.next() {
      case .end: return lines
      case .fault(let fault): lines.append(line(fault))
      case .record(let record):
        switch reader.readPayload(limit: limit) {
        case .failure(let fault): lines.append(line(fault))
        case .success(let payload):
          let type = payload.mediaType?.name ?? "-"
          let response = payload.head.map { " \($0.status) \(type) \(payload.body.count)" }
          lines.append(
            "\(record.kind)" + (response ?? (record.kind == .resource ? " \(type) \(payload.body.count)" : "")))
        }
      }
    }
  }

  static func line(_ fault: WARCFault) -> String {
    "fault \(fault.cause) at \(fault.offset)"
  }
}
