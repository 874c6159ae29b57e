package import Records
package import SourceText

/// What `snapshot.json` says: whose data it is, of which time, and in which files.
///
/// Beside the members of the contract, `inputs` holds size and SHA-256 of every file, as `snapshot create` writes them:
/// `"inputs": [{"path": "cases-01.jsonl", "size": 1234, "sha256": "9f86…"}]`.
package struct SnapshotManifest: Sendable, Hashable {
  /// The format that this version reads and writes.
  package static let currentFormat = 1
  /// The name of the file in the snapshot's folder.
  package static let fileName = "snapshot.json"

  /// A file of a table.
  package struct File: Sendable, Hashable {
    /// The path relative to the snapshot's folder, `-` for standard input.
    package let path: String
    /// The sheet of a workbook, behind `#`.
    package let sheet: String?
    /// Where it is named; nil in a manifest made in code.
    package let range: SourceRange?

    /// Creates a file.
    package init(path: String, sheet: String? = nil, range: SourceRange? = nil) {
      self.path = path
      self.sheet = sheet
      self.range = range
    }

    /// The path with the sheet, as it stands in the manifest.
    package var reference: String { sheet.map { path + "#" + $0 } ?? path }
  }

  /// A table and its files in reading order.
  package struct Table: Sendable, Hashable {
    /// The name that a table declaration gives as its source (`来源`).
    package let name: String
    /// The files.
    package let files: [File]
    /// Where the name stands; nil in a manifest made in code.
    package let range: SourceRange?

    /// Creates a table.
    package init(name: String, files: [File], range: SourceRange? = nil) {
      self.name = name
      self.files = files
      self.range = range
    }
  }

  /// A web site of the snapshot.
  package struct Site: Sendable, Hashable {
    /// The name, such as 主站.
    package let name: String
    /// The folder or archive.
    package let root: String
    /// The address that the root stands for.
    package let base: String?
    /// The file with the columns of the site.
    package let columns: String?
  }

  /// Size and digest of an input as they were when the snapshot was made.
  package struct Input: Sendable, Hashable {
    /// The path as in `tables`.
    package let path: String
    /// The size in bytes.
    package let size: Int
    /// SHA-256 as 64 lower-case hexadecimal digits.
    package let sha256: String

    /// Creates an entry.
    package init(path: String, size: Int, sha256: String) {
      self.path = path
      self.size = size
      self.sha256 = sha256
    }
  }

  /// The organisation (机构); empty when the manifest names none.
  package var organisation: String
  /// The check date (检查日期).
  package var asOf: Day
  /// The reporting period (报告期), both ends inclusive.
  package var period: ClosedRange<Day>
  /// The folder of the previous snapshot, relative to this one or absolute.
  package var previous: String?
  /// The rule packs that judge it; nil for all that are found.
  package var rules: [String]?
  /// The profile (方案).
  package var profile: String?
  /// The tables in the order of the manifest.
  package var tables: [Table]
  /// The web sites.
  package var sites: [Site]
  /// The documents, as path patterns.
  package var documents: [String]
  /// Size and digest of the inputs; empty when the snapshot was made by hand.
  package var inputs: [Input]

  /// Creates a manifest.
  package init(
    organisation: String, asOf: Day, period: ClosedRange<Day>, previous: String? = nil, rules: [String]? = nil,
    profile: String? = nil, tables: [Table], sites: [Site] = [], documents: [String] = [], inputs: [Input] = []
  ) {
    self.organisation = organisation
    self.asOf = asOf
    self.period = period
    self.previous = previous
    self.rules = rules
    self.profile = profile
    self.tables = tables
    self.sites = sites
    self.documents = documents
    self.inputs = inputs
  }

  /// The recorded size and digest of a file; nil when there is none.
  package func input(at path: String) -> Input? {
    inputs.first { $0.path == path }
  }
}
