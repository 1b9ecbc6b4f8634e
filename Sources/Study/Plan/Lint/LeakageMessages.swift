// SPDX-License-Identifier: EUPL-1.2

import Basics
import Cohorts
import Evidence
import Reporting
import Settings

/// What the linter found, as issues of the study file: with the place, the reason and what to do.
struct LeakageMessages {
    let settings: PlanSettings

    /// Where the subject of a finding stands in the file.
    func path(of subject: LeakageFinding.Subject) -> SettingPath {
        switch subject {
        case .feature(let name):
            guard let feature = settings.allFeatures.first(where: { $0.name == name }) else { return SettingPath("features") }
            return PlanChecks(settings).path(of: feature)
        case .outcome(let name):
            return settings.outcomes.firstIndex { $0.name == name }.map { SettingPath("outcomes")[$0] } ?? SettingPath("outcomes")
        case .column(let name):
            let written = settings.columns.first { $0.name.lowercased() == name.lowercased() }?.name
            return SettingPath("columns", written ?? name)
        case .study: return SettingPath("split")
        }
    }

    /// What is said of a finding: nothing of a note, which only the report needs, nor of what another check says.
    func text(of finding: LeakageFinding) -> LocalizedText? {
        guard finding.weight > .note, finding.override == nil, finding.sentence.template != "leakage.outcome-code.shared" else { return nil }
        let evidence = finding.evidence
        func sentence(_ language: Language) -> String { (try? Self.renderer?.sentence(of: evidence, in: language)) ?? finding.trap.key }
        guard finding.weight == .blocking else { return LocalizedText(en: sentence(.english), nl: sentence(.dutch)) }
        let entry = "{rule: \(finding.trap.key), about: \(finding.subject.name), why: ..., by: ...}"
        return LocalizedText(
            en: "\(sentence(.english)) Or write under `overrides` why it may stay: \(entry).",
            nl: "\(sentence(.dutch)) Of schrijf bij `overrides` waarom dit mag blijven: \(entry).")
    }

    private static let renderer = try? SentenceRenderer(
        templates: CohortsSentences.all, study: StudyDescription(name: "", title: LocalizedText(""), purpose: "", seed: 0, final: false))
}

extension Plan {
    /// Findings in the rows, as issues of the study file.
    func issues(_ findings: [LeakageFinding]) -> [SettingIssue] {
        let messages = LeakageMessages(settings: settings)
        return findings.compactMap { finding in
            guard let text = messages.text(of: finding) else { return nil }
            let path = messages.path(of: finding.subject)
            return SettingIssue(
                finding.stops ? .error(.rule) : .warning, file: context.file, position: context.position(of: path), path: path, message: text)
        }
    }
}
