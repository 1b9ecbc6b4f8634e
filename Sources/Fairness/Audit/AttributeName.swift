// SPDX-License-Identifier: EUPL-1.2

import Foundation

/// Names of attributes, alone or crossed: `wic`, `wic x pay`.
enum AttributeName {
    static func parts(_ name: String) -> [String] { name.components(separatedBy: " x ") }

    /// Crossing has no order.
    static func isSame(_ a: String, _ b: String) -> Bool { a == b || parts(a).sorted() == parts(b).sorted() }
}
