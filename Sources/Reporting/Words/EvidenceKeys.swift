// SPDX-License-Identifier: EUPL-1.2

import Basics

/// Every key that `evidence.json` can hold, with what it means: the source of `docs/formats/evidence.md`.
public enum EvidenceKeys {
    struct Key {
        let name: String
        let value: String
        let meaning: String
    }

    /// All keys, in the order of the page.
    public static var names: [String] { sections.flatMap { $0.keys.map(\.name) } }

    /// The page, as Markdown.
    public static var page: String {
        let tables = sections.map { section in
            let rows = section.keys.map { "| `\($0.name)` | \($0.value) | \($0.meaning) |" }.joined(separator: "\n")
            return "## \(section.title)\n\n\(section.lead)\n\n| key | value | meaning |\n|---|---|---|\n\(rows)\n"
        }
        return head + "\n" + tables.joined(separator: "\n")
    }

    private static let head = """
        # Evidence

        `evidence.json` holds all that a run found; the report is made from it and nothing else. This page is written by `make schema` \
        from the code.

        A finding has a `key`; `about` (which outcome, model, rows, attribute, group, area, feature, step; `at` which capacity or \
        threshold; compared
        with whom); a `value`, or `null` with the `reason`; an `interval` with its `level` and `method`; `count` of `total`; for a gap, \
        ratio or check a
        `verdict` (`concern`, `fine`, `insufficient`, `information`) and `why`; a `table` instead of a value where it is a curve; \
        `support`: the cells
        behind it, by which an output checker judges; `says`: the sentence of the report. Shares and differences of shares are between 0 and 1.

        """

    struct Section {
        let title: String
        let lead: String
        let keys: [Key]
    }

    private static let sections = dataSections + missingSections + modelSections + performanceSections + groupSections + biasSections
}

extension MetricWords {
    var unit: String {
        switch notation {
        case .share: "share"
        case .ratio: "ratio"
        case .fraction, .number: "number"
        }
    }
}
