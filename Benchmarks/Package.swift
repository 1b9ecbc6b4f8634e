// swift-tools-version: 6.2
// SPDX-License-Identifier: EUPL-1.2

import PackageDescription

/// Timings of the kernels by themselves. A package of its own, so that nobody who builds the program fetches what measures it.
let package = Package(
    name: "Benchmarks",
    dependencies: [
        .package(name: "Evenkans", path: ".."),
        .package(url: "https://github.com/ordo-one/benchmark", from: "1.38.0", traits: []),
    ],
    targets: [
        .executableTarget(
            name: "KernelBenchmarks",
            dependencies: [
                .product(name: "Benchmark", package: "benchmark"),
                .product(name: "Kernels", package: "Evenkans"),
                "CTwins",
            ],
            path: "Benchmarks/KernelBenchmarks",
            plugins: [.plugin(name: "BenchmarkPlugin", package: "benchmark")]),
        .target(name: "CTwins", path: "Benchmarks/CTwins", cSettings: [.unsafeFlags(["-O3", "-march=native"])]),
    ],
    swiftLanguageModes: [.v6],
    cLanguageStandard: .c17,
    cxxLanguageStandard: .cxx17
)
