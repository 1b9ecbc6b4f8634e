// SPDX-License-Identifier: EUPL-1.2

import Basics

/// Rows that have a value, in cells of rows that are alike, from which rows without one take theirs.
///
/// Cells are made by halving, again and again along the variate that varies most. What is not known of a cell's own distribution is in the draws:
/// each visit draws the cell's donors anew with replacement, and recipients from those (the approximate Bayesian bootstrap).
/// Source: Rubin and Schenker (1986), J. Am. Stat. Assoc. 81, 366-374; Andridge and Little (2010), Int. Stat. Rev. 78, 40-64 (hot decks).
struct DonorCells {
    /// A cell is not halved where a half would have fewer donors.
    static let fewest = 10

    private enum Node {
        case half(variate: Int, from: Float, below: Int, above: Int)
        case cell(Range<Int>)
    }

    private var nodes: [Node] = []
    /// Places of donors, cell after cell.
    private var order: [Int32]
    /// The same places, drawn again within each cell.
    private var drawn: [Int32] = []

    /// - Parameters:
    ///   - donors: of each variate, the value of each donor; at least one donor, no variate where nothing is known.
    ///   - count: how many donors there are.
    init(_ donors: [[Float]], count: Int, generator: inout Philox) {
        precondition(count > 0 && donors.allSatisfy { $0.count == count })
        order = (0..<Int32(count)).map { $0 }
        var open = [(range: 0..<count, node: 0)]
        nodes = [.cell(0..<count)]
        while let (range, node) = open.popLast() {
            guard let half = half(range, donors) else { continue }
            nodes[node] = .half(variate: half.variate, from: half.from, below: nodes.count, above: nodes.count + 1)
            for part in [range.lowerBound..<half.middle, half.middle..<range.upperBound] {
                open.append((part, nodes.count))
                nodes.append(.cell(part))
            }
        }
        drawn = order
        for case .cell(let range) in nodes {
            for place in range { drawn[place] = order[range.lowerBound + Int(generator.uniform() * Double(range.count))] }
        }
    }

    /// Halves a cell where a value changes, as near to the middle as can be.
    private mutating func half(_ range: Range<Int>, _ donors: [[Float]]) -> (variate: Int, from: Float, middle: Int)? {
        guard range.count >= 2 * Self.fewest else { return nil }
        let spreads = donors.indices.map { variate -> (variate: Int, spread: Float) in
            var (low, high) = (Float.infinity, -Float.infinity)
            for place in range {
                let value = donors[variate][Int(order[place])]
                (low, high) = (min(low, value), max(high, value))
            }
            return (variate, high - low)
        }
        for (variate, spread) in spreads.sorted(by: { ($0.spread, $1.variate) > ($1.spread, $0.variate) }) where spread > 0 {
            let values = donors[variate]
            let sorted = order[range].sorted { (values[Int($0)], $0) < (values[Int($1)], $1) }, middle = sorted.count / 2
            func changes(_ place: Int) -> Bool {
                (Self.fewest...sorted.count - Self.fewest).contains(place) && values[Int(sorted[place - 1])] < values[Int(sorted[place])]
            }
            guard let cut = (0...middle).lazy.flatMap({ [middle - $0, middle + $0] }).first(where: changes) else { continue }
            order.replaceSubrange(range, with: sorted)
            return (variate, values[Int(sorted[cut])], range.lowerBound + cut)
        }
        return nil
    }

    /// The donors, drawn again, of the cell that a row is in.
    ///
    /// - Parameter variates: of the row.
    func donors(at variates: (Int) -> Float) -> ArraySlice<Int32> {
        var node = 0
        while true {
            switch nodes[node] {
            case .cell(let range): return drawn[range]
            case .half(let variate, let from, let below, let above): node = variates(variate) < from ? below : above
            }
        }
    }
}

/// Donors in cells of rows that are alike in what tells levels apart, and the rows that are given one.
struct HotDeck {
    private let cells: DonorCells
    /// Of each variate, the value of each recipient.
    private let recipients: [[Float]]

    /// - Parameters:
    ///   - model: what tells the levels apart; one cell where that is not known.
    ///   - donors: in the columns of the model, as are the recipients.
    init(_ model: DiscriminantModel?, donors: GatheredRows, recipients: GatheredRows, generator: inout Philox) {
        let variates = model.flatMap(CanonicalVariates.init)?.coefficients ?? []
        cells = DonorCells(variates.map { donors.predictions($0) }, count: donors.rows, generator: &generator)
        self.recipients = variates.map { recipients.predictions($0) }
    }

    /// Places of the donors of a recipient's cell.
    func donors(_ recipient: Int) -> ArraySlice<Int32> { cells.donors { recipients[$0][recipient] } }

    /// The place of one of them.
    func donor(of recipient: Int, uniform: Double) -> Int32 {
        let donors = donors(recipient)
        return donors[donors.startIndex + min(donors.count - 1, Int(uniform * Double(donors.count)))]
    }
}
