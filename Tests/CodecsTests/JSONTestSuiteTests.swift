import Codecs
import TestSupport
import Testing

/// The parsing cases of JSONTestSuite (Nicolas Seriot, "Parsing JSON is a Minefield").
@Suite("JSONTestSuite", .enabled(if: SharedData.isPresent, SharedData.hint))
struct JSONTestSuiteTests {
  private static let folder = "04-conformance/JSONTestSuite/test_parsing"

  /// What the standard leaves open: our decision with its reason; true is accepted.
  private static let decisions: [(name: String, isAccepted: Bool, reason: String)] = [
    ("i_number_double_huge_neg_exp", true, "numbers keep their spelling; whoever computes with one judges its range"),
    ("i_number_huge_exp", true, "as above"),
    ("i_number_neg_int_huge_exp", true, "as above"),
    ("i_number_pos_double_huge_exp", true, "as above"),
    ("i_number_real_neg_overflow", true, "as above"),
    ("i_number_real_pos_overflow", true, "as above"),
    ("i_number_real_underflow", true, "as above"),
    ("i_number_too_big_neg_int", true, "as above"),
    ("i_number_too_big_pos_int", true, "as above"),
    ("i_number_very_big_negative_int", true, "as above"),
    ("i_object_key_lone_2nd_surrogate", false, "half a pair is no text and can't be shown"),
    ("i_string_1st_surrogate_but_2nd_missing", false, "as above"),
    ("i_string_1st_valid_surrogate_2nd_invalid", false, "as above"),
    ("i_string_incomplete_surrogate_and_escape_valid", false, "as above"),
    ("i_string_incomplete_surrogate_pair", false, "as above"),
    ("i_string_incomplete_surrogates_escape_valid", false, "as above"),
    ("i_string_invalid_lonely_surrogate", false, "as above"),
    ("i_string_invalid_surrogate", false, "as above"),
    ("i_string_inverted_surrogates_U+1D11E", false, "as above"),
    ("i_string_lone_second_surrogate", false, "as above"),
    ("i_string_UTF-16LE_with_BOM", false, "RFC 8259 section 8.1: UTF-8 only; the encoding is found before"),
    ("i_string_utf16BE_no_BOM", false, "as above"),
    ("i_string_utf16LE_no_BOM", false, "as above"),
    ("i_string_UTF-8_invalid_sequence", false, "section 8.1: bytes that are not UTF-8 are no text"),
    ("i_string_UTF8_surrogate_U+D800", false, "as above"),
    ("i_string_invalid_utf-8", false, "as above"),
    ("i_string_iso_latin_1", false, "as above"),
    ("i_string_lone_utf8_continuation_byte", false, "as above"),
    ("i_string_not_in_unicode_range", false, "as above"),
    ("i_string_overlong_sequence_2_bytes", false, "as above"),
    ("i_string_overlong_sequence_6_bytes", false, "as above"),
    ("i_string_overlong_sequence_6_bytes_null", false, "as above"),
    ("i_string_truncated-utf-8", false, "as above"),
    ("i_structure_500_nested_arrays", true, "the limit is 512"),
    ("i_structure_UTF-8_BOM_empty_object", true, "section 8.1 lets a reader ignore the mark; Windows tools write it"),
  ]

  private func isAccepted(_ name: String) throws -> Bool {
    let bytes = try SharedData.bytes("\(JSONTestSuiteTests.folder)/\(name).json")
    let tree = try? JSONValue.parse(bytes)
    // Skipping by structure must judge as reading does.
    let isSkipped = JSONCursor.over(bytes) { cursor in
      do throws(JSONError) {
        try cursor.validateUTF8()
        cursor.skipByteOrderMark()
        try cursor.skipValue()
        try cursor.finish()
        return true
      } catch {
        #expect(error.offset >= 0 && error.offset <= bytes.count, "\(name)")
        return false
      }
    }
    #expect(isSkipped == (tree != nil), "\(name)")
    return tree != nil
  }

  private func names(_ prefix: String) throws -> [String] {
    try SharedData.names(JSONTestSuiteTests.folder).filter { $0.hasPrefix(prefix) && $0.hasSuffix(".json") }
      .map { String($0.dropLast(5)) }
  }

  @Test("accepts every y_ case")
  func valid() throws {
    let names = try names("y_")
    #expect(names.count >= 58)
    for name in names { #expect(try isAccepted(name), "\(name)") }
  }

  @Test("refuses every n_ case")
  func invalid() throws {
    let names = try names("n_")
    #expect(names.count >= 93)
    for name in names { #expect(try !isAccepted(name), "\(name)") }
  }

  @Test("decides every i_ case as listed")
  func open() throws {
    // A copy of the suite may lack some cases; none may lack a decision.
    let names = try names("i_")
    #expect(Set(names).subtracting(JSONTestSuiteTests.decisions.map(\.name)).isEmpty)
    for decision in JSONTestSuiteTests.decisions where names.contains(decision.name) {
      #expect(try isAccepted(decision.name) == decision.isAccepted, "\(decision.name): \(decision.reason)")
    }
  }
}
