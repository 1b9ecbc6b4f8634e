// SPDX-License-Identifier: EUPL-1.2

import Basics

/// Writes the report in one language as HTML.
struct EditionWriter {
    let edition: Edition
    let templates: PageTemplates
    /// Whether it is the language that is shown first.
    let isFirst: Bool

    func html() -> String {
        let language = edition.language, other: Language = language == .dutch ? .english : .dutch
        let writer = BlockWriter(templates: templates, language: language)
        let sections = ReportSections(edition: edition).all().map { section in
            ["id": section.id, "title": section.title, "html": writer.html(section.blocks)]
        }
        return templates.html(
            .edition,
            [
                "language": language.rawValue, "isOther": !isFirst, "otherLanguage": other.rawValue, "switch": edition[PageWords.otherLanguage],
                "skip": edition[PageWords.skip], "kind": edition[PageWords.kind], "title": edition[edition.study.title],
                "purpose": "\(edition[PlanWords.purpose]): \(edition[PurposeWords.of(edition.study.purpose).name].lowercasedFirst).",
                "contents": edition[PageWords.contents], "withoutScript": edition[PageWords.withoutScript], "back": edition[PageWords.back],
                "sections": sections,
            ])
    }
}
