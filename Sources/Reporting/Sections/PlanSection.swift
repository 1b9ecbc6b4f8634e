// SPDX-License-Identifier: EUPL-1.2

import Basics
import Evidence

/// What was asked: the plan's choices in words.
struct PlanSection {
    let edition: Edition

    func section() -> Section {
        let definitions = edition.study.choices.map { Definition(term: edition[$0.name], description: edition[$0.value]) }
        return Section(
            id: edition.anchor("question"), title: edition[PlanWords.title], blocks: [.paragraph(edition[PlanWords.lead]), .definitions(definitions)])
    }
}
