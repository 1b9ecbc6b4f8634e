// SPDX-License-Identifier: EUPL-1.2

/// Whether two numbers differ by at most `tolerance`; never for a number that is missing or not a number.
public func isClose(_ value: Double?, _ expected: Double?, within tolerance: Double) -> Bool {
    guard let value, let expected else { return false }
    return (value - expected).magnitude <= tolerance
}
