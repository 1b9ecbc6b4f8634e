// SPDX-License-Identifier: EUPL-1.2

import Basics
import Foundation
import StatMath

/// Public figures: the map, key figures of districts, margins of the population.
extension RegisterWorld {
    /// Files beside the registers, by name.
    public var publicFiles: [(name: String, content: Data)] {
        let map = AreaMap(areas: world.areas, seed: world.seed)
        let years = [Areas.merger - 1, Areas.merger]
        return years.flatMap { year in
            [("map/wc\(year).geojson", map.districts(in: year)), ("map/gem\(year).geojson", map.municipalities(in: year))]
        } + [("kerncijfers.csv", keyFigures), ("margins.csv", margins)]
    }

    /// One row a district and year. `income_low`: per cent of households below 1.2 times the low-income limit.
    private var keyFigures: Data {
        var sizes = world.areas.cumulativeSize
        for index in sizes.indices.dropFirst().reversed() { sizes[index] -= sizes[index - 1] }
        let total = sizes.reduce(0, +)
        var text = "wc,year,population,income_low,dwelling_value\n"
        for year in RegisterYears.annual {
            for (index, area) in world.areas.all.enumerated() {
                let people = Int((Double(births.count) * 18 * sizes[index] / total).rounded())
                let low = 100 * Normal.cdf(-1.25 + 0.4 * area.deprivation)
                let value = 235 * (1 + 0.03 * Double(year - 2015)) - 45 * area.deprivation
                text += "\(world.areas.codes(of: index, in: year).district),\(year),\(people),\((low * 10).rounded() / 10),\(Int(value.rounded()))\n"
            }
        }
        return Data(text.utf8)
    }

    /// Shares of all mothers, as a census would find them.
    private var margins: Data {
        let rows = zip(Self.groups, Origin.allCases).map { "origin,\($0.code),\($1.share)" }
        return Data((["attribute,level,share"] + rows).joined(separator: "\n").utf8) + Data("\n".utf8)
    }
}
