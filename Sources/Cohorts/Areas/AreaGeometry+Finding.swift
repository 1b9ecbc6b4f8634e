// SPDX-License-Identifier: EUPL-1.2

import Evidence

extension AreaGeometry {
    /// The shapes as evidence: what the report draws maps from. Nothing in it is about a person.
    ///
    /// Columns: `area` the code, `name`, `outline` the closed rings, each `x,y x,y ...` in cells of a grid, apart by `;`. The first row has no
    /// area: its outline is the map's width and height.
    public var finding: Finding {
        let outlines = AreaOutlines(self)
        let frame: [EvidenceValue] = [.null, .null, .text("\(outlines.width),\(outlines.height)")]
        let rows = zip(areas, outlines.rings).map { area, rings -> [EvidenceValue] in
            let text = rings.map { $0.map { "\($0.x),\($0.y)" }.joined(separator: " ") }.joined(separator: ";")
            return [.text(area.code), area.name.map { .text($0) } ?? .null, .text(text)]
        }
        return Finding(
            key: "area.geometry", about: About(rows: .all), verdict: .information,
            table: EvidenceTable(columns: ["area", "name", "outline"], rows: [frame] + rows), stage: "cohort")
    }
}
