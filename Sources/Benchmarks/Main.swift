import System

@main
enum Main {
  /// Runs the benchmarks that the arguments name and prints their figures.
  static func main() {
    do {
      if Environment.arguments.contains("--help") { return Console.print(Options.help) }
      let options = try Options(Environment.arguments)
      if options.archives { return try ArchiveBenchmark(rounds: options.rounds).lines().forEach { Console.print($0) } }
      if options.tables { return TableBenchmark(rounds: options.rounds).lines().forEach { Console.print($0) } }
      if options.pages { return try PageBenchmark(rounds: options.rounds).lines().forEach { Console.print($0) } }
      if let pages = options.site {
        return try SiteBenchmark(options, pages: pages).lines().forEach { Console.print($0) }
      }
      if let pages = options.gate {
        return try GateBenchmark(options, pages: pages).lines().forEach { Console.print($0) }
      }
      if options.packs { return try PackBenchmark(options).lines().forEach { Console.print($0) } }
      let workshop = try Workshop(options)
      var runner = try Runner(workshop)
      try runner.run()
      let figures = FigureTable(try runner.summaries())
      figures.lines.forEach { Console.print($0) }
      Console.print()
      TargetList(figures).lines.forEach { Console.print($0) }
    } catch let problem as OptionProblem {
      Console.tell(problem.text)
      Environment.exit(2)
    } catch {
      Console.tell("\(error)")
      Environment.exit(2)
    }
  }
}
