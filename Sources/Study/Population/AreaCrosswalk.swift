// SPDX-License-Identifier: EUPL-1.2

import Basics
import Cohorts
import Fairness
import Foundation
import RegisterData
import RegisterFiles

/// In which larger areas each area lies: a table with the column of the area, and one for each level. `docs/formats/crosswalk.md`.
struct AreaCrosswalk {
    private let file: String
    private let area: String
    /// From small to large: the larger area by that of the data.
    private let levels: [(name: String, larger: [String: String])]

    /// - Parameter area: the column of the study's areas.
    /// - Throws: `StudyError.option` for a table that is not of that form.
    init(_ url: URL, area: String, progress: ProgressMonitor) throws {
        let table = try DataFile.read(url, progress: progress)
        (file, self.area) = (url.lastPathComponent, area)
        guard let codes = table[area], table.columns.count > 1 else {
            throw StudyError.option(
                LocalizedText(
                    en: "\(url.lastPathComponent): expected the column \(area), with the areas of the data, and one for each level of larger areas.",
                    nl: "\(url.lastPathComponent): verwacht werden de kolom \(area), met de gebieden van de data, en een per niveau van grotere."))
        }
        let others = table.columns.filter { $0.name != area }
        var levels = others.map { (name: $0.name, larger: [String: String]()) }
        for row in 0..<table.rowCount {
            for (place, column) in others.enumerated() {
                guard let code = codes.text(row), let larger = column.text(row) else {
                    throw StudyError.option(
                        LocalizedText(
                            en: "\(url.lastPathComponent), line \(row + 2): a cell is empty.",
                            nl: "\(url.lastPathComponent), regel \(row + 2): een cel is leeg."))
                }
                guard levels[place].larger.updateValue(larger, forKey: code) == nil else {
                    throw StudyError.option(
                        LocalizedText(
                            en: "\(url.lastPathComponent), line \(row + 2): this area is there twice.",
                            nl: "\(url.lastPathComponent), regel \(row + 2): dit gebied staat er twee keer."))
                }
            }
        }
        self.levels = levels
    }

    /// - Throws: `StudyError.option` when areas of the data are missing.
    func check(_ areas: AreaCodes) throws(StudyError) {
        let lacking = areas.codes.count { code in levels.contains { $0.larger[code] == nil } }
        guard lacking == 0 else {
            throw .option(
                LocalizedText(
                    en: "\(file) lacks \(lacking) of the \(areas.codes.count) areas of the data.",
                    nl: "In \(file) ontbreken \(lacking) van de \(areas.codes.count) gebieden van de data."))
        }
    }

    /// The larger areas of some rows.
    func levels(_ areas: AreaCodes, rows: [Int]) -> [AreaLevel] {
        levels.map { level in
            let larger = areas.codes.map { level.larger[$0] ?? "" }, codes = Array(Set(larger)).sorted()
            let place = Dictionary(uniqueKeysWithValues: codes.enumerated().map { ($1, Int32($0)) })
            return AreaLevel(
                name: level.name, codes: codes,
                areaOfRow: rows.map { row in
                    let own = Int(areas.index[row])
                    return larger.indices.contains(own) ? place[larger[own]] ?? -1 : -1
                })
        }
    }
}

extension Plan {
    /// The name of the study's areas: the column of one table, or the level in the registers.
    var areaName: String? { settings.cohort?.area?.level ?? settings.column(with: .area) }

    /// The table with larger areas.
    func crosswalkFile(relativeTo folder: URL) -> URL? {
        settings.fairness.areas.crosswalk.map { path in
            (path.hasPrefix("/") ? URL(fileURLWithPath: path) : folder.appendingPathComponent(path)).standardizedFileURL
        }
    }

    var populationAudit: PopulationAudit { PopulationAudit(minimumCount: settings.fairness.areas.minimum) }
}
