// SPDX-License-Identifier: EUPL-1.2

import Basics
import Evidence

/// What was asked: the plan's choices in words.
struct PlanSection {
    let edition: Edition

    func section() -> Section {
        let language = edition.language
        var definitions = [Definition(term: edition[PlanWords.purpose], description: edition[PurposeWords.of(edition.study.purpose).name])]
        let outcomes = edition.evidence.outcomes
        if !outcomes.isEmpty {
            let names = outcomes.map { edition.labels.outcome($0, language) }
            definitions.append(Definition(term: edition[PlanWords.outcomes], description: edition.list(names)))
        }
        let models = outcomes.flatMap { edition.evidence.part(of: $0).models }.compactMap { $0 }.uniqued()
        if models.count > 1 {
            let names = models.map { edition.labels.model($0, language) }
            definitions.append(Definition(term: edition[PlanWords.compared], description: edition.list(names)))
        }
        definitions += edition.study.choices.map { Definition(term: edition[$0.name], description: edition[$0.value]) }
        return Section(
            id: edition.anchor("question"), title: edition[PlanWords.title], blocks: [.paragraph(edition[PlanWords.lead]), .definitions(definitions)])
    }
}
