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
        let sections = ReportSections(edition: edition).all()
        let written = sections.map { ["id": $0.id, "title": $0.heading, "html": writer.html($0.blocks)] }
        return templates.html(
            .edition,
            [
                "language": language.rawValue, "isOther": !isFirst, "otherLanguage": other.rawValue, "switch": edition[PageWords.otherLanguage],
                "skip": edition[PageWords.skip], "kind": edition[PageWords.kind], "title": edition[edition.study.title],
                "purpose": "\(edition[PlanWords.purpose]): \(edition[PurposeWords.of(edition.study.purpose).name].lowercasedFirst).",
                "contents": edition[PageWords.contents], "withoutScript": edition[PageWords.withoutScript], "back": edition[PageWords.back],
                "entries": Self.contents(sections), "sections": written,
            ])
    }

    /// Sections that are about one thing stand below its name.
    private static func contents(_ sections: [Section]) -> [[String: Any]] {
        var entries: [[String: Any]] = []
        for (number, section) in sections.enumerated() {
            let line = ["id": section.id, "title": section.title]
            guard let part = section.part else {
                entries.append(["part": false, "lines": [line]])
                continue
            }
            if number > 0, sections[number - 1].part == part, var last = entries.popLast() {
                last["lines"] = (last["lines"] as? [[String: String]] ?? []) + [line]
                entries.append(last)
            } else {
                entries.append(["part": part, "lines": [line]])
            }
        }
        return entries
    }
}
