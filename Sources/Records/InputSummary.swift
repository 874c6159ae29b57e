package import SourceText

/// One input file of a snapshot: what was read and what its bytes are.
package struct InputSummary: Sendable, Hashable {
  /// The path as in the manifest.
  package let path: String
  /// The label of the table it fills.
  package let table: String
  /// The digest in hex: SHA-256 from the manifest or recomputed; empty when there is none.
  package let sha256: String
  /// Whether the digest was recomputed in this run.
  package let isVerified: Bool
  /// A 64-bit hash of the bytes read, for inputs without a digest.
  package let contentHash: String
  /// The size in bytes.
  package let size: Int
  /// The encoding, such as `UTF-8` or `GB18030`.
  package let encoding: String
  /// Records found: evaluated and quarantined together.
  package let found: Int
  /// Records that could not be read.
  package let quarantined: Int

  /// Creates a summary.
  package init(
    path: String, table: String, sha256: String, isVerified: Bool, contentHash: String, size: Int, encoding: String,
    found: Int, quarantined: Int
  ) {
    self.path = path
    self.table = table
    self.sha256 = sha256
    self.isVerified = isVerified
    self.contentHash = contentHash
    self.size = size
    self.encoding = encoding
    self.found = found
    self.quarantined = quarantined
  }

  /// Records that were read.
  package var evaluated: Int { found - quarantined }
}

/// A record that could not be read: shown in every report, never dropped.
package struct QuarantinedRecord: Sendable, Hashable {
  /// The number of the input among the inputs of the snapshot.
  package let input: Int
  /// The path of the input.
  package let path: String
  /// The one-based line on which the record begins.
  package let line: Int?
  /// The one-based column of the cause, in code points.
  package let column: Int?
  /// Why.
  package let reason: LocalizedText
  /// The beginning of the record as text, at most 80 characters.
  package let excerpt: String

  /// Creates an entry.
  package init(input: Int, path: String, line: Int?, column: Int?, reason: LocalizedText, excerpt: String) {
    self.input = input
    self.path = path
    self.line = line
    self.column = column
    self.reason = reason
    self.excerpt = excerpt
  }
}

/// What a table's records hold beside the declaration, and what is declared but nowhere found.
package struct FieldUsage: Sendable, Hashable {
  /// The label of the table.
  package let table: LocalizedText
  /// Keys in the data that no field declares, with the number of records that have them, most frequent first.
  package let undeclared: [Occurrence]
  /// Declared fields that occur in no record, with the nearest undeclared key if one is near.
  package let absent: [Absence]

  /// A key and how often it occurs.
  package struct Occurrence: Sendable, Hashable {
    /// The key or header text.
    package let key: String
    /// The number of records.
    package let count: Int
    /// Creates an occurrence.
    package init(key: String, count: Int) {
      self.key = key
      self.count = count
    }
  }

  /// A declared field that no record has.
  package struct Absence: Sendable, Hashable {
    /// The field.
    package let field: LocalizedText
    /// Its key in the data.
    package let key: String
    /// The nearest undeclared key.
    package let nearest: String?
    /// Creates an absence.
    package init(field: LocalizedText, key: String, nearest: String?) {
      self.field = field
      self.key = key
      self.nearest = nearest
    }
  }

  /// Creates a usage.
  package init(table: LocalizedText, undeclared: [Occurrence], absent: [Absence]) {
    self.table = table
    self.undeclared = undeclared
    self.absent = absent
  }
}
