// SPDX-License-Identifier: EUPL-1.2

/// What an empty cell looks like in a text file.
enum MissingText: Equatable {
    case notRecorded
    /// Stata's and SAS's tagged missing values: 0 for `.a`, 25 for `.z`.
    case tagged(UInt8)

    /// Everywhere: nothing, blanks, and what R and Python write.
    static let everywhere: Set<String> = ["", "NA", "NaN", "nan", "NULL", "null", "<NA>"]
    /// Only among numbers and dates, since elsewhere these may be answers ("None") or texts.
    static let amongNumbers: Set<String> = ["None", ".", "N/A", "n/a", "#N/A"]
    static let longest = 4
}

/// The missing texts of one reading, ready to be asked for each cell.
struct MissingTexts {
    private let texts: [[UInt8]]
    private let amongNumbers: [[UInt8]]
    private let takesTags: Bool
    private let longest: Int

    /// - Parameter declared: replaces the detected habits, tags included.
    init(declared: Set<String>?) {
        texts = (declared ?? MissingText.everywhere).sorted().map { Array($0.utf8) }
        amongNumbers = declared == nil ? MissingText.amongNumbers.sorted().map { Array($0.utf8) } : []
        takesTags = declared == nil
        longest = (texts + amongNumbers).map(\.count).max() ?? 0
    }

    /// - Parameter cell: without blanks around it.
    func isMissing(_ cell: UnsafeBufferPointer<UInt8>) -> Bool {
        guard cell.count <= longest else { return false }
        return texts.contains { $0.count == cell.count && cell.elementsEqual($0) }
    }

    /// What a cell means that is no number in a column of numbers or dates.
    func meaning(_ cell: UnsafeBufferPointer<UInt8>) -> MissingText? {
        if isMissing(cell) || amongNumbers.contains(where: { $0.count == cell.count && cell.elementsEqual($0) }) { return .notRecorded }
        guard takesTags, cell.count == 2, cell[0] == UInt8(ascii: ".") else { return nil }
        let letter = (cell[1] | 0x20) &- UInt8(ascii: "a")
        return letter < 26 ? .tagged(letter) : nil
    }
}
