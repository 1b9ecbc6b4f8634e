// SPDX-License-Identifier: EUPL-1.2

import Basics
import Fairness
import Foundation
import Learning
import Settings

/// Archetypes and flips as a plan names them.
struct PlanArchetypes: Sendable {
    private let file: ArchetypesFile
    private let context: SettingsContext
    let bytes: Data

    /// Reads the file and holds it against the names that it may use.
    ///
    /// - Returns: what it says, unless it has an error; and what is wrong with it.
    /// - Throws: `StudyError` where the file cannot be read.
    static func read(_ file: URL, features: [String]) throws(StudyError) -> (archetypes: PlanArchetypes?, issues: [SettingIssue]) {
        let bytes = try InputFile.bytes(file)
        var context = SettingsContext(file: file.lastPathComponent)
        let read = SettingsFile<ArchetypesFile>.read(bytes, in: &context)
        for (feature, place) in read?.mentioned ?? [] where !features.contains(feature) {
            let hint = PlanChecks.suggestion(for: feature, among: features)
            context.error(
                place, en: "`\(place)`: the study has no feature `\(feature)`. \(hint.en)",
                nl: "`\(place)`: de studie heeft geen eigenschap `\(feature)`. \(hint.nl)")
        }
        context.sortIssues()
        guard let read, !context.issues.contains(where: \.isError) else { return (nil, context.issues) }
        return (PlanArchetypes(file: read, context: context, bytes: bytes), context.issues)
    }

    /// What only the data show: levels that are not there, and words where there are numbers.
    func issues(_ features: Features) -> [SettingIssue] {
        var context = context
        let before = context.issues.count
        for (feature, value, place) in file.written {
            guard let column = features[feature] else { continue }
            switch column.values {
            case .numeric:
                guard Double(value) == nil else { continue }
                context.error(
                    place, en: "`\(place)`: \(feature) holds numbers; expected one.",
                    nl: "`\(place)`: \(feature) bevat getallen; verwacht werd een getal.")
            case .nominal(_, let levels):
                guard !levels.contains(value) else { continue }
                let hint = PlanChecks.suggestion(for: value, among: levels)
                context.error(
                    place, en: "`\(place)`: \(feature) has no level `\(value)`. \(hint.en)",
                    nl: "`\(place)`: \(feature) heeft geen niveau `\(value)`. \(hint.nl)")
            }
        }
        return Array(context.issues.dropFirst(before))
    }

    func audit(_ features: Features, minimumRows: Int, seed: UInt64) -> FlipAudit {
        func profile(_ values: [Named<String>]) -> FeatureProfile {
            FeatureProfile(values.map { ($0.name, Self.value($0.value, of: features[$0.name])) })
        }
        return FlipAudit(
            flips: file.flips.map {
                FeatureFlip(
                    name: $0.name, from: profile($0.from), to: profile($0.to), meanLimit: $0.limits?.mean, selectedLimit: $0.limits?.selected)
            },
            archetypes: file.archetypes.map { Archetype(name: $0.name, profile: profile($0.profile)) },
            excluded: file.excluded.map { combination in
                ExcludedCombination(
                    Dictionary(
                        combination.map { named -> (String, ExcludedCombination.Condition) in
                            switch named.value {
                            case .value(let text): (named.name, .equal(Self.value(text, of: features[named.name])))
                            case .range(let from, let below): (named.name, .range(from: from, below: below))
                            }
                        }
                    ) { first, _ in first })
            }, minimumRows: minimumRows, seed: seed)
    }

    private static func value(_ text: String, of column: FeatureColumn?) -> FeatureProfile.Value {
        if case .numeric = column?.values, let number = Double(text) { return .number(number) }
        return .level(text)
    }

    /// Words for archetypes and flips, as evidence names them; those without a label in the words of their features.
    ///
    /// - Parameter labels: of the study.
    func labels(_ labels: [String: LocalizedText]) -> [String: LocalizedText] {
        func feature(_ name: String) -> LocalizedText { labels["feature:\(name)"] ?? LocalizedText(name) }
        func level(_ name: String, _ code: String) -> LocalizedText { labels["level:\(name)=\(code)"] ?? LocalizedText(code) }
        func joined(_ parts: [LocalizedText]) -> LocalizedText {
            LocalizedText(en: parts.map(\.en).joined(separator: ", "), nl: parts.map(\.nl).joined(separator: ", "))
        }
        func pair(_ first: LocalizedText, _ sign: String, _ second: LocalizedText) -> LocalizedText {
            LocalizedText(en: first.en + sign + second.en, nl: first.nl + sign + second.nl)
        }
        var result: [String: LocalizedText] = [:]
        for entry in file.archetypes {
            result["archetype:\(entry.name)"] = entry.label ?? joined(entry.profile.map { pair(feature($0.name), ": ", level($0.name, $0.value)) })
        }
        for entry in file.flips {
            let changes = entry.to.map { after in
                let before = entry.from.first { $0.name == after.name }?.value ?? ""
                return pair(feature(after.name), ": ", pair(level(after.name, before), " → ", level(after.name, after.value)))
            }
            result["flip:\(entry.name)"] = entry.label ?? joined(changes)
        }
        return result
    }
}

extension ArchetypesFile {
    /// Every feature that is named, and where.
    var mentioned: [(feature: String, place: SettingPath)] {
        written.map { ($0.feature, $0.place) }
            + excluded.enumerated().flatMap { number, combination in
                combination.compactMap { named in
                    if case .range = named.value { return (named.name, SettingPath("excluded")[number][named.name]) }
                    return nil
                }
            }
    }

    /// Every value that is written, and where.
    var written: [(feature: String, value: String, place: SettingPath)] {
        func values(_ profile: [Named<String>], _ place: SettingPath) -> [(feature: String, value: String, place: SettingPath)] {
            profile.map { ($0.name, $0.value, place[$0.name]) }
        }
        return archetypes.enumerated().flatMap { number, entry in values(entry.profile, SettingPath("archetypes")[number]["profile"]) }
            + flips.enumerated().flatMap { number, entry in
                values(entry.from, SettingPath("flips")[number]["from"]) + values(entry.to, SettingPath("flips")[number]["to"])
            }
            + excluded.enumerated().flatMap { number, combination in
                combination.compactMap { named in
                    if case .value(let text) = named.value { return (named.name, text, SettingPath("excluded")[number][named.name]) }
                    return nil
                }
            }
    }
}

extension Plan {
    /// Reads the archetypes, if the plan names a file with them.
    ///
    /// - Parameter folder: that of the study file.
    func archetypes(relativeTo folder: URL) throws(StudyError) -> (archetypes: PlanArchetypes?, issues: [SettingIssue]) {
        guard let path = settings.fairness.archetypes else { return (nil, []) }
        let file = (path.hasPrefix("/") ? URL(fileURLWithPath: path) : folder.appendingPathComponent(path)).standardizedFileURL
        return try PlanArchetypes.read(file, features: settings.allFeatures.map(\.name))
    }
}
