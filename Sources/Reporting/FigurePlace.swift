/// Where a figure stands in the JSON document: the one list of JSON Pointers that report and JSON agree on.
package enum FigurePlace {
  /// A count of the whole run, such as `records/found`.
  package static func summary(_ path: String) -> String { "/summary/" + path }

  /// A count of a rule, such as `violation`; the index is that of the tally.
  package static func rule(_ index: Int, _ key: String) -> String { "/rules/" + String(index) + "/" + key }

  /// A figure of a measure; `key` is `figure`, `previous` or `change`.
  package static func measure(_ index: Int, row: Int, _ key: String) -> String {
    "/measures/" + String(index) + "/rows/" + String(row) + "/" + key
  }

  /// A figure of a scorecard as a whole.
  package static func score(_ index: Int, _ key: String) -> String { "/scores/" + String(index) + "/" + key }

  /// One scored object.
  package static func score(_ index: Int, object: Int) -> String { score(index, "objects/" + String(object)) }

  /// The number of objects with a mark.
  package static func mark(_ index: Int) -> String { "/marks/" + String(index) + "/count" }

  /// A count of an input file; `list` is `inputs` or `previous_inputs`.
  package static func input(_ list: String, _ index: Int, _ key: String) -> String {
    "/" + list + "/" + String(index) + "/" + key
  }

  /// The number of records with an undeclared key.
  package static func undeclared(_ table: Int, _ key: Int) -> String {
    "/fields/" + String(table) + "/undeclared/" + String(key) + "/count"
  }

  /// A finding.
  package static func finding(_ index: Int) -> String { "/findings/" + String(index) }
}
