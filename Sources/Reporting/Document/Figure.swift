// SPDX-License-Identifier: EUPL-1.2

/// A chart with its title, a sentence that says what it shows, and the table of its numbers.
struct Figure: Sendable {
    let id: String
    let title: String
    /// The text alternative: what somebody who does not see the chart must know of it. Printed under the chart too.
    let alternative: String
    /// How to read it, where that is not obvious.
    var note: String?
    /// What the lines are, where they are not named in the chart.
    var keys: [Key] = []
    let chart: Chart
    let table: DataTable
}

extension Figure {
    struct Key: Sendable {
        /// The style sheet's class.
        let style: String
        let text: String
    }
}
