import RuleEngine
import System

/// The spool of a run in a temporary file.
struct SpooledRun: RunSpool {
  private let file: SpoolFile

  /// Opens an empty spool.
  init() throws(RunFailure) {
    do {
      file = try SpoolFile()
    } catch {
      throw RunFailure(error.sentence)
    }
  }

  func append(_ bytes: [UInt8]) throws(RunFailure) -> Int {
    do {
      return try file.append(bytes)
    } catch {
      throw RunFailure(error.sentence)
    }
  }

  func read(_ range: Range<Int>) throws(RunFailure) -> [UInt8] {
    do {
      return try file.read(range)
    } catch {
      throw RunFailure(error.sentence)
    }
  }
}
