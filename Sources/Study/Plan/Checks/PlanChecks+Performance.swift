// SPDX-License-Identifier: EUPL-1.2

import Settings

/// What is asked of performance needs a year.
extension PlanChecks {
    func checkPerformance(_ context: inout SettingsContext) {
        let path = SettingPath("performance"), year = path["year"]
        if context.isWritten(year), settings.registers != nil {
            context.error(
                year, en: "`\(year)` is a column of `data`: a study from registers has the year of its index date.",
                nl: "`\(year)` is een kolom van `data`: een studie uit registers heeft het jaar van de indexdatum.")
        } else if let other = settings.split.test.column, let named = settings.performance.year, other != named {
            context.error(
                year, en: "`\(year)` is `\(named)`, but `split.test.column` is `\(other)`: keep one.",
                nl: "`\(year)` is `\(named)`, maar `split.test.column` is `\(other)`: houd er één.")
        }
        if settings.performance.across.contains(.area), settings.column(with: .area) == nil {
            let place = path["across"]
            context.error(place, en: "`\(place)`: no column has the role `area`.", nl: "`\(place)`: geen kolom heeft de rol `area`.")
        }
        if let transport = settings.performance.transport {
            let place = path["transport"]
            if !transport.areas.isEmpty, settings.column(with: .area) == nil {
                context.error(
                    place["area"], en: "`\(place["area"])`: no column has the role `area`.",
                    nl: "`\(place["area"])`: geen kolom heeft de rol `area`.")
            }
            if !transport.years.isEmpty, settings.registers == nil, settings.yearColumn == nil {
                context.error(
                    place["year"], en: "`\(place["year"])`: name the column with the year (or a date) under `\(year)`.",
                    nl: "`\(place["year"])`: noem onder `\(year)` de kolom met het jaar (of een datum).")
            }
        }
        if settings.performance.across.contains(.year), settings.registers == nil, settings.yearColumn == nil {
            let place = path["across"]
            context.error(
                place, en: "`\(place)`: name the column with the year (or a date) under `\(year)`.",
                nl: "`\(place)`: noem onder `\(year)` de kolom met het jaar (of een datum).")
        }
    }
}
