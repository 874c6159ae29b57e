import Driver
import SourceText
import Synchronization
import System

/// The line on a terminal that tells what a long run is doing: phase, share, rate, time left.
///
/// It appears with the first phase, is rewritten at most ten times a second and wiped before anything else is printed.
final class ProgressLine: RunObserver {
  private struct State {
    var phase: RunPhase?
    var phaseStart: UInt64 = 0
    var lastShown: UInt64 = 0
    var isVisible = false
  }

  private let sink: any OutputSink
  private let language: Language
  private let now: @Sendable () -> UInt64
  private let state = Mutex(State())

  /// Creates a line on a stream.
  init(sink: any OutputSink, language: Language, now: @escaping @Sendable () -> UInt64 = MonotonicTime.nanoseconds) {
    self.sink = sink
    self.language = language
    self.now = now
  }

  func begin(_ phase: RunPhase) {
    let time = now()
    state.withLock { state in
      state.phase = phase
      state.phaseStart = time
      state.lastShown = time
      state.isVisible = true
    }
    show("\(phase.name[language])…")
  }

  func advance(done: Int, of total: Int, unit: RunUnit) {
    let time = now()
    let shown = state.withLock { state -> (RunPhase, UInt64)? in
      guard let phase = state.phase, time &- state.lastShown >= 100_000_000 else { return nil }
      state.lastShown = time
      state.isVisible = true
      return (phase, time &- state.phaseStart)
    }
    guard let (phase, elapsed) = shown else { return }
    show(line(phase, done: done, total: total, unit: unit, elapsed: elapsed))
  }

  /// Wipes the line.
  func clear() {
    let wasVisible = state.withLock { state in
      defer { state.isVisible = false }
      return state.isVisible
    }
    if wasVisible { show("") }
  }

  private func line(_ phase: RunPhase, done: Int, total: Int, unit: RunUnit, elapsed: UInt64) -> String {
    var parts = [phase.name[language]]
    if total > 0 { parts.append("\(min(100, done * 100 / total))%") }
    let milliseconds = max(1, Int(elapsed / 1_000_000))
    let perSecond = done * 1000 / milliseconds
    parts.append(unit.text(perSecond)[language] + (language == .zh ? "/秒" : "/s"))
    if total > done, perSecond > 0 {
      let left = (total - done) / perSecond + 1
      parts.append(language == .zh ? "还需约 \(left) 秒" : "about \(left) s left")
    }
    return parts.joined(separator: "  ")
  }

  private func show(_ text: String) {
    try? sink.write(Array(("\r\u{1B}[K" + text).utf8))
  }
}
