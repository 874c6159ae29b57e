/// A snapshot with one record, field or list element left out.
enum RecordReduction {
  /// The reduction with a number, which is counted down by those passed over; nil behind the last one.
  static func reduced(_ text: SnapshotText, _ rest: inout Int) -> SnapshotText? {
    for table in text.tables.indices {
      for file in text.tables[table].files.indices {
        for line in text.tables[table].files[file].lines.indices {
          if rest == 0 {
            var result = text
            result.tables[table].files[file].lines.remove(at: line)
            return result
          }
          rest -= 1
        }
      }
    }
    if text.style != RecordStyle() {
      if rest == 0 {
        var result = text
        result.style = RecordStyle()
        return result
      }
      rest -= 1
    }
    for table in text.tables.indices {
      for file in text.tables[table].files.indices {
        for line in text.tables[table].files[file].lines.indices {
          guard case .record(let members) = text.tables[table].files[file].lines[line] else { continue }
          guard let smaller = reduced(members, &rest) else { continue }
          var result = text
          result.tables[table].files[file].lines[line] = .record(smaller)
          return result
        }
      }
    }
    return nil
  }

  private static func reduced(_ members: [RecordValue.Member], _ rest: inout Int) -> [RecordValue.Member]? {
    for index in members.indices {
      if rest == 0 {
        var result = members
        result.remove(at: index)
        return result
      }
      rest -= 1
    }
    for index in members.indices {
      guard let smaller = reduced(members[index].value, &rest) else { continue }
      var result = members
      result[index].value = smaller
      return result
    }
    return nil
  }

  private static func reduced(_ value: RecordValue, _ rest: inout Int) -> RecordValue? {
    switch value {
    case .text, .number, .literal: return nil
    case .object(let members): return reduced(members, &rest).map { .object($0) }
    case .array(let elements):
      for index in elements.indices {
        if rest == 0 {
          var result = elements
          result.remove(at: index)
          return .array(result)
        }
        rest -= 1
      }
      for index in elements.indices {
        guard let smaller = reduced(elements[index], &rest) else { continue }
        var result = elements
        result[index] = smaller
        return .array(result)
      }
      return nil
    }
  }
}
