// SPDX-License-Identifier: EUPL-1.2

/// When a column of texts is a category: always, never, or when its texts repeat.
enum LevelRule: Hashable, Sendable {
    case always
    case never
    /// At most `maximum` distinct texts, used twice on average; or at most twelve of which one repeats (a small table).
    case whenRepeated(maximum: Int)

    static let smallTable = 12

    /// More distinct texts than this are never a category.
    var limit: Int {
        switch self {
        case .always: Int(Int32.max) - 1
        case .never: 0
        case .whenRepeated(let maximum): maximum
        }
    }

    func isCategory(distinct: Int, cells: Int) -> Bool {
        switch self {
        case .always: true
        case .never: false
        case .whenRepeated(let maximum):
            distinct > 0 && distinct <= maximum && (2 * distinct <= cells || distinct <= Self.smallTable && distinct < cells)
        }
    }
}
