// SPDX-License-Identifier: EUPL-1.2

import Basics
import Cohorts
import Settings

extension Plan {
    /// Everything that the plan gives a name.
    var wording: WordingLint {
        let features = settings.allFeatures.map {
            // A register is a source.
            let source = $0.origin ?? $0.reading.from ?? $0.reading.file ?? (settings.registers == nil ? nil : settings.cohort?.from)
            return WordedItem(.feature, name: $0.name, label: $0.label, why: $0.why, source: source, contest: $0.contest, sensitivity: $0.sensitivity)
        }
        let outcomes = settings.outcomes.map { WordedItem(.outcome, name: $0.name, label: $0.label) }
        return WordingLint(features + outcomes + settings.allProtected.map { WordedItem(.attribute, name: $0.name, label: $0.label) })
    }

    /// What the wording lint found, as remarks on the study file.
    var wordingIssues: [SettingIssue] {
        let lint = wording
        let words = lint.terms.map { found in
            let path: SettingPath =
                switch found.item.kind {
                case .feature: LeakageMessages(settings: settings).path(of: .feature(found.item.name))
                case .outcome: LeakageMessages(settings: settings).path(of: .outcome(found.item.name))
                case .attribute:
                    settings.protected.firstIndex { $0.name == found.item.name }.map { SettingPath("protected")[$0] }
                        ?? SettingPath("columns", found.item.name)
                }
            return remark(path, WordingWords.term(found.term.kind, found.word, in: found.item.name))
        }
        let needs = WordingLint.Need.allCases.compactMap { need -> SettingIssue? in
            let names = lint.lacking(need)
            return names.isEmpty ? nil : remark(SettingPath("features"), WordingWords.lacking(need, names))
        }
        return words + needs
    }

    private func remark(_ path: SettingPath, _ text: LocalizedText) -> SettingIssue {
        SettingIssue(.warning, file: context.file, position: context.position(of: path), path: path, message: text)
    }
}
