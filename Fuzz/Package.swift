// swift-tools-version: 6.2
// SPDX-License-Identifier: EUPL-1.2

import PackageDescription

/// Each parser of our own with the room that it is in.
let parsers = [
    "FuzzCSV": "RegisterFiles", "FuzzArrow": "RegisterFiles", "FuzzCodebook": "RegisterFiles", "FuzzStudy": "Study", "FuzzFormula": "Cohorts",
    "FuzzModel": "Learning", "FuzzBias": "SyntheticRegisters", "FuzzTruth": "SyntheticRegisters",
    "FuzzPriors": "Study",
]

/// Hostile input for the parsers of our own, found by libFuzzer. A package of its own, since everything beneath is compiled with its instruments.
let package = Package(
    name: "Fuzz",
    dependencies: [.package(name: "Evenkans", path: "..")],
    targets: parsers.sorted { $0.key < $1.key }.map { name, room in
        .executableTarget(
            name: name, dependencies: [.product(name: room, package: "Evenkans")], swiftSettings: [.unsafeFlags(["-parse-as-library"])])
    },
    swiftLanguageModes: [.v6],
    cLanguageStandard: .c17,
    cxxLanguageStandard: .cxx17
)
