import System
import TestSupport

/// The models and cases in `../shared/data/06-dmn-tck`, read in place.
enum CompatibilityKit {
  private static let root = "06-dmn-tck"

  /// The folders of models, `compliance-level-2/0004-simpletable-U`, sorted.
  static let folders: [String] = {
    guard SharedData.isPresent else { return [] }
    return ["compliance-level-2", "compliance-level-3"].flatMap { level in
      ((try? SharedData.names("\(root)/\(level)")) ?? []).map { "\(level)/\($0)" }
    }
  }()

  /// The last part of a folder's path.
  static func name(_ folder: String) -> String { String(folder.split(separator: "/").last ?? "") }

  /// The model of a folder with what it imports, and the results that its cases expect.
  static func read(_ folder: String) throws -> (model: KitModel, cases: [KitCase])? {
    let path = "\(root)/\(folder)"
    let names = try SharedData.names(path)
    guard let main = names.first(where: { $0 == name(folder) + ".dmn" }),
      let element = MarkupElement.read(try SharedData.text("\(path)/\(main)"))
    else { return nil }
    var imports: [(prefix: String, root: MarkupElement)] = []
    for imported in element.children("import") {
      for other in names where other.hasSuffix(".dmn") && other != main {
        guard let root = MarkupElement.read(try SharedData.text("\(path)/\(other)")),
          root.attributes["namespace"] == imported.attributes["namespace"]
        else { continue }
        imports.append((imported.attributes["name"] ?? "", root))
      }
    }
    var cases: [KitCase] = []
    for test in names where test.hasSuffix(".xml") {
      guard let root = MarkupElement.read(try SharedData.text("\(path)/\(test)")) else { continue }
      cases += KitCase.read(root, folder: name(folder))
    }
    return (KitModel(element, imports: imports), cases)
  }
}
