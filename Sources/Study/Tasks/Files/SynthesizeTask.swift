// SPDX-License-Identifier: EUPL-1.2

import Basics
import Foundation
import RegisterFiles
import SyntheticRegisters

/// `evenkans synthesize`: invented births with known biases, as one table and as raw registers, and the truth about them in a folder of its own.
public struct SynthesizeTask: Sendable {
    public enum Format: String, CaseIterable, Sendable {
        case parquet, sav, csv
    }

    /// Of the raw registers.
    public enum RawFormat: String, CaseIterable, Sendable {
        case sav, parquet
    }

    public struct Files: Sendable {
        public let register: URL
        public let truth: URL
        /// `nil` where raw registers were not asked for.
        public let catalog: URL?
    }

    public var folder: URL
    public var births: Int
    public var biases: URL?
    public var seed: UInt64
    public var format: Format
    /// `nil`: the table of births only.
    public var registers: RawFormat?

    public init(folder: URL, births: Int, biases: URL?, seed: UInt64, format: Format, registers: RawFormat? = nil) {
        (self.folder, self.births, self.biases, self.seed, self.format) = (folder, births, biases, seed, format)
        self.registers = registers
    }

    public func run(progress: ProgressMonitor) throws -> Files {
        let biases = try biases.map { file in
            try BiasFile.read(try InputFile.bytes(file), name: file.lastPathComponent)
        }
        try OutputPlace.make(folder: folder)
        progress.report("synthesize")
        let register = BirthsRegister(births: births, seed: seed, biases: biases ?? .demonstration)
        let world = try register.world(progress: progress)
        let files = Files(
            register: folder.appendingPathComponent("births.\(format.rawValue)"), truth: folder.appendingPathComponent("truth"),
            catalog: registers == nil ? nil : folder.appendingPathComponent("catalog.yaml"))
        try writeTables(register, world, to: files, progress)
        if let registers { try writeRegisters(world, as: registers, to: files, progress) }
        return files
    }

    private func writeTables(_ register: BirthsRegister, _ world: RegisterWorld, to files: Files, _ progress: ProgressMonitor) throws {
        let invented = try register.synthesize(from: world, progress: progress)
        try FileManager.default.createDirectory(at: files.truth, withIntermediateDirectories: true)
        progress.report("write")
        try DataFile.write(invented.register, to: files.register, options: WriteOptions(codebook: true), progress: progress)
        try DataFile.write(
            invented.context, to: folder.appendingPathComponent("births-context.\(format.rawValue)"), options: WriteOptions(codebook: true),
            progress: progress)
        try DataFile.write(invented.validation, to: folder.appendingPathComponent("validation.csv"), progress: progress)
        try DataFile.write(invented.truth, to: files.truth.appendingPathComponent("births.parquet"), progress: progress)
        try AtomicFile.write(try invented.summary.encoded(), to: files.truth.appendingPathComponent("truth.json"))
    }

    /// What an earlier world left there would be read as a part of this one. Somebody else's registers are not touched.
    private func clear(_ registers: URL, catalog: URL?) throws {
        guard FileManager.default.fileExists(atPath: registers.path) else { return }
        let earlier = catalog.flatMap { try? Data(contentsOf: $0) }
        guard let earlier, RegisterCatalogue.isInvented(earlier) else {
            throw StudyError.cannotWrite(file: registers.lastPathComponent)
        }
        try FileManager.default.removeItem(at: registers)
    }

    private func writeRegisters(_ world: RegisterWorld, as format: RawFormat, to files: Files, _ progress: ProgressMonitor) throws {
        let registers = folder.appendingPathComponent("registers")
        try clear(registers, catalog: files.catalog)
        try RawRegisterWriter(world: world, folder: registers, ending: format.rawValue).write(progress: progress)
        for file in world.publicFiles {
            let url = folder.appendingPathComponent(file.name)
            try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
            try AtomicFile.write(file.content, to: url)
        }
        if let catalog = files.catalog { try AtomicFile.write(RegisterCatalogue.yaml(ending: format.rawValue), to: catalog) }
    }
}
