import MakeSamples
import System
import TestSupport
import Testing

@Suite("Samples: agriculture")
struct AgricultureSamplesTests {
  @Test("the generator makes the very files that are in git")
  func regenerates() throws {
    let root = SharedData.packageRoot
    for (year, file) in try AgricultureSamples.all(packageRoot: root) {
      let path = Path.join(root, "samples/agriculture/\(year)/\(file.path)")
      #expect(
        try Files.read(path) == file.bytes, "\(path) differs; run `swift run MakeSamples` and read the difference")
    }
  }
}
