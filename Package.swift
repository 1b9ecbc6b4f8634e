// swift-tools-version: 6.2
// SPDX-License-Identifier: EUPL-1.2

import PackageDescription

/// Rooms without kernels mark every unsafe expression; rooms with kernels keep theirs in files named `_Unsafe...`.
let strict: [SwiftSetting] = [.strictMemorySafety()]

let numerics: Target.Dependency = .product(name: "Numerics", package: "swift-numerics")

/// The rooms, from the ground up. An arrow only ever points to an earlier line; `Tests/Architecture` holds every import against the design.
let rooms: [Target] = [
    // Thin shims around C and C++.
    .systemLibrary(name: "CReadStat", path: "Sources/CReadStat", providers: [.apt(["libreadstat-dev"])]),
    .systemLibrary(name: "CLAPACK", path: "Sources/CLAPACK", pkgConfig: "openblas", providers: [.apt(["libopenblas-dev", "liblapacke-dev"])]),
    .systemLibrary(name: "CCompression", path: "Sources/CCompression", providers: [.apt(["zlib1g-dev", "liblz4-dev", "libzstd-dev"])]),
    .target(name: "CDuckDB", linkerSettings: [.linkedLibrary("dl")]),
    .target(name: "CBoostMath"),
    .target(name: "CXGBoost", linkerSettings: [.linkedLibrary("dl")]),
    .target(name: "CKernels"),
    .target(name: "CEmbedded"),

    // The ground floor.
    .target(name: "Basics", dependencies: ["CKernels", .product(name: "Crypto", package: "swift-crypto")]),
    .target(name: "StatMath", dependencies: ["Basics", "CLAPACK", "CBoostMath", numerics]),
    .target(name: "Settings", dependencies: ["Basics", .product(name: "Yams", package: "Yams")], swiftSettings: strict),
    .target(name: "Evidence", dependencies: ["Basics", "StatMath"], swiftSettings: strict),
    .target(name: "RegisterData", dependencies: ["Basics", .product(name: "Collections", package: "swift-collections")], swiftSettings: strict),
    .target(name: "RegisterFiles", dependencies: ["Basics", "StatMath", "RegisterData", "CReadStat", "CDuckDB", "CCompression"]),
    .target(name: "Learning", dependencies: ["Basics", "StatMath", "RegisterData"]),
    .target(name: "Metrics", dependencies: ["Basics", "StatMath", "Evidence"], swiftSettings: strict),
    .target(name: "Protected", dependencies: ["Basics", "RegisterData", "Learning"], swiftSettings: strict),

    // The rooms of the study.
    .target(name: "SyntheticRegisters", dependencies: ["Basics", "StatMath", "Settings", "RegisterData", "RegisterFiles"], swiftSettings: strict),
    .target(
        name: "Cohorts",
        dependencies: ["Basics", "StatMath", "Settings", "Evidence", "RegisterData", "RegisterFiles", "Learning", "Protected"],
        swiftSettings: strict),
    .target(name: "MissingData", dependencies: ["Basics", "StatMath", "RegisterData", "Learning", "CLAPACK", "CKernels"]),
    .target(name: "RiskModels", dependencies: ["Basics", "StatMath", "Evidence", "Learning", "CKernels", numerics]),
    .target(name: "Challenger", dependencies: ["Basics", "StatMath", "Evidence", "Learning", "CXGBoost"]),
    .target(name: "Validation", dependencies: ["Basics", "StatMath", "Evidence", "Learning", "Metrics"], swiftSettings: strict),
    .target(name: "Fairness", dependencies: ["Basics", "StatMath", "Evidence", "Learning", "Metrics", "Protected"], swiftSettings: strict),
    .target(
        name: "Reporting", dependencies: ["Basics", "Evidence", "CEmbedded", .product(name: "Mustache", package: "swift-mustache")],
        swiftSettings: strict),
    .target(
        name: "Study",
        dependencies: [
            "Basics", "StatMath", "Settings", "Evidence", "RegisterData", "RegisterFiles", "Learning", "Metrics", "Protected", "SyntheticRegisters",
            "Cohorts", "MissingData", "RiskModels", "Challenger", "Validation", "Fairness", "Reporting", "CEmbedded",
        ], swiftSettings: strict),
    .executableTarget(
        name: "evenkans",
        dependencies: [
            "Basics", "StatMath", "RegisterFiles", "MissingData", "RiskModels", "Study",
            .product(name: "ArgumentParser", package: "swift-argument-parser"),
        ],
        swiftSettings: strict),

    // `make simulate`: not a part of the program, and of no other make than the program's own.
    .executableTarget(
        name: "simulate",
        dependencies: [
            "Basics", "StatMath", "Evidence", "RegisterData", "Learning", "Metrics", "Protected", "RiskModels", "Fairness", "SyntheticRegisters",
            "Study",
        ],
        path: "Simulations/Sources",
        swiftSettings: strict),

    // `make truth-table`: audits scored on registers whose biases are known.
    .target(
        name: "TruthTable", dependencies: ["Basics", "StatMath", "Evidence", "RegisterData", "RegisterFiles", "SyntheticRegisters"],
        path: "Simulations/TruthTable", swiftSettings: strict),
    .executableTarget(
        name: "truth-table", dependencies: ["TruthTable", "SyntheticRegisters"], path: "Simulations/TruthTableRunner", swiftSettings: strict),
]

