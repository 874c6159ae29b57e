// swift-tools-version: 6.2
import PackageDescription

// The module map: a module may import only what stands beside it (see Sources/zicha/Documentation.docc/Architecture.md).
// CI builds with `--explicit-target-dependency-import-check error`, so this table is the wall.
let modules: KeyValuePairs<String, [String]> = [
  "System": [],
  "SourceText": [],
  "Diagnostics": ["SourceText"],
  "Codecs": [],
  "HTMLParsing": ["Codecs"],
  "Records": ["SourceText"],
  // Codecs for SHA-256: the fingerprint of a finding is part of it.
  "Findings": ["Records", "Codecs", "SourceText"],
  "Snapshots": ["Records", "Codecs", "HTMLParsing", "Diagnostics", "SourceText"],
  "RuleSyntax": ["SourceText", "Diagnostics"],
  "RuleEngine": ["Records", "Findings", "SourceText"],
  "RuleChecking": ["RuleSyntax", "RuleEngine", "Records", "Findings", "Diagnostics", "SourceText"],
  "RuleTesting": [
    "RuleChecking", "RuleSyntax", "RuleEngine", "Records", "Findings", "Snapshots", "Diagnostics", "SourceText",
  ],
  "Reporting": ["RuleEngine", "Findings", "Records", "SourceText"],
  "ReportRenderers": ["Reporting", "RuleEngine", "Findings", "Codecs", "Records", "SourceText"],
  "Driver": [
    "System", "RuleTesting", "RuleChecking", "RuleSyntax", "RuleEngine", "Reporting", "Records", "Findings",
    "Snapshots", "Codecs", "Diagnostics", "SourceText",
  ],
  "Commands": [
    "Driver", "RuleTesting", "RuleChecking", "RuleSyntax", "RuleEngine", "ReportRenderers", "Reporting", "Records",
    "Snapshots",
    "Codecs", "Findings", "Diagnostics", "SourceText", "System",
  ],
]

let executables: KeyValuePairs<String, [String]> = [
  "zicha": ["Commands"],
  "MakeTables": ["Codecs", "System"],
  "MakeSamples": ["RuleChecking", "RuleEngine", "Snapshots", "Records", "Codecs", "SourceText", "System"],
  "Benchmarks": [
    "RuleChecking", "RuleEngine", "Findings", "Records", "SourceText", "HTMLParsing", "Codecs", "System",
  ],
]

let tests: KeyValuePairs<String, [String]> = [
  "SystemTests": ["System"],
  "SourceTextTests": ["SourceText"],
  "DiagnosticsTests": ["Diagnostics", "SourceText"],
  "CodecsTests": ["Codecs", "System"],
  "HTMLParsingTests": ["HTMLParsing", "Codecs", "System"],
  "RecordsTests": ["Records", "SourceText"],
  "SnapshotsTests": ["Snapshots", "Driver", "Records", "Codecs", "HTMLParsing", "Diagnostics", "SourceText", "System"],
  "RuleSyntaxTests": ["RuleSyntax", "Diagnostics", "SourceText", "System"],
  "RuleEngineTests": ["RuleEngine", "Records", "Findings", "SourceText"],
  "ColumnEngineTests": [
    "RuleEngine", "Records", "Findings", "SourceText", "Snapshots", "Codecs", "Diagnostics", "System", "Driver",
  ],
  "RuleCheckingTests": [
    "RuleChecking", "RuleSyntax", "RuleEngine", "Records", "Findings", "Diagnostics", "SourceText", "Codecs", "System",
  ],
  "RuleTestingTests": [
    "RuleTesting", "RuleChecking", "RuleSyntax", "RuleEngine", "Records", "Findings", "Snapshots", "Diagnostics",
    "SourceText", "System",
  ],
  "ReportRenderersTests": [
    "ReportRenderers", "Reporting", "RuleEngine", "Findings", "Codecs", "Records", "SourceText", "System",
  ],
  "SamplesTests": [
    "MakeSamples", "Driver", "RuleChecking", "RuleEngine", "Reporting", "Snapshots", "Findings", "Records", "Codecs",
    "Diagnostics", "SourceText", "System",
  ],
  "DMNTests": ["RuleTesting", "RuleChecking", "Diagnostics", "SourceText", "System"],
  "FaultTests": ["zicha", "System"],
  "BenchmarksTests": ["Benchmarks", "Commands", "HTMLParsing", "Codecs", "System"],
  "CommandsTests": [
    "Commands", "Driver", "RuleTesting", "RuleChecking", "RuleSyntax", "RuleEngine", "ReportRenderers", "Reporting",
    "Records",
    "Snapshots", "Codecs", "Findings", "Diagnostics", "SourceText", "System",
  ],
]

/// The test targets with a folder of expected outputs, which the compiler must not look at.
let targetsWithSnapshots: KeyValuePairs = [
  "CommandsTests": "Snapshots", "ReportRenderersTests": "Snapshots", "RuleCheckingTests": "Mistakes",
]

let settings: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .treatAllWarnings(as: .error),
  .strictMemorySafety(),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
  .enableUpcomingFeature("InferIsolatedConformances"),
  .enableUpcomingFeature("ImmutableWeakCaptures"),
]

func dependencies(_ names: [String]) -> [Target.Dependency] {
  names.map { .target(name: $0) }
}

let package = Package(
  name: "zicha",
  platforms: [.macOS(.v26)],
  products: [.executable(name: "zicha", targets: ["zicha"])],
  targets: modules.map { name, imports in
    .target(name: name, dependencies: dependencies(imports), swiftSettings: settings)
  }
    + executables.map { name, imports in
      .executableTarget(
        name: name, dependencies: dependencies(imports), exclude: name == "Benchmarks" ? ["Rules"] : [],
        swiftSettings: settings)
    }
    + [
      .target(
        name: "TestSupport",
        dependencies: dependencies(modules.map(\.key)),
        path: "Tests/TestSupport", swiftSettings: settings)
    ]
    + tests.map { name, imports in
      .testTarget(
        name: name, dependencies: dependencies(imports + ["TestSupport"]),
        exclude: targetsWithSnapshots.first { $0.key == name }.map { [$0.value] } ?? [], swiftSettings: settings)
    }
)
