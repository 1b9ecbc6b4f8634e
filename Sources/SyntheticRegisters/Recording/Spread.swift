// SPDX-License-Identifier: EUPL-1.2

import StatMath

/// How strongly each member of a group is touched, by the bias's form: mean 1 over the group, 0 outside of it.
struct Spread {
    let strength: [Double]

    /// - Parameters:
    ///   - position: of the bias in its list.
    ///   - members: of the group, where the bias does not name it.
    ///   - weights: what the mean is taken over (the risk of need, for a bias that only those in need can meet); one a birth.
    init(_ bias: Bias, position: Int, births: [Birth], areas: Areas, weights: [Double], members: [Bool]? = nil) {
        let members = members ?? bias.members(of: births)
        let raw = births.indices.map { row in
            members[row] ? Self.strength(bias.form, births[row], inThird: areas.all[births[row].mother.area].isInThird[position]) : 0
        }
        var (sum, total) = (0.0, 0.0)
        for row in births.indices where members[row] {
            sum += weights[row] * raw[row]
            total += weights[row]
        }
        let scale = sum > 0 ? total / sum : 0
        strength = raw.map { $0 * scale }
    }

    private static func strength(_ form: BiasForm, _ birth: Birth, inThird: Bool) -> Double {
        switch form {
        case .constant: 1
        case .thirdOfAreas: inThird ? 1 : 0
        case .varyingWithIncome: Normal.cdf(-birth.mother.income)
        }
    }
}