/// One folder of tests beside each room, and three that hold the house together.
let tests: [Target] = [
    .target(
        name: "TestSupport", dependencies: ["Basics", "StatMath", "RegisterData", "RegisterFiles", "Learning", "Challenger"], path: "Tests/Support"),
    .testTarget(name: "BasicsTests", dependencies: ["Basics", "TestSupport"]),
    .testTarget(name: "StatMathTests", dependencies: ["StatMath", "TestSupport"]),
    .testTarget(name: "SettingsTests", dependencies: ["Settings", "TestSupport"]),
    .testTarget(name: "EvidenceTests", dependencies: ["Evidence", "TestSupport"]),
    .testTarget(name: "RegisterDataTests", dependencies: ["RegisterData", "TestSupport"]),
    .testTarget(name: "RegisterFilesTests", dependencies: ["RegisterFiles", "TestSupport"]),
    .testTarget(name: "LearningTests", dependencies: ["Learning", "TestSupport"]),
    .testTarget(name: "MetricsTests", dependencies: ["Metrics", "TestSupport"]),
    .testTarget(name: "ProtectedTests", dependencies: ["Protected", "TestSupport"]),
    .testTarget(name: "SyntheticRegistersTests", dependencies: ["SyntheticRegisters", "RegisterFiles", "TestSupport"]),
    .testTarget(name: "CohortsTests", dependencies: ["Cohorts", "SyntheticRegisters", "RegisterFiles", "TestSupport"]),
    .testTarget(name: "MissingDataTests", dependencies: ["MissingData", "TestSupport"]),
    .testTarget(name: "RiskModelsTests", dependencies: ["RiskModels", "Metrics", "Challenger", "Cohorts", "TestSupport"]),
    .testTarget(name: "ChallengerTests", dependencies: ["Challenger", "TestSupport"]),
    .testTarget(name: "ValidationTests", dependencies: ["Validation", "TestSupport"]),
    .testTarget(name: "FairnessTests", dependencies: ["Fairness", "RiskModels", "RegisterFiles", "TestSupport"]),
    .testTarget(name: "ReportingTests", dependencies: ["Reporting", "TestSupport"]),
    .testTarget(
        name: "StudyTests",
        dependencies: ["Study", "Settings", "Evidence", "StatMath", "Learning", "Metrics", "Protected", "Fairness", "TestSupport"]),
    .testTarget(
        name: "ConformanceTests", dependencies: ["RiskModels", "Challenger", "Metrics", "RegisterFiles", "TestSupport"], path: "Tests/Conformance"),
    .testTarget(
        name: "TruthTableTests",
        dependencies: ["TruthTable", "SyntheticRegisters", "Evidence", "RegisterData", "RegisterFiles", "StatMath", "TestSupport", "evenkans"]),
    .testTarget(name: "ArchitectureTests", dependencies: ["TestSupport"], path: "Tests/Architecture"),
    .testTarget(
        name: "EndToEndTests", dependencies: ["TestSupport", "Basics", "Evidence", "RegisterFiles", "Cohorts", "Reporting", "Study", "evenkans"],
        path: "Tests/EndToEnd"),
]

let package = Package(
    name: "Evenkans",
    products: [
        .executable(name: "evenkans", targets: ["evenkans"]),
        .executable(name: "truth-table", targets: ["truth-table"]),
        // For Benchmarks/ and Fuzz/, packages of their own.
        .library(name: "Kernels", targets: ["Basics", "StatMath", "RegisterFiles", "Learning", "Metrics", "RiskModels"]),
        .library(name: "RegisterFiles", targets: ["RegisterFiles"]),
        .library(name: "Cohorts", targets: ["Cohorts"]),
        .library(name: "Learning", targets: ["Learning"]),
        .library(name: "SyntheticRegisters", targets: ["SyntheticRegisters"]),
        .library(name: "Study", targets: ["Study"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0"),
        .package(url: "https://github.com/apple/swift-collections", from: "1.6.0"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.0"),
        .package(url: "https://github.com/apple/swift-numerics", from: "1.1.0"),
        .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.0"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.0"),
    ],
    targets: rooms + tests,
    swiftLanguageModes: [.v6],
    cLanguageStandard: .c17,
    cxxLanguageStandard: .cxx17
)
