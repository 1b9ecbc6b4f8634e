// swift-tools-version: 6.2
// SPDX-License-Identifier: EUPL-1.2

import PackageDescription

/// Hostile input for the parsers of our own, found by libFuzzer. A package of its own, since everything beneath is compiled with its instruments.
let entryPoint: [SwiftSetting] = [.unsafeFlags(["-parse-as-library"])]

let package = Package(
    name: "Fuzz",
    dependencies: [.package(name: "Evenkans", path: "..")],
    targets: [
        .executableTarget(name: "FuzzCSV", dependencies: [.product(name: "RegisterFiles", package: "Evenkans")], swiftSettings: entryPoint),
        .executableTarget(name: "FuzzArrow", dependencies: [.product(name: "RegisterFiles", package: "Evenkans")], swiftSettings: entryPoint),
    ],
    swiftLanguageModes: [.v6],
    cLanguageStandard: .c17,
    cxxLanguageStandard: .cxx17
)
