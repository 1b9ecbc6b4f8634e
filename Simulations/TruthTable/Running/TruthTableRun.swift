// SPDX-License-Identifier: EUPL-1.2

import Foundation
import StatMath
import Synchronization

/// Registers that are not there yet are made and audited, two at a time, until all are done or the time is up; every one is kept at once.
public struct TruthTableRun: Sendable {
    public let trial: RegisterTrial
    public let results: ResultsFile
    public var workers: Int
    /// Of wall time; no register is begun after it.
    public var seconds: Double

    public init(trial: RegisterTrial, results: ResultsFile, workers: Int = 2, seconds: Double = .infinity) {
        (self.trial, self.results, self.workers, self.seconds) = (trial, results, workers, seconds)
    }

    /// - Parameter said: called after each register, one at a time.
    public func run(_ jobs: [(cell: TruthCell, number: Int)], said: @escaping @Sendable (RegisterResult) -> Void) throws {
        let known = Set(try results.read().map { Key(cell: $0.cell, number: $0.number) })
        let open = jobs.filter { !known.contains(Key(cell: $0.cell.name, number: $0.number)) }
        let next = Mutex(0), failure = Mutex<(any Error)?>(nil), writing = Mutex(())
        let end = ContinuousClock.now + .seconds(min(seconds, 1e9))
        // Every worker has one thread; the program that it starts has one too, and the worker waits meanwhile.
        Parallelism.threads = 1
        DispatchQueue.concurrentPerform(iterations: max(1, workers)) { _ in
            while ContinuousClock.now < end {
                let place = next.withLock { place in
                    defer { place += 1 }
                    return place
                }
                guard open.indices.contains(place), failure.withLock({ $0 == nil }) else { return }
                do {
                    let result = try trial.run(open[place].cell, open[place].number)
                    try writing.withLock { _ in
                        try results.append(result)
                        said(result)
                    }
                } catch {
                    failure.withLock { $0 = $0 ?? error }
                }
            }
        }
        if let error = failure.withLock({ $0 }) { throw error }
    }

    private struct Key: Hashable {
        let cell: String
        let number: Int
    }
}
