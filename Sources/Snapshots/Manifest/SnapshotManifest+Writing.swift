import Codecs
import Records

extension SnapshotManifest {
  /// The manifest as the text of a `snapshot.json`, its members in a fixed order.
  package var json: [UInt8] {
    var writer = JSONWriter(.pretty)
    writer.beginObject()
    writer.key("format")
    writer.integer(Self.currentFormat)
    writer.key("organisation")
    writer.string(organisation)
    writer.key("as_of")
    writer.string(asOf.text)
    writer.key("period")
    writer.write([period.lowerBound.text, period.upperBound.text])
    writer.writeOptional("previous", previous)
    if let rules {
      writer.key("rules")
      writer.write(rules)
    }
    writer.writeOptional("profile", profile)
    writer.key("tables")
    writer.beginObject()
    for table in tables {
      writer.key(table.name)
      if table.files.count == 1 {
        writer.string(table.files[0].reference)
      } else {
        writer.write(table.files.map(\.reference))
      }
    }
    writer.endObject()
    write(sites, to: &writer)
    if !documents.isEmpty {
      writer.key("documents")
      writer.write(documents)
    }
    write(inputs, to: &writer)
    writer.endObject()
    writer.newline()
    return writer.bytes
  }

  private func write(_ sites: [Site], to writer: inout JSONWriter) {
    guard !sites.isEmpty else { return }
    writer.key("sites")
    writer.beginArray()
    for site in sites {
      writer.beginObject()
      writer.writeOptional("name", site.name)
      writer.writeOptional("root", site.root)
      writer.writeOptional("base", site.base)
      writer.writeOptional("columns", site.columns)
      writer.endObject()
    }
    writer.endArray()
  }

  private func write(_ inputs: [Input], to writer: inout JSONWriter) {
    guard !inputs.isEmpty else { return }
    writer.key("inputs")
    writer.beginArray()
    for input in inputs {
      writer.beginObject()
      writer.key("path")
      writer.string(input.path)
      writer.key("size")
      writer.integer(input.size)
      writer.key("sha256")
      writer.string(input.sha256)
      writer.endObject()
    }
    writer.endArray()
  }
}

extension JSONWriter {
  fileprivate mutating func write(_ texts: [String]) {
    beginArray()
    for text in texts { string(text) }
    endArray()
  }

  fileprivate mutating func writeOptional(_ name: String, _ text: String?) {
    guard let text else { return }
    key(name)
    string(text)
  }
}
