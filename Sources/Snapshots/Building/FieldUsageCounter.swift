import Diagnostics
import Records
import SourceText

/// Counts what keys the records of a table and of its nested tables have.
struct FieldUsageCounter: Sendable {
  private struct Table: Sendable {
    let schema: TableSchema
    var isDeclaredFound: [Bool]
    var names: [String] = []
    var counts: [Int] = []
    var numbers: [String: Int] = [:]
  }

  private var tables: [Table]

  /// How many undeclared keys of one table are told apart.
  static let maximumKeys = 4_096

  /// Creates a counter for the tables of a record.
  init(_ declarations: [TableSchema]) {
    tables = declarations.map {
      Table(schema: $0, isDeclaredFound: Array(repeating: false, count: $0.fields.count))
    }
  }

  /// Notes that a declared field occurs.
  mutating func noteDeclared(_ field: Int, in table: Int) {
    tables[table].isDeclaredFound[field] = true
  }

  /// Adds records that have an undeclared key.
  mutating func noteUndeclared(_ name: String, count: Int, in table: Int) {
    guard count > 0 else { return }
    if let number = tables[table].numbers[name] {
      tables[table].counts[number] += count
    } else if tables[table].names.count < Self.maximumKeys {
      tables[table].numbers[name] = tables[table].names.count
      tables[table].names.append(name)
      tables[table].counts.append(count)
    }
  }

  /// The usage of each table; declared fields are called absent only where there are rows.
  func usages(rowCounts: [Int]) -> [FieldUsage] {
    zip(tables, rowCounts).map { table, rows in
      let undeclared = zip(table.names, table.counts).sorted { left, right in
        left.1 != right.1 ? left.1 > right.1 : left.0.utf8.lexicographicallyPrecedes(right.0.utf8)
      }
      let absent =
        rows == 0
        ? []
        : table.schema.fields.indices.filter { !table.isDeclaredFound[$0] }.map { field in
          absence(of: table.schema.fields[field], among: undeclared.map(\.0))
        }
      return FieldUsage(
        table: table.schema.name, undeclared: undeclared.map { FieldUsage.Occurrence(key: $0.0, count: $0.1) },
        absent: absent)
    }
  }

  private func absence(of field: FieldSchema, among names: [String]) -> FieldUsage.Absence {
    let key = field.path.joined(separator: ".")
    let label = names.first { $0 == field.name.zh || $0 == field.name.en }
    let nearest = label ?? nearestName(to: key, among: names) ?? nearestName(to: field.name.zh, among: names)
    return FieldUsage.Absence(field: field.name, key: key, nearest: nearest)
  }
}
