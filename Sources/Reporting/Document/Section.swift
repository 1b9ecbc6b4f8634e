// SPDX-License-Identifier: EUPL-1.2

/// A part of the report with a heading of its own, and a line in the table of contents.
struct Section: Sendable {
    let id: String
    let title: String
    var blocks: [Block]
    /// What several sections are about together, where a report has more than one of it: an outcome.
    var part: String?

    /// The title where it stands alone.
    var heading: String { part.map { "\(title) (\($0))" } ?? title }
}

/// What a section is made of. It says what a thing is, not how it looks: the page's templates and style sheet do that.
enum Block: Sendable {
    case lead(String)
    case paragraph(String)
    case heading(id: String, text: String)
    case list([Item])
    /// Names as a program knows them.
    case codes([String])
    case facts([Fact])
    case columns([TextColumn])
    case callout(Callout)
    case figure(Figure)
    /// Figures of one kind, side by side where there is room.
    case figures([Figure])
    case table(DataTable)
    case legend([LegendEntry])
    case definitions([Definition])
    /// What only some readers want: folded, open in print when `printed`.
    case details(Details)
}

/// A line of a list; `link` leads to where the report says more.
struct Item: Hashable, Sendable {
    var text: String
    var verdict: VerdictMark?
    var link: Link?

    init(_ text: String, verdict: VerdictMark? = nil, link: Link? = nil) {
        (self.text, self.verdict, self.link) = (text, verdict, link)
    }
}

struct Link: Hashable, Sendable {
    let target: String
    let text: String
}

/// A number that a reader should take away, and what it means.
struct Fact: Sendable {
    let value: String
    let text: String
    var note: String?
}

struct TextColumn: Sendable {
    let title: String
    let items: [String]
}

struct Callout: Sendable {
    let title: String
    let text: String
}

struct Definition: Sendable {
    let term: String
    let description: String
}

struct Details: Sendable {
    let summary: String
    let blocks: [Block]
}
