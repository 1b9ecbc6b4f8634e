// SPDX-License-Identifier: EUPL-1.2

import Basics

/// Writes what a section is made of as HTML.
struct BlockWriter {
    let templates: PageTemplates
    let language: Language

    func html(_ blocks: [Block]) -> String { blocks.map(html).joined(separator: "\n") }

    private func html(_ block: Block) -> String {
        switch block {
        case .lead(let text): write("lead", InlineText.html(text))
        case .paragraph(let text): write("paragraph", InlineText.html(text))
        case .heading(let id, let text): write("heading", ["id": id, "text": text])
        case .list(let items): items.isEmpty ? "" : write("list", ["items": items.map(values)])
        case .codes(let codes): write("codes", ["items": codes])
        case .facts(let facts):
            write("facts", ["items": facts.map { ["value": $0.value, "text": $0.text, "note": Self.optional($0.note)] as [String: Any] }])
        case .columns(let columns):
            write("columns", ["items": columns.map { ["title": $0.title, "items": $0.items.map(InlineText.html)] as [String: Any] }])
        case .callout(let callout): write("callout", ["title": callout.title, "text": InlineText.html(callout.text)])
        case .figure(let figure): write("figures", ["isSingle": true, "html": html(figure)] as [String: Any])
        case .figures(let figures): write("figures", ["isSingle": false, "html": figures.map(html).joined(separator: "\n")] as [String: Any])
        case .table(let table): html(table)
        case .legend(let entries):
            write("legend", ["items": entries.map { values($0.mark).merging(["meaning": $0.meaning]) { $1 } }])
        case .definitions(let definitions):
            write("definitions", ["items": definitions.map { ["term": $0.term, "description": InlineText.html($0.description)] }])
        case .details(let details): write("details", ["summary": details.summary, "html": html(details.blocks)])
        }
    }

    private func write(_ kind: String, _ value: Any) -> String { templates.html(.block, [kind: value]).trimmingBlankLines }

    private func html(_ figure: Figure) -> String {
        templates.html(
            .figure,
            [
                "id": figure.id, "title": figure.title, "alternative": figure.alternative, "note": Self.optional(figure.note),
                "keys": figure.keys.isEmpty ? false : ["items": figure.keys.map { ["style": $0.style, "text": $0.text] }] as [String: Any],
                "height": figure.chart.height, "specification": figure.chart.specification(description: figure.alternative).encoded,
                "failed": PageWords.chartFailed[language], "tableSummary": PageWords.table[language], "table": html(figure.table),
            ])
    }

    private func html(_ table: DataTable) -> String {
        templates.html(
            .table,
            [
                "caption": table.caption, "columns": table.columns.map { ["title": $0.title, "isNumber": $0.isNumber] as [String: Any] },
                "rows": table.rows.map { ["header": $0.header, "cells": $0.cells.map(values)] as [String: Any] },
            ])
    }

    private func values(_ cell: DataTable.Cell) -> [String: Any] {
        switch cell {
        case .number(let text): ["style": "number", "mark": false, "text": text]
        case .text(let text): ["style": false, "mark": false, "text": text]
        // A word that stands in the cell already need not be read aloud twice.
        case .verdict(let mark, let text):
            ["style": "judged", "mark": values(mark).merging(text == mark.word ? ["word": ""] : [:]) { $1 }, "text": text]
        case .empty(let text): ["style": "empty", "mark": false, "text": text]
        }
    }

    private func values(_ item: Item) -> [String: Any] {
        [
            "text": InlineText.html(item.text), "verdict": item.verdict.map(values) ?? false,
            "link": item.link.map { ["target": $0.target, "text": $0.text] } ?? false,
        ]
    }

    private func values(_ mark: VerdictMark) -> [String: Any] { ["style": mark.style, "symbol": mark.symbol, "word": mark.word] }

    /// Mustache looks for a name that is not there in what surrounds it: `false` says that there is none.
    private static func optional(_ text: String?) -> Any { text ?? false }
}

extension String {
    fileprivate var trimmingBlankLines: String {
        split(separator: "\n", omittingEmptySubsequences: true).joined(separator: "\n")
    }
}
