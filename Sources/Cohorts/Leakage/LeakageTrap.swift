// SPDX-License-Identifier: EUPL-1.2

/// The ways in which a table made from registers tells a model what it could not know. The raw value is its evidence key after `leakage.`.
///
/// `docs/leakage.md` has an example of each.
public enum LeakageTrap: String, CaseIterable, Hashable, Sendable {
    /// A value that comes into being after the index date.
    case knownAfterwards = "known-afterwards"
    /// The index date is computed from a column that also makes the outcome.
    case indexFromOutcome = "index-from-outcome"
    /// A code or a cost that is the outcome under another name.
    case outcomeCode = "outcome-code"
    /// A value of the year of the index, or of a later one.
    case wrongYear = "wrong-year"
    /// Parents, address or household as a later snapshot has them.
    case laterSnapshot = "later-snapshot"
    /// A relation that is not there yet at the index date.
    case relationKnownLater = "relation-known-later"
    /// Staying in the registers is taken for having no event.
    case survival
    /// Siblings, households or dwellings on both sides of a split.
    case familiesAcross = "families-across"
    /// The end of a spell, seen before it ended.
    case spellEnd = "spell-end"
    /// A history that runs on after the index date.
    case historyAfterIndex = "history-after-index"
    /// Boundaries or ranks of another year's population.
    case laterBoundaries = "later-boundaries"
    /// Something learned from all rows before they were split.
    case learnedBeforeSplit = "learned-before-split"
    /// At the end of the register only those whose event came early are seen.
    case truncatedCohort = "truncated-cohort"
    /// A file that is not out yet at the index date.
    case publicationLag = "publication-lag"
    /// Those who never came into the register: said, since no data show it.
    case neverRegistered = "never-registered"
    /// The same row, or a twin, on both sides of a split.
    case duplicateRows = "duplicate-rows"
    /// A feature that alone orders events before all others.
    case tellTale = "tell-tale"
    /// Whether a value is there tells the outcome.
    case tellingMissingness = "telling-missingness"
    /// A column that names rows.
    case namesRows = "names-rows"

    public var key: String { "leakage.\(rawValue)" }
}
