// SPDX-License-Identifier: EUPL-1.2

import Foundation
import RegisterFiles

/// One file of a register.
public struct RegisterFile: Hashable, Sendable {
    public let url: URL
    /// From the root of the registers; the name that messages show.
    public let path: String
    public let format: FileFormat
    public let year: Int?
    public let version: Int?
}

/// The files of one register: which are read, and which are passed over.
public struct RegisterFileList: Hashable, Sendable {
    /// One a year, or one in all, in the order of the years.
    public let chosen: [RegisterFile]
    /// Older (or newer) versions, by the register's rule.
    public let superseded: [RegisterFile]
    /// Files of the same year and version as a chosen one. The first by its path is kept, Parquet before other formats.
    public let twins: [RegisterFile]
    /// Years between the first and the last file that have none.
    public let missingYears: [Int]

    /// - Parameters:
    ///   - paths: of all files below the root of the catalogue, see `RegisterFolder`.
    public init(_ register: Register, in folder: RegisterFolder) {
        let found = folder.paths.compactMap { path -> RegisterFile? in
            guard let format = FileFormat(fileName: path), let match = register.pattern.match(path) else { return nil }
            return RegisterFile(
                url: folder.root.appendingPathComponent(path), path: path, format: format, year: match.year, version: match.version)
        }
        var (chosen, superseded, twins): ([RegisterFile], [RegisterFile], [RegisterFile]) = ([], [], [])
        for (_, files) in Dictionary(grouping: found, by: \.year) {
            let versions = files.map { $0.version ?? 0 }
            let wanted = register.versions == .highestNumber ? versions.max() : versions.min()
            let winners = files.filter { ($0.version ?? 0) == wanted }.sorted {
                ($0.format == .parquet ? 0 : 1, $0.path) < ($1.format == .parquet ? 0 : 1, $1.path)
            }
            chosen += winners.prefix(1)
            twins += winners.dropFirst()
            superseded += files.filter { ($0.version ?? 0) != wanted }
        }
        self.chosen = chosen.sorted { ($0.year ?? 0, $0.path) < ($1.year ?? 0, $1.path) }
        self.superseded = superseded.sorted { $0.path < $1.path }
        self.twins = twins.sorted { $0.path < $1.path }
        let years = Set(chosen.compactMap(\.year))
        if let first = years.min(), let last = years.max(), !register.isCumulative {
            missingYears = (first...last).filter { !years.contains($0) }
        } else {
            missingYears = []
        }
    }

    public var years: [Int] { chosen.compactMap(\.year) }

    /// The files that hold some years: of a cumulative register the last one that is not later than them.
    ///
    /// - Parameter years: `nil` for all there are.
    public func files(for years: ClosedRange<Int>?, isCumulative: Bool) -> [RegisterFile] {
        if isCumulative { return Array(chosen.filter { file in years.map { (file.year ?? .min) <= $0.upperBound } ?? true }.suffix(1)) }
        guard let years else { return chosen }
        return chosen.filter { $0.year.map(years.contains) ?? true }
    }
}

/// The names of all files below the root of a catalogue, read once.
public struct RegisterFolder: Sendable {
    public let root: URL
    /// From the root, in alphabetical order.
    public let paths: [String]

    /// More files than this are no folder of registers.
    static let mostFiles = 1_000_000

    /// - Throws: `CatalogueError.noRoot` when the folder cannot be read.
    public init(_ root: URL) throws(CatalogueError) {
        let kind = try? FileManager.default.attributesOfItem(atPath: root.resolvingSymlinksInPath().path)[.type]
        guard kind as? FileAttributeType == .typeDirectory, let walk = FileManager.default.enumerator(atPath: root.path) else {
            throw .noRoot(folder: root.lastPathComponent)
        }
        var paths: [String] = []
        while let path = walk.nextObject() as? String, paths.count < Self.mostFiles {
            if FileFormat(fileName: path) != nil, !path.split(separator: "/").contains(where: { $0.hasPrefix(".") }) { paths.append(path) }
        }
        (self.root, self.paths) = (root, paths.sorted())
    }
}
