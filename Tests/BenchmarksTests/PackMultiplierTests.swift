import Benchmarks
import System
import TestSupport
import Testing

@Suite("Packs copied under other ids")
struct PackMultiplierTests {
  @Test("the copies hold as many rules as are wanted, each id once")
  func copies() throws {
    let folder = try TemporaryFolder()
    let count = try PackMultiplier(SharedData.packageRoot + "/rules").write(rules: 600, below: folder.path)
    #expect(count >= 600)
    var ids: [String] = []
    for pack in try Files.names(in: folder.path).names {
      let path = Path.join(folder.path, pack)
      for file in try Files.names(in: path).names {
        let text = String(decoding: try Files.read(Path.join(path, file)), as: UTF8.self)
        for line in text.split(separator: "\n") where line.hasPrefix("规则 ") {
          ids.append(String(line.dropFirst(3).prefix { $0 != "：" }))
        }
      }
    }
    #expect(ids.count == count)
    #expect(Set(ids).count == count)
  }
}
