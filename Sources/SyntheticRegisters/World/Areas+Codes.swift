// SPDX-License-Identifier: EUPL-1.2

/// The codes of areas by year, as borders change: at the start of 2018 every tenth municipality joined the one before it.
extension Areas {
    struct Codes: Hashable, Sendable {
        /// Four digits.
        var municipality: String
        /// Six digits: the municipality's and two more.
        var district: String
    }

    static let merger = 2018
    private static let firstMunicipality = 9_001

    func codes(of area: Int, in year: Int) -> Codes {
        let (own, district) = (area / Self.areasPerMunicipality, area % Self.areasPerMunicipality)
        let isMerged = year >= Self.merger && own % 10 == 9
        let municipality = String(Self.firstMunicipality + (isMerged ? own - 1 : own))
        return Codes(municipality: municipality, district: municipality + (isMerged ? "1" : "0") + String(district))
    }
}
