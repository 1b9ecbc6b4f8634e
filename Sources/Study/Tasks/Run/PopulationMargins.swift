// SPDX-License-Identifier: EUPL-1.2

import Basics
import Foundation
import Protected
import RegisterData
import RegisterFiles

/// Shares of groups in the population, from a file with the columns `attribute`, `level` (a code as in the data, or the name of a group)
/// and `share`.
struct PopulationMargins {
    /// By attribute and code of a level.
    let shares: [String: [String: Double]]

    /// - Parameters:
    ///   - attributes: each with the file that holds its shares.
    ///   - isSelection: whether a file need not hold each of these attributes, but some of them.
    /// - Throws: `StudyError` for a file that is not of that form, or shares that do not add up.
    init(_ attributes: [(name: String, grouping: Grouping, file: URL)], isSelection: Bool = false, progress: ProgressMonitor) throws {
        var shares: [String: [String: Double]] = [:], tables: [URL: Table] = [:]
        for attribute in attributes {
            let table = try tables[attribute.file] ?? DataFile.read(attribute.file, progress: progress)
            tables[attribute.file] = table
            if isSelection, let names = table["attribute"], !(0..<table.rowCount).contains(where: { names.text($0) == attribute.name }) { continue }
            shares[attribute.name] = try Self.shares(of: attribute.name, attribute.grouping, table, file: attribute.file.lastPathComponent)
        }
        if isSelection, shares.isEmpty, let file = attributes.first?.file {
            let name = file.lastPathComponent, columns = attributes.map(\.name).joined(separator: ", ")
            throw StudyError.option(
                LocalizedText(en: "\(name) has no shares of \(columns).", nl: "\(name) heeft geen cijfers van \(columns)."))
        }
        self.shares = shares
    }

    private static func shares(of attribute: String, _ grouping: Grouping, _ table: Table, file: String) throws -> [String: Double] {
        let needed = ["attribute", "level", "share"]
        guard let names = table["attribute"], let levels = table["level"], let numbers = table["share"] else {
            let missing = needed.filter { table[$0] == nil }.joined(separator: ", ")
            throw StudyError.option(
                LocalizedText(
                    en: "\(file) has no column \(missing): shares of the population are a row each, with attribute, level and share.",
                    nl: "\(file) heeft geen kolom \(missing): cijfers van de bevolking staan elk op een rij, met attribute, level en share."))
        }
        var found: [String: Double] = [:]
        for row in 0..<table.rowCount where names.text(row) == attribute {
            guard let level = levels.text(row), let share = numbers.text(row).flatMap(Double.init), share.isFinite, share >= 0 else {
                throw StudyError.option(
                    LocalizedText(
                        en: "\(file), line \(row + 2): expected a level and a share that is not negative.",
                        nl: "\(file), regel \(row + 2): verwacht werden een level en een share die niet negatief is."))
            }
            found[group(of: level, grouping), default: 0] += share
        }
        // In an order of its own: a dictionary's differs from run to run, and with it the last digit of a sum.
        let total = found.sorted { $0.key < $1.key }.reduce(0) { $0 + $1.value }
        guard total > 0 else {
            throw StudyError.option(
                LocalizedText(
                    en: "\(file) has no shares of the attribute \(attribute).", nl: "\(file) heeft geen cijfers van het kenmerk \(attribute)."))
        }
        return found.mapValues { $0 / total }
    }

    /// A remark for each attribute with groups of which the file has no share: it cannot be held against the population.
    func lacking(_ attributes: [ProtectedAttribute]) -> [LocalizedText] {
        attributes.compactMap { attribute in
            guard let known = shares[attribute.name] else { return nil }
            let without = attribute.levels.filter { !$0.isNotRecorded && (known[$0.code] ?? 0) <= 0 }.map(\.code)
            guard !without.isEmpty else { return nil }
            let codes = without.prefix(5).joined(separator: ", ")
            return LocalizedText(
                en: "The file with shares of the population has none of these groups of \(attribute.name): \(codes). Without them the attribute is "
                    + "not held against the population.",
                nl: "Het bestand met cijfers van de bevolking heeft deze groepen van \(attribute.name) niet: \(codes). Zonder die groepen wordt "
                    + "het kenmerk niet met de bevolking vergeleken.")
        }
    }

    /// The group in which a code falls.
    private static func group(of level: String, _ grouping: Grouping) -> String {
        guard case .named(let groups) = grouping else { return level }
        if groups.contains(where: { $0.name == level }) { return level }
        return groups.first { $0.codes.contains(level) }?.name ?? ProtectedAttribute.other
    }
}
