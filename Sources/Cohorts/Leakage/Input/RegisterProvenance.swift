// SPDX-License-Identifier: EUPL-1.2

import RegisterData

/// Where everything in a plan of registers comes from, by what the catalogue says of it.
public struct RegisterProvenance {
    private let plan: RegisterPlan
    private let catalogue: Catalogue
    private let ownSources: [String: Set<String>]
    /// Derived dates that come after the index date, which is computed back from them: birth, where the index is conception.
    private let laterDates: Set<String>
    /// The last year that the cohort's register has a file of.
    private let lastYear: Int?

    /// - Parameter lastYear: the last year that the cohort's register has a file of; `nil` where it is not known.
    public init(_ plan: RegisterPlan, catalogue: Catalogue, lastYear: Int?) {
        (self.plan, self.catalogue, self.lastYear) = (plan, catalogue, lastYear)
        var sources: [String: Set<String>] = [:]
        for column in plan.derived {
            sources[column.name.lowercased()] = Set(column.expression.columns.map { $0.lowercased() }.flatMap { sources[$0] ?? [$0] })
        }
        ownSources = sources
        let index = plan.derived.first { $0.name == plan.index }?.expression
        if let later = index?.minuend {
            let names = plan.derived.filter { $0.name != plan.index && ($0.name == later || $0.expression.singleColumn == later) }.map(\.name)
            laterDates = Set([later] + names)
        } else {
            laterDates = []
        }
    }

    /// - Parameter outcomes: those of the cohort's own row, which a plan of registers does not hold.
    public func study(ownOutcomes: [OutcomeProvenance], keepsSiblings: Bool, isScreening: Bool) -> LintedStudy {
        // Keys of relatives in the cohort's own rows: families that nobody asked for.
        let keys = catalogue.relations.filter { $0.register == plan.register }.flatMap { $0.person + $0.key }
        return LintedStudy(
            features: plan.features.map(feature), outcomes: ownOutcomes + plan.outcomes.map(outcome), index: index,
            split: SplitProvenance(hasFamilies: !plan.family.isEmpty, keepsSiblings: keepsSiblings),
            otherColumns: Set(keys.map { $0.lowercased() }), isScreening: isScreening)
    }

    /// Columns of the cohort's register that a column of the own row is computed from, in lower case.
    public func sources(of column: String) -> Set<String> { ownSources[column.lowercased()] ?? [column.lowercased()] }

    private var index: IndexProvenance {
        let range = plan.rules.lazy.compactMap { rule -> (CivilDay?, CivilDay?)? in
            guard case .between(plan.index, let low, let high) = rule.test, !rule.isExclusion else { return nil }
            return (Self.day(low), Self.day(high))
        }.first
        return IndexProvenance(
            columns: sources(of: plan.index), laterEvents: laterDates, firstDay: range?.0, lastDay: range?.1,
            longestWaitDays: laterDates.isEmpty ? nil : plan.longestWait.mostDays,
            registerEnds: lastYear.flatMap { CivilDay(year: $0, month: 12, day: 31) })
    }

    /// `DATE '2015-01-31'`, as rules hold days.
    private static func day(_ literal: String) -> CivilDay? {
        let parts = literal.split(separator: "'").dropFirst().first?.split(separator: "-").compactMap { Int($0) } ?? []
        return parts.count == 3 ? CivilDay(year: parts[0], month: parts[1], day: parts[2]) : nil
    }

    private func feature(_ value: AsOfValue) -> FeatureProvenance {
        var feature = FeatureProvenance(name: value.name)
        switch value.source {
        case .own(let expression):
            feature.columns = Set(expression.columns.flatMap { sources(of: $0) })
            let register = catalogue[register: plan.register]
            feature.knownAt =
                feature.columns.sorted().lazy.compactMap { column in
                    register?.columns.first { $0.name.lowercased() == column }?.knownAt
                }.first
        case .areas(let figures):
            (feature.time, feature.moment) = (.annual, .years(figures.yearOffset...figures.yearOffset))
            if figures.yearColumn == nil { feature.time = .constant }
        case .register(let reading): read(reading, into: &feature)
        }
        if let of = value.of, of != plan.unit, of != "area" { feature.relative = relative(of) }
        return feature
    }

