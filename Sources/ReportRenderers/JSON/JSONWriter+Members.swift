import Codecs
import Reporting

extension JSONWriter {
  mutating func member(_ key: String, _ text: String?) {
    self.key(key)
    string(orNull: text)
  }

  mutating func member(_ key: String, _ number: Int?) {
    self.key(key)
    if let number { integer(number) } else { null() }
  }

  mutating func member(_ key: String, _ truth: Bool) {
    self.key(key)
    bool(truth)
  }

  mutating func member(_ key: String, _ texts: [String]) {
    self.key(key)
    beginArray()
    for text in texts { string(text) }
    endArray()
  }

  mutating func member(_ key: String, _ scalar: ReportFigure.Scalar) {
    self.key(key)
    switch scalar {
    case .number(let text): number(spelled: text)
    case .text(let text): string(text)
    case .null: null()
    }
  }

  /// Writes an object, as an element or under a key.
  mutating func object(_ key: String? = nil, _ members: (inout JSONWriter) -> Void) {
    if let key { self.key(key) }
    beginObject()
    members(&self)
    endObject()
  }

  /// Writes an array under a key.
  mutating func array<Elements: Sequence>(
    _ key: String, _ elements: Elements, _ element: (Elements.Element, inout JSONWriter) -> Void
  ) {
    self.key(key)
    beginArray()
    for each in elements { element(each, &self) }
    endArray()
  }
}
