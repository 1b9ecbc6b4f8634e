// SPDX-License-Identifier: EUPL-1.2

import Basics
import Foundation
import RegisterFiles
import SyntheticRegisters

/// `evenkans synthesize`: an invented births register with known biases, and the truth about it in a folder of its own.
public struct SynthesizeTask: Sendable {
    public enum Format: String, CaseIterable, Sendable {
        case parquet, sav, csv
    }

    public struct Files: Sendable {
        public let register: URL
        public let truth: URL
    }

    public var folder: URL
    public var births: Int
    public var biases: URL?
    public var seed: UInt64
    public var format: Format

    public init(folder: URL, births: Int, biases: URL?, seed: UInt64, format: Format) {
        (self.folder, self.births, self.biases, self.seed, self.format) = (folder, births, biases, seed, format)
    }

    public func run(progress: ProgressMonitor) throws -> Files {
        let biases = try biases.map { file in
            try BiasFile.read(try InputFile.bytes(file), name: file.lastPathComponent)
        }
        try OutputPlace.make(folder: folder)
        progress.report("synthesize")
        let invented = try BirthsRegister(births: births, seed: seed, biases: biases ?? .demonstration).synthesize(progress: progress)
        let files = Files(
            register: folder.appendingPathComponent("births.\(format.rawValue)"), truth: folder.appendingPathComponent("truth"))
        try FileManager.default.createDirectory(at: files.truth, withIntermediateDirectories: true)
        progress.report("write")
        try DataFile.write(invented.register, to: files.register, options: WriteOptions(codebook: true), progress: progress)
        try DataFile.write(invented.truth, to: files.truth.appendingPathComponent("births.parquet"), progress: progress)
        try AtomicFile.write(try invented.summary.encoded(), to: files.truth.appendingPathComponent("truth.json"))
        return files
    }
}
