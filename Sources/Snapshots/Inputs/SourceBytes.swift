import Codecs

/// An input of the snapshot as bytes that an archive is read from.
package struct SourceBytes: SequentialBytes {
  private var source: any ByteSource

  /// Makes the bytes of an input.
  package init(_ source: any ByteSource) {
    self.source = source
  }

  package mutating func read(into buffer: inout [UInt8], atMost count: Int) throws(InputFault) -> Int {
    try source.read(into: &buffer, atMost: count)
  }
}
