// SPDX-License-Identifier: EUPL-1.2

import Basics
import StatMath

/// Which rows belong together.
enum Clustering: String, CaseIterable, Sendable {
    /// Every row on its own.
    case none
    /// Families of four.
    case families
    /// 120 areas.
    case areas

    func clusters(of rows: Int) -> [Int] {
        switch self {
        case .none: Array(0..<rows)
        case .families: (0..<rows).map { $0 / 4 }
        case .areas: (0..<rows).map { $0 * 120 / rows }
        }
    }

    /// Outcomes with these risks, dependent within clusters.
    ///
    /// A normal number a row, correlated .19 within clusters, below the risk's quantile: each row keeps exactly its own risk, so that the
    /// truth stays additive, and the correlation of two outcomes is .1 at a risk of 15 to 20%.
    func outcomes(_ risks: [Double], _ clusters: [Int], _ random: inout Philox) -> [UInt8] {
        guard self != .none else { return risks.map { random.uniform() < $0 ? 1 : 0 } }
        let correlation = 0.19
        let shared = (0...(clusters.last ?? 0)).map { _ in correlation.squareRoot() * Normal.quantile(random.uniform()) }
        return zip(risks, clusters).map { risk, cluster in
            let own = (1 - correlation).squareRoot() * Normal.quantile(random.uniform())
            return Normal.cdf(shared[cluster] + own) < risk ? 1 : 0
        }
    }
}
