import Codecs
import Driver
import Findings
import Records
import Reporting
import RuleEngine
import SourceText

/// The comparison of two rule sets as JSON.
enum RuleChangesDocument {
  /// The bytes of a comparison.
  static func bytes(_ changes: RuleChanges) -> [UInt8] {
    var writer = JSONWriter(.pretty)
    writer.beginObject()
    writer.key("format")
    writer.integer(1)
    writer.key("unchanged")
    writer.integer(changes.unchanged)
    writer.key("rules")
    writer.beginArray()
    for entry in changes.entries { write(entry, to: &writer) }
    writer.endArray()
    writer.key("measures")
    writer.beginArray()
    for move in changes.figures { write(move, to: &writer) }
    writer.endArray()
    writer.key("scores")
    writer.beginArray()
    for move in changes.scores { write(move, to: &writer) }
    writer.endArray()
    writer.key("data_checks")
    writer.beginArray()
    for move in changes.checks {
      writer.beginObject()
      write("id", move.id, to: &writer)
      writer.key("before")
      writer.integer(move.before)
      writer.key("after")
      writer.integer(move.after)
      writer.endObject()
    }
    writer.endArray()
    writer.endObject()
    writer.newline()
    return writer.bytes
  }

  private static func write(_ entry: RuleChanges.Entry, to writer: inout JSONWriter) {
    writer.beginObject()
    write("change", entry.kind.rawValue, to: &writer)
    write("pack", entry.pack, to: &writer)
    write("id", entry.id, to: &writer)
    write("title", entry.title, to: &writer)
    writer.key("clauses")
    writer.beginArray()
    for clause in entry.clauses {
      writer.beginObject()
      write("name", clause.name, to: &writer)
      write("before", clause.before, to: &writer)
      write("after", clause.after, to: &writer)
      writer.endObject()
    }
    writer.endArray()
    for (key, tally) in [("before", entry.before), ("after", entry.after)] {
      writer.key(key)
      write(tally, to: &writer)
    }
    writer.key("moved")
    writer.integer(entry.moveCount)
    writer.key("objects")
    writer.beginArray()
    for move in entry.moves { write(move, to: &writer) }
    writer.endArray()
    writer.endObject()
  }

  private static func write(_ tally: RuleTally?, to writer: inout JSONWriter) {
    guard let tally else { return writer.null() }
    writer.beginObject()
    for outcome in Outcome.allCases {
      writer.key(outcome.rawValue)
      writer.integer(tally.count(of: outcome))
    }
    writer.endObject()
  }

  private static func write(_ move: RuleChanges.Move, to writer: inout JSONWriter) {
    writer.beginObject()
    write("table", move.object.table, to: &writer)
    write("key", move.object.key, to: &writer)
    write("word", move.object.word, to: &writer)
    writer.key("file")
    writer.string(orNull: move.object.path)
    writer.key("line")
    if let line = move.object.line { writer.integer(line) } else { writer.null() }
    writer.key("from")
    writer.string(orNull: move.from?.rawValue)
    writer.key("to")
    writer.string(orNull: move.to?.rawValue)
    writer.endObject()
  }

  private static func write(_ move: RuleChanges.FigureMove, to writer: inout JSONWriter) {
    writer.beginObject()
    write("pack", move.pack, to: &writer)
    write("name", move.name, to: &writer)
    write("group", move.group, to: &writer)
    for (key, figure) in [("before", move.before), ("after", move.after)] {
      writer.key(key)
      write(figure, move.style, to: &writer)
    }
    writer.endObject()
  }

  private static func write(_ move: RuleChanges.ScoreMove, to writer: inout JSONWriter) {
    writer.beginObject()
    write("scorecard", move.scorecard, to: &writer)
    write("table", move.object.table, to: &writer)
    write("key", move.object.key, to: &writer)
    write("name", move.name, to: &writer)
    for (key, score) in [("before", move.before), ("after", move.after)] {
      writer.key(key)
      guard let score else {
        writer.null()
        continue
      }
      writer.beginObject()
      writer.key("points")
      write([.number(score.figure.low), .number(score.figure.high)], to: &writer)
      write("grade", score.grade, to: &writer)
      writer.endObject()
    }
    writer.endObject()
  }

  /// A figure as its ends: one value twice when it is exact, null where it has none.
  private static func write(_ figure: Figure?, _ style: FigureStyle, to writer: inout JSONWriter) {
    switch figure {
    case .exact(let value): write([value, value], to: &writer)
    case .between(let low, let high, _): write([low, high], to: &writer)
    case .notApplicable, .some(.none), nil: writer.null()
    }
  }

  private static func write(_ ends: [Value], to writer: inout JSONWriter) {
    writer.beginArray()
    for end in ends {
      switch FigureText.scalar(end) {
      case .number(let text): writer.number(spelled: text)
      case .text(let text): writer.string(text)
      case .null: writer.null()
      }
    }
    writer.endArray()
  }

  private static func write(_ key: String, _ text: String, to writer: inout JSONWriter) {
    writer.key(key)
    writer.string(text)
  }

  private static func write(_ key: String, _ text: LocalizedText?, to writer: inout JSONWriter) {
    writer.key(key)
    guard let text else { return writer.null() }
    writer.beginObject()
    write("zh", text.zh, to: &writer)
    write("en", text.en, to: &writer)
    writer.endObject()
  }
}
