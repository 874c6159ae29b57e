import Codecs
import Findings
import Records
import Reporting
import SourceText

/// The scores of a scorecard as JSON; the places are those of `FigurePlace.score`.
struct ScoreDocument {
  let language: Language

  /// Writes the scores.
  func write(_ result: ScoreResult, to writer: inout JSONWriter) {
    writer.beginObject()
    writer.member("scorecard", result.scorecard)
    writer.member("pack", result.pack)
    writer.member("title", result.title[language])
    writer.member("table", result.table[language])
    writer.member("full_marks", number(result.fullMarks))
    list("parts", result.parts, &writer) { part, writer in
      writer.member("name", part.name[language])
      writer.member("points", number(part.points))
    }
    list("grades", result.grades, &writer) { grade, writer in
      writer.member("name", grade.name[language])
      writer.member("note", grade.note?[language])
    }
    writer.member("periodic", result.isPeriodic)
    list("objects", result.objects, &writer) { object, writer in self.object(object, result, &writer) }
    writer.member("unread", result.unread)
    writer.endObject()
  }

  private func list<Element>(
    _ key: String, _ elements: [Element], _ writer: inout JSONWriter, _ body: (Element, inout JSONWriter) -> Void
  ) {
    writer.key(key)
    writer.beginArray()
    for element in elements {
      writer.beginObject()
      body(element, &writer)
      writer.endObject()
    }
    writer.endArray()
  }

  private func number(_ number: Fraction) -> ReportFigure.Scalar { FigureText.scalar(.number(number)) }

  private func object(_ object: ScoredObject, _ result: ScoreResult, _ writer: inout JSONWriter) {
    FindingDocument.object(object.object, language, &writer)
    writer.member("name", object.name?[language])
    figure(object.figure, result, &writer)
    writer.member("notes", object.notes.map { $0[language] })
    list("periods", object.periods, &writer) { period, writer in self.period(period, result, &writer) }
    list("gains", object.gains, &writer) { gain, writer in
      writer.member("part", gain.part?[language])
      writer.member("line", gain.line[language])
      writer.member("points", number(gain.points))
    }
  }

  /// A score: exact or between two ends, with its grade if both ends agree on one.
  private func figure(_ figure: ScoreFigure?, _ result: ScoreResult, _ writer: inout JSONWriter) {
    writer.key("score")
    guard let figure else {
      writer.null()
      return
    }
    writer.beginObject()
    writer.member("state", figure.exact == nil ? "between" : "exact")
    writer.member("low", number(figure.low))
    writer.member("high", number(figure.high))
    writer.member("grade", figure.grade.map { result.grades[$0].name[language] })
    writer.member("vetoed", figure.isVetoed)
    writer.endObject()
  }

  private func period(_ period: PeriodScore, _ result: ScoreResult, _ writer: inout JSONWriter) {
    writer.member("period", period.period)
    figure(period.figure, result, &writer)
    writer.member("notes", period.notes.map { $0[language] })
    list("parts", period.parts, &writer) { part, writer in
      writer.member("name", part.name[language])
      writer.member("points", number(part.points))
      writer.key("applies")
      if let applies = part.applies { writer.bool(applies) } else { writer.null() }
      writer.member("low", number(part.low))
      writer.member("high", number(part.high))
      lines("lines", part.lines, &writer)
    }
    lines("totals", period.totals, &writer)
    lines("bonuses", period.bonuses, &writer)
    lines("vetoes", period.vetoes, &writer)
    writer.member("steps", period.steps.map { $0[language] })
  }

  private func lines(_ key: String, _ lines: [LineScore], _ writer: inout JSONWriter) {
    list(key, lines, &writer) { line, writer in
      writer.member("line", line.text[language])
      writer.member("kind", line.kind.rawValue)
      writer.member("points", line.points.map { number($0) } ?? .null)
      writer.member("low", number(line.low))
      writer.member("high", number(line.high))
      writer.member("missing", line.missing.map { $0[language] })
      list("causes", line.causes, &writer) { cause, writer in
        writer.member("kind", cause.kind.rawValue)
        writer.member("rule", cause.rule)
        FindingDocument.object(cause.object, language, &writer)
        writer.member("date", cause.date)
        writer.member("low", number(cause.low))
        writer.member("high", number(cause.high))
        writer.member("note", cause.note?[language])
      }
      writer.member("omitted", line.omitted)
    }
  }
}
