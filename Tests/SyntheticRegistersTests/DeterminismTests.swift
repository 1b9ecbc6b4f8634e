// SPDX-License-Identifier: EUPL-1.2

import Basics
import RegisterData
import StatMath
import SyntheticRegisters
import Testing

/// The same parameters give the same bytes; biases move only what they touch. Serialised: the number of threads is the process's.
@Suite(.serialized) struct DeterminismTests {
    @Test func threadsDoNotMatter() throws {
        let before = Parallelism.threads
        defer { Parallelism.threads = before }
        let prints = try [1, 2, 5, 1].map { threads in
            Parallelism.threads = threads
            let made = try BirthsRegister(births: 9_000, seed: 42).synthesize()
            return [made.register.contents.hex, made.truth.contents.hex, String(decoding: try made.summary.encoded(), as: UTF8.self)]
        }
        #expect(Set(prints).count == 1)
    }

    @Test func seedsDiffer() throws {
        let prints = try (1...3).map { try BirthsRegister(births: 500, seed: $0).synthesize().register.contents }
        #expect(Set(prints).count == 3)
    }

    /// Turning a dial leaves births, needs and all other records as they were.
    @Test func onlyTheTouchedColumnsMove() throws {
        let (biased, honest) = (try Made.demonstration.get(), try Made.honest.get())
        for (one, other) in zip(biased.register.columns, honest.register.columns) where !["early_help", "rookgedrag"].contains(one.name) {
            let same = try Table(columns: [one]).contents == Table(columns: [other]).contents
            #expect(same, "\(one.name)")
        }
        #expect(try biased.truth.numbers("need") == honest.truth.numbers("need"))
        #expect(try biased.truth.numbers("early_help_unbiased") == honest.truth.numbers("early_help_recorded"))
        #expect(try biased.register.numbers("early_help") != honest.register.numbers("early_help"))
    }

    @Test func cancelledWorkStops() {
        let progress = ProgressMonitor()
        progress.cancel()
        #expect(throws: Cancelled.self) { try BirthsRegister(births: 1_000).synthesize(progress: progress) }
    }
}
