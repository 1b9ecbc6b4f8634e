// SPDX-License-Identifier: EUPL-1.2

import Basics
import Cohorts
import Foundation
import Protected
import Settings

extension Plan {
    /// The catalogue that the plan names; `nil` for a study of one table.
    public func catalogueFile(relativeTo folder: URL) -> URL? {
        settings.registers.map { path in
            (path.hasPrefix("/") ? URL(fileURLWithPath: path) : folder.appendingPathComponent(path)).standardizedFileURL
        }
    }

    /// What is composed from registers; `nil` for a study of one table.
    ///
    /// - Throws: `SettingsError` for a plan with errors.
    public func registerPlan() throws -> RegisterPlan? {
        guard let cohort = settings.cohort, settings.registers != nil else { return nil }
        if let error = SettingsError(context.issues) { throw error }
        return try settings.registerPlan(cohort)
    }

    /// The shapes of the areas; `nil` where the plan names none.
    func geometry(relativeTo folder: URL) -> GeometrySource? {
        settings.cohort?.area?.geometry.map { section in
            let file = section.file.hasPrefix("/") ? URL(fileURLWithPath: section.file) : folder.appendingPathComponent(section.file)
            return GeometrySource(file: file.standardizedFileURL, code: section.code, name: section.name, prefix: section.prefix)
        }
    }

    /// The files with shares of groups in the population.
    func populationFiles(relativeTo folder: URL) -> [(name: String, grouping: Grouping, file: URL)] {
        settings.allProtected.compactMap { attribute in
            attribute.population.map { path in
                let file = path.hasPrefix("/") ? URL(fileURLWithPath: path) : folder.appendingPathComponent(path)
                return (attribute.name, attribute.grouping, file.standardizedFileURL)
            }
        }
    }

    /// Why rows that were not followed are left out, by outcome; the others are weighted.
    public var droppingReasons: [String: LocalizedText] {
        settings.outcomes.reduce(into: [:]) { reasons, outcome in reasons[outcome.name] = outcome.censoring?.drop }
    }

    /// A remark about the data: about the registers, or about the groups that people are judged by.
    func warning(_ text: LocalizedText, at key: String = "registers") -> SettingIssue {
        let path = SettingPath(key)
        return SettingIssue(.warning, file: context.file, position: context.position(of: path), path: path, message: text)
    }

    /// The plan as the rules of leakage see it.
    func linted(_ composer: RegisterComposer) throws -> LintedStudy {
        guard let cohort = settings.cohort else { return settings.linted }
        return settings.linted(try settings.registerPlan(cohort), composer.store)
    }

    /// Holds the plan against a catalogue and the columns of its registers.
    ///
    /// - Returns: what is wrong beside what reading found, in the order of the file.
    /// - Throws: errors of the catalogue's files.
    public func check(against composer: RegisterComposer) throws -> [SettingIssue] {
        // What is not decided yet was said; nothing can be composed without it.
        guard let cohort = settings.cohort, !cohort.from.isEmpty, !cohort.index.isEmpty else { return [] }
        var found = context
        do {
            let plan = try settings.registerPlan(cohort)
            _ = try composer.sql(plan)
            PlanChecks(settings).checkTraps(settings.linted(plan, composer.store), &found)
        } catch let error as RegisterPlanIssues {
            for issue in error.issues {
                let place = path(of: issue)
                found.error(place, en: "`\(place)`: \(issue.message.en)", nl: "`\(place)`: \(issue.message.nl)")
            }
        }
        return found.issues.dropFirst(context.issues.count).enumerated()
            .sorted { ($0.element.position, $0.offset) < ($1.element.position, $1.offset) }.map(\.element)
    }

    private func path(of issue: RegisterPlanIssue) -> SettingPath {
        let part: SettingPath
        switch issue.part {
        case .cohort: part = SettingPath("cohort")
        case .derived(let index): part = SettingPath("derive")[index]
        case .rule(let index):
            let included = settings.cohort?.include.count ?? 0
            part = index < included ? SettingPath("cohort", "include")[index] : SettingPath("cohort", "exclude")[index - included]
        case .feature(let index): part = SettingPath("features")[index]
        case .protected(let index):
            let named = settings.protected.indices.filter { settings.protected[$0].fromFeature == nil }
            part = SettingPath("protected")[index < named.count ? named[index] : index]
        case .beside(let index): part = settings.beside[index].path
        case .outcome(let index):
            let followed = settings.outcomes.indices.filter { settings.outcomes[$0].followUp != nil }
            part = SettingPath("outcomes")[index < followed.count ? followed[index] : index]
        }
        return part[issue.key]
    }
}

extension PlanSettings {
    fileprivate func registerPlan(_ cohort: CohortSection) throws -> RegisterPlan {
        var kept = derive.map(\.name)
        for outcome in outcomes {
            kept += outcome.when?.columns ?? []
            kept += [outcome.column, outcome.knownAt].compactMap { $0 }
        }
        kept += [weights?.column, split.test.column, performance.year].compactMap { $0 }
        return RegisterPlan(
            unit: cohort.unit, register: cohort.from, isDistinct: cohort.distinct != nil, index: cohort.index, longestWait: cohort.longestWait,
            derived: try derive.compactMap { column in
                try column.expression().map { CohortDeclaration.Derived(name: column.name, expression: $0) }
            },
            rules: cohort.rules, family: cohort.family?.by ?? [],
            area: cohort.area.flatMap { area in area.level.map { AreaOfResidence(level: $0, boundaries: area.boundaries) } },
            features: features.compactMap { feature in
                feature.reading.source(name: feature.source).map {
                    AsOfValue(name: feature.name, of: feature.reading.of, source: $0, kind: feature.type)
                }
            },
            protected: protected.filter { $0.fromFeature == nil }.compactMap { attribute in
                attribute.reading.source(name: attribute.column ?? attribute.name).map {
                    AsOfValue(name: attribute.name, of: attribute.reading.of, source: $0)
                }
            },
            beside: beside.map(\.value), outcomes: outcomes.compactMap(\.followUp), kept: kept)
    }

    /// What stands beside features and groups, with its place in the file.
    fileprivate var beside: [(path: SettingPath, value: AsOfValue)] {
        [
            comparator.flatMap { section in section.column.map { ("comparator", $0, section.reading) } },
            history.map { ("history", $0.flag, $0.reading) },
        ]
        .compactMap { $0 }
        .compactMap { place, name, reading in
            reading.source(name: name).map { (SettingPath(place), AsOfValue(name: name, of: reading.of, source: $0)) }
        }
    }
}
