import Records
import RuleEngine
import Snapshots
import TestSupport

/// How a case is run; none of it may change an answer.
struct RunForm: Sendable, CustomStringConvertible {
  /// The number of workers.
  var threads = 1
  /// How many bytes a read gives, and the size of a chunk.
  var pieceSize = 1 << 14
  /// Whether every row is left to the reference evaluator.
  var everyRowIsHard = false
  /// Whether tables that fit into memory are streamed all the same.
  var streams = false

  /// The form of a seed.
  init(_ random: inout SeededGenerator) {
    threads = random.pick([1, 1, 2, 8])
    pieceSize = random.pick([1, 64, 300, 1000, 4096, 1 << 14])
    everyRowIsHard = random.chance(20)
    streams = random.chance(50)
  }

  init() {}

  var description: String {
    "threads \(threads), piece \(pieceSize)\(everyRowIsHard ? ", every row hard" : "")\(streams ? ", streaming" : "")"
  }
}

/// Something that evaluates a rule set over the bytes of a snapshot.
protocol EvaluatorUnderTest: Sendable {
  /// Its name in a message.
  var name: String { get }

  /// Reads the records and evaluates the rules.
  func evaluate(_ item: DifferentialCase, _ form: RunForm) throws -> Evaluation
}

/// The reference evaluator over the snapshot as the loader reads it: what is meant.
struct ReferenceUnderTest: EvaluatorUnderTest {
  let name = "reference"

  func evaluate(_ item: DifferentialCase, _ form: RunForm) throws -> Evaluation {
    let current = try load(item.current, item.rules.schema, form)
    let previous = try item.previous.map { try load($0, item.rules.schema, form).dataset }
    return ReferenceEvaluator(
      rules: item.rules, dataset: current.dataset, previous: previous, inputPaths: current.inputs.map(\.path),
      options: item.options
    ).evaluate()
  }

  private func load(_ text: SnapshotText, _ schema: Schema, _ form: RunForm) throws -> LoadedSnapshot {
    var options = SnapshotLoader.Options()
    options.limits.pieceSize = form.pieceSize
    return try SnapshotLoader.load(
      text.manifest, schema: schema, tree: text.tree(pieceSize: form.pieceSize), options: options)
  }
}