    private func read(_ reading: RegisterReading, into feature: inout FeatureProvenance) {
        feature.register = reading.register
        let named = Set(((reading.value?.columns ?? []) + (reading.condition?.columns ?? [])).map { $0.lowercased() })
        feature.columns = named.subtracting([plan.index.lowercased(), StepColumn.index])
        guard let register = catalogue[register: reading.register] else { return }
        feature.moment = moment(reading.period)
        if reading.period != .published { feature.publishedAfterMonths = register.publishedAfter.map(\.months) }
        switch register.time {
        case .constant, .wide: feature.time = .constant
        case .yearOfFile, .year:
            feature.time = isAnnual(register, reading) ? .annual : .snapshot
            if feature.time == .annual, reading.period == .index { feature.moment = .years(0...0) }
        case .day: feature.time = .event
        case .spell(_, let end, _):
            feature.time = .spell
            feature.spellEnd = end.lowercased()
            // Days are cut at the window; a formula that names the end is not.
            feature.isCutAtIndex = !named.contains(end.lowercased())
        }
    }

    /// Whether a year's file adds up what happened in the year, or shows how things stood.
    private func isAnnual(_ register: Register, _ reading: RegisterReading) -> Bool {
        let columns = (reading.value?.columns ?? []).compactMap { register[column: $0] }
        return register.publishedAfter != nil || reading.take != .value || columns.contains { $0.unit != nil || $0.type == .number }
    }

    private func moment(_ period: Period) -> FeatureProvenance.Moment {
        switch period {
        case .index: .index
        // Files that were out are of years that were over.
        case .published: .years(-50 ... -1)
        case .year(let year): .years(year...year)
        case .years(let first, let last): .years(min(first, last)...max(first, last))
        case .days(let first, let last): .days(min(first, last)...max(first, last))
        }
    }

    /// The relation with what its way there has of the latest.
    private func relative(_ name: String) -> FeatureProvenance.Relative {
        var relative = FeatureProvenance.Relative(name: name)
        var seen: Set<String> = []
        var next = catalogue[relation: name]
        while let relation = next, seen.insert(relation.name).inserted {
            if relative.knownAt == nil { relative.knownAt = relation.knownAt }
            let moment: FeatureProvenance.Moment? =
                switch relation.moment {
                case .index: .index
                case .year(let offset): .years(offset...offset)
                case nil: nil
                }
            if relative.moment == nil || moment?.passesIndex == true { relative.moment = moment ?? relative.moment }
            next = catalogue[relation: relation.from]
        }
        return relative
    }

    private func outcome(_ outcome: FollowUp) -> OutcomeProvenance {
        let days = (outcome.until.span?.days ?? 0) * (outcome.until.isBefore ? -1 : 1)
        let start = (outcome.from.span?.days ?? 0) * (outcome.from.isBefore ? -1 : 1)
        return OutcomeProvenance(
            name: outcome.name, register: outcome.register, columns: Set((outcome.condition?.columns ?? []).map { $0.lowercased() }),
            followUpDays: outcome.from.anchor == outcome.until.anchor ? max(0, days - start) : nil,
            endings: Set(outcome.competing + outcome.censoring))
    }
}

extension CalendarSpan {
    /// Whole months, rounded up.
    fileprivate var months: Int {
        switch unit {
        case .day: (count + 29) / 30
        case .week: (count * 7 + 29) / 30
        case .month: count
        case .year: 12 * count
        }
    }

    /// The most days that it can be: a month has 31, a year 366.
    fileprivate var mostDays: Int {
        switch unit {
        case .day: count
        case .week: 7 * count
        case .month: count * 31
        case .year: count * 366
        }
    }

    fileprivate var days: Int {
        switch unit {
        case .day: count
        case .week: 7 * count
        case .month: count * 30
        case .year: count * 365
        }
    }
}
