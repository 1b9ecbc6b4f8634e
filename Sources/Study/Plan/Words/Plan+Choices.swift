// SPDX-License-Identifier: EUPL-1.2

import Basics
import Evidence
import Foundation
import Reporting

extension Plan {
    /// What was asked, in words, in the order in which a report prints it.
    public var choices: [StudyDescription.Choice] { purposeChoices + outcomeChoices + rowChoices + modelChoices + fairnessChoices }

    private typealias Choice = StudyDescription.Choice

    private func choice(_ en: String, _ nl: String, _ value: LocalizedText) -> Choice {
        Choice(name: LocalizedText(en: en, nl: nl), value: value)
    }

    private var purposeChoices: [Choice] {
        var choices: [Choice] = []
        if let purpose = settings.purpose { choices.append(choice("Purpose", "Doel", purpose.words)) }
        if let environment = settings.legal.environment { choices.append(choice("Data of", "Gegevens van", environment.words)) }
        if !settings.legal.basis.isEmpty {
            choices.append(choice("Legal grounds", "Grondslagen", LocalizedText(settings.legal.basis.joined(separator: ", "))))
        }
        if let controller = settings.legal.controller { choices.append(choice("Responsible", "Verantwoordelijk", LocalizedText(controller))) }
        if let project = settings.legal.project { choices.append(choice("Project", "Project", LocalizedText(project))) }
        if let data = settings.data {
            choices.append(choice("Data", "Gegevens", LocalizedText(data.split(separator: "/").last.map(String.init) ?? data)))
        }
        return choices
    }

    private var outcomeChoices: [Choice] {
        let derived = settings.derive.compactMap { column in
            column.value.map { choice("Computed column \(column.name)", "Berekende kolom \(column.name)", LocalizedText($0.text)) }
        }
        return derived
            + settings.outcomes.flatMap { outcome -> [Choice] in
                let name = words("outcome", outcome.name)
                var choices: [Choice] = []
                if let definition = outcome.definition {
                    choices.append(choice("Outcome: \(name.en)", "Uitkomst: \(name.nl)", definition))
                }
                if let day = outcome.knownAt {
                    choices.append(choice("Known on: \(name.en)", "Bekend op: \(name.nl)", LocalizedText(day)))
                }
                return choices
            }
    }

    private var rowChoices: [Choice] {
        var choices = [
            choice("Test rows", "Testrijen", settings.split.test.words)
        ]
        if settings.split.test.rolling == nil { choices.append(choice("Folds", "Delen", LocalizedText(String(settings.split.folds)))) }
        if settings.split.test.isByYear {
            choices.append(
                choice(
                    "Outcomes known late", "Uitkomsten die laat bekend zijn",
                    settings.split.embargo == .drop
                        ? LocalizedText(en: "left out", nl: "blijven weg") : LocalizedText(en: "learned from", nl: "tellen mee")))
        }
        if settings.column(with: .cluster) != nil {
            choices.append(choice("Families", "Gezinnen", settings.split.siblings.words))
        }
        if let weights = settings.weights, let kind = weights.kind { choices.append(choice("Weights", "Gewichten", kind.words)) }
        choices.append(choice("Missing values", "Ontbrekende waarden", settings.missing.method.words))
        if settings.missing.method != .native {
            choices.append(choice("Values when the model is used", "Waarden als het model wordt gebruikt", settings.missing.deployment.words))
        }
        return choices
    }

    private var modelChoices: [Choice] {
        var choices = [choice("Model", "Model", settings.model.kind.words)]
        if !settings.compare.isEmpty {
            choices.append(
                choice(
                    "Compared with", "Vergeleken met",
                    LocalizedText(
                        en: settings.compare.map(\.words.en).joined(separator: ", "), nl: settings.compare.map(\.words.nl).joined(separator: ", "))))
        }
        if let capacity = settings.decision.capacity { choices.append(choice("Can be reached", "Kan worden bereikt", Self.capacityWords(capacity))) }
        if let costs = settings.decision.costs {
            let (missed, alarm) = (costs.missed, costs.falseAlarm)
            choices.append(
                choice(
                    "Costs", "Kosten",
                    LocalizedText(
                        en: "missing one: \(Self.plain(missed, .english)); a false alarm: \(Self.plain(alarm, .english))",
                        nl: "er een missen: \(Self.plain(missed, .dutch)); een vals alarm: \(Self.plain(alarm, .dutch))")))
        }
        choices.append(choice("Disclosure profile", "Onthullingsprofiel", settings.disclosure.profile.words))
        return choices
    }

    private var fairnessChoices: [Choice] {
        let attributes = settings.allProtected.flatMap { attribute -> [Choice] in
            let name = words("attribute", attribute.name)
            let compared = choice("Groups of: \(name.en)", "Groepen van: \(name.nl)", attribute.comparisonWords)
            guard let reason = attribute.alsoFeature else { return [compared] }
            return [compared, choice("Also predicts: \(name.en)", "Voorspelt ook: \(name.nl)", reason)]
        }
        let goals = settings.fairness.goals.map { goal in
            let (outcome, attribute) = (words("outcome", goal.outcome), words("attribute", goal.attribute))
            let metric = MetricWords.of(goal.metric).name
            return choice(
                "Goal: \(attribute.en), \(outcome.en)", "Doel: \(attribute.nl), \(outcome.nl)",
                LocalizedText(
                    en: "\(metric.en): \(goal.compare == .ratio ? "ratio" : "difference") of at most \(Self.plain(goal.limit, .english))",
                    nl: "\(metric.nl): \(goal.compare == .ratio ? "verhouding" : "verschil") van hoogstens \(Self.plain(goal.limit, .dutch))"))
        }
        return attributes + goals + [
            choice(
                "Fewest cases to print a rate", "Minste gevallen om een percentage te tonen",
                LocalizedText(String(settings.fairness.minimumEvents)))
        ]
    }

    private static func capacityWords(_ capacity: Double) -> LocalizedText {
        guard capacity < 1 else { return LocalizedText(en: NumberWords(.english).count(Int(capacity)), nl: NumberWords(.dutch).count(Int(capacity))) }
        let decimals = (capacity * 100).rounded() == capacity * 100 ? 0 : 1
        return LocalizedText(
            en: NumberWords(.english).percentage(capacity, decimals: decimals), nl: NumberWords(.dutch).percentage(capacity, decimals: decimals))
    }

    /// A number as it was written, with the language's decimal mark.
    private static func plain(_ value: Double, _ language: Language) -> String {
        let text = value == value.rounded() && value.magnitude < 1e15 ? String(Int(value)) : "\(value)"
        return language == .dutch ? text.replacing(".", with: ",") : text
    }
}
