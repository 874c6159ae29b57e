import SourceText
import System

/// Where packs are looked for, in order.
///
/// The first place is what judges: `-r`, else `rules/` beside the configuration, else `rules/` in the current folder,
/// else `$ZICHA_RULES`, else `../share/zicha/rules` beside the program. The places behind it only serve imports and packs
/// that the snapshot names.
package struct PackPlaces: Sendable, Hashable {
  /// The paths that judge.
  package let judging: [String]
  /// The paths that serve imports, those that judge left out.
  package let serving: [String]
  /// The folder of the configuration, where files with profiles and waivers may stand.
  package let office: String?

  /// Finds the places.
  /// - Parameters:
  ///   - named: the values of `-r`, as shown.
  ///   - configurationFolder: the folder of the configuration, as shown.
  ///   - variable: the value of `$ZICHA_RULES`: folders joined by `:`.
  ///   - executable: the absolute path of the program.
  /// - Throws: when there is no place at all.
  package init(
    named: [String], configurationFolder: String?, variable: String?, executable: String?, in folder: WorkingFolder
  ) throws(InputFailure) {
    var places: [[String]] = []
    if !named.isEmpty { places.append(named) }
    var standard: [String] = []
    if let configurationFolder { standard.append(Path.normalise(Path.join(configurationFolder, "rules"))) }
    standard.append("rules")
    standard += (variable ?? "").split(separator: ":").map(String.init)
    if let executable {
      standard.append(folder.shown(Path.normalise(Path.join(Path.parent(executable), "../share/zicha/rules"))))
    }
    for place in standard where folder.kind(place) == .folder { places.append([place]) }
    guard let first = places.first else {
      throw InputFailure(
        LocalizedText(
          zh: "没有找到规则：当前文件夹里没有 rules/，也没有设置 ZICHA_RULES；用 -r 指出规则所在的文件夹",
          en: "no rules found: there is no rules/ here and ZICHA_RULES is not set; name the folder of the rules with -r"
        ))
    }
    judging = first
    office = configurationFolder
    var seen = Set(first.map { folder.absolute($0) })
    serving = places.dropFirst().flatMap { $0 }.filter { seen.insert(folder.absolute($0)).inserted }
  }

  /// The same places at other paths; a place without one is left out.
  func mapped(_ path: (String) throws(InputFailure) -> String?) throws(InputFailure) -> PackPlaces {
    func all(_ paths: [String]) throws(InputFailure) -> [String] {
      var result: [String] = []
      for entry in paths { if let mapped = try path(entry) { result.append(mapped) } }
      return result
    }
    return PackPlaces(judging: try all(judging), serving: try all(serving), office: try office.flatMap(path))
  }

  private init(judging: [String], serving: [String], office: String?) {
    self.judging = judging
    self.serving = serving
    self.office = office
  }
}
