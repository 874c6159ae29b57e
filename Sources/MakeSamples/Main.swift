import System

@main
enum Main {
  /// Writes the samples below the current folder, which is the package's root.
  static func main() throws {
    for (year, file) in try AgricultureSamples.all(packageRoot: ".") {
      let folder = "samples/agriculture/\(year)"
      try Files.createDirectories(folder)
      try Files.writeAtomically(Path.join(folder, file.path), file.bytes)
    }
  }
}
