// SPDX-License-Identifier: EUPL-1.2

import Basics
import RegisterData
import StatMath

/// What an invented births register is made of: births of 2015 to 2019 in an invented country, seen with known biases.
///
/// The world comes first (areas, mothers, families, pregnancies, newborns, need: one file each in `World`, with every cause written down), then
/// what the register got to see of it (detection, missing answers: `Recording`). Biases touch the second part, and a proxy or drift the first,
/// without moving any other random number: two registers of one seed differ by their biases alone.
public struct BirthsRegister: Hashable, Sendable {
    public var births: Int
    public var seed: UInt64
    public var biases: Biases

    public static let allowedBirths = 1...5_000_000

    public init(births: Int, seed: UInt64 = 1, biases: Biases = .demonstration) {
        (self.births, self.seed, self.biases) = (births, seed, biases)
    }

    /// The register and its truth. The same parameters give the same values, with any number of threads.
    ///
    /// - Throws: `SyntheticRegistersError` for what such a register cannot be, `Cancelled` when the progress was cancelled.
    public func synthesize(progress: ProgressMonitor = .silent) throws -> SyntheticBirths {
        try synthesize(from: world(progress: progress), progress: progress)
    }

    /// The world that the register is about, and how it was recorded: from it the raw registers can be written too.
    public func world(progress: ProgressMonitor = .silent) throws -> RegisterWorld {
        guard Self.allowedBirths.contains(births) else { throw SyntheticRegistersError.births(allowed: Self.allowedBirths) }
        try biases.check()
        let world = World(births: births, seed: seed, biases: biases)
        let made = try world.births(births, progress: progress)
        let flags = PastFlag(made, world: world)
        let detection = try Detection(made, flags: flags, world: world, biases: biases)
        try progress.checkCancellation()
        return RegisterWorld(
            world: world, births: made, detection: detection, missingness: try missingness(of: made, in: world, progress: progress),
            linkage: try Linkage(made, world: world, biases: biases),
            costs: try CostRecording(made, world: world, biases: biases, progress: progress), pastFlag: flags,
            comparator: try ComparatorRecording(made, world: world, biases: biases), mislabelling: Mislabelling(biases, seed: seed))
    }

    private func missingness(of made: [Birth], in world: World, progress: ProgressMonitor) throws -> [MaskedColumn: Missingness] {
        let columns = MaskedColumn.allCases
        let found = try parallelMap(columns.count, progress: progress) { index in
            Result { try Missingness(columns[index], made, world: world, biases: biases) }
        }
        return Dictionary(uniqueKeysWithValues: zip(columns, try found.map { try $0.get() }))
    }

    /// The register and its truth, from the world that `world` made of the same parameters.
    public func synthesize(from made: RegisterWorld, progress: ProgressMonitor = .silent) throws -> SyntheticBirths {
        try progress.checkCancellation()
        let register = try BirthsColumns(
            world: made.world, births: made.births, detection: made.detection, missingness: made.missingness, mislabelling: made.mislabelling
        ).table()
        let truth = TruthColumns(
            world: made.world, births: made.births, biases: biases, detection: made.detection, missingness: made.missingness, linkage: made.linkage,
            costs: made.costs, flags: made.pastFlag, comparator: made.comparator, mislabelling: made.mislabelling)
        let context = ContextColumns(made)
        return SyntheticBirths(
            register: register, context: try context.table(), validation: try context.validation(), truth: try truth.table(),
            summary: truth.summary(of: self))
    }
}

/// An invented register, and what only its maker knows.
public struct SyntheticBirths: Sendable {
    /// One row per child, in the order of the days of birth.
    public let register: Table
    /// What other registers add to each row, in the same order: links, costs, income, education, the father, an earlier score, a later outcome.
    public let context: Table
    /// The true costs of care of at most 2,000 mothers, as a validation study would find them.
    public let validation: Table
    /// One row per row of the register, in the same order. Goes into a folder of its own that no audit reads.
    public let truth: Table
    public let summary: TruthSummary
}
