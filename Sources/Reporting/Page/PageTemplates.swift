// SPDX-License-Identifier: EUPL-1.2

import Mustache

/// The page's templates, read from inside the program. They escape every word that they print, unless it is HTML already.
struct PageTemplates {
    enum Name: String, CaseIterable { case page, edition, block, figure, table }

    private let templates: [Name: MustacheTemplate]

    /// - Throws: `missingFile`, `invalidPageTemplate`.
    init() throws(ReportingError) {
        MustacheContentTypes.register(EscapedHTML(), named: EscapedHTML.name)
        let escaped = "{{% CONTENT_TYPE:\(EscapedHTML.name)}}"
        var templates: [Name: MustacheTemplate] = [:]
        for name in Name.allCases {
            let text = try EmbeddedFile.text("report/\(name.rawValue).mustache")
            do { templates[name] = try MustacheTemplate(string: escaped + text) } catch { throw .invalidPageTemplate(name.rawValue) }
        }
        self.templates = templates
    }

    /// - Parameter values: by the template's names. A name that is not there counts as empty.
    func html(_ name: Name, _ values: [String: Any]) -> String { templates[name]?.render(values) ?? "" }
}
