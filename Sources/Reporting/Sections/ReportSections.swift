// SPDX-License-Identifier: EUPL-1.2

import Basics

/// The sections of the report in reading order; a section without evidence is left out.
struct ReportSections {
    let edition: Edition

    func all() -> [Section] {
        edition.evidence.has("imputation.columns") ? ofImputation : ofStudy
    }

    /// No model, no outcome: what was filled in, and whose values were missing.
    private var ofImputation: [Section] {
        let missing = edition.evidence.has("missing.rate") ? MissingSection(edition: edition).section() : nil
        return [ImputationSection(edition: edition).section(), missing].compactMap { $0 } + [MethodSection(edition: edition).section()]
    }

    private var ofStudy: [Section] {
        let outcomes = edition.evidence.outcomes
        var sections = [SummarySection(edition: edition).section(), PlanSection(edition: edition).section()]
        sections += [
            DataSection(edition: edition).section(), FlowSection(edition: edition).section(), MissingSection(edition: edition).section(),
            LintSection(edition: edition).section(),
        ].compactMap { $0 }
        for (index, outcome) in outcomes.enumerated() {
            let part = edition.evidence.part(of: outcome), number = index + 1
            let own = [
                PerformanceSection(edition: edition, part: part, number: number).section(),
                CalibrationSection(edition: edition, part: part, number: number).section(),
                BenefitSection(edition: edition, part: part, number: number).section(),
                ScreeningSection(edition: edition, part: part, number: number).section(),
                SampleSizeSection(edition: edition, part: part, number: number).section(),
                RobustnessSection(edition: edition, part: part, number: number).section(),
                AuditSection(edition: edition, part: part, number: number).section(),
                YearSection(edition: edition, part: part, number: number).section(),
                ResampledSection(edition: edition, part: part, number: number).section(),
                AreaSection(edition: edition, part: part, number: number).section(),
                PlanningSection(edition: edition, part: part, number: number).section(),
                RecordingSection(edition: edition, part: part, number: number).section(),
                ProxySection(edition: edition, part: part, number: number).section(),
                SliceSection(edition: edition, part: part, number: number).section(),
                StigmaSection(edition: edition, part: part, number: number).section(),
                FlipSection(edition: edition, part: part, number: number).section(),
                CausalSection(edition: edition, part: part, number: number).section(),
                ModelSection(edition: edition, part: part, number: number).section(),
                ScorecardSection(edition: edition, part: part, number: number).section(),
            ].compactMap { $0 }
            let name = edition.labels.outcome(outcome, edition.language)
            sections += outcomes.count == 1 ? own : own.map { Section(id: $0.id, title: $0.title, blocks: $0.blocks, part: name) }
        }
        sections += [JudgeSection(edition: edition).section(), OpenSection(edition: edition).section(), AbsenceSection(edition: edition).section()]
            .compactMap { $0 }
        sections += [MethodSection(edition: edition).section(), GlossarySection(edition: edition).section()]
        return sections
    }
}
