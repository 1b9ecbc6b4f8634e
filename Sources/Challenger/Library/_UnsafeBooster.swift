// SPDX-License-Identifier: EUPL-1.2
// Unsafe: owns XGBoost's handles of the training rows and of the trees, and lends it arrays.

import CXGBoost
import Foundation

/// One fit of XGBoost: the training rows and the trees that were grown on them.
final class Booster {
    private let library: XGBoostLibrary
    private var matrix: boost_matrix?
    private var model: boost_model?

    /// What XGBoost learns from.
    struct Rows {
        /// One row after the other; NaN where there is no value.
        var values: [Float]
        var columns: [ColumnType]
        var outcome: [Float]
        var weights: [Float]?
        /// Log-odds to which the trees are added.
        var margin: [Float]
    }

    enum ColumnType: String {
        case number = "q"
        case category = "c"
    }

    /// - Parameter settings: XGBoost's parameters, by its own names.
    init(_ rows: Rows, settings: [(String, String)], library: XGBoostLibrary) throws(ChallengerError) {
        self.library = library
        // A setting of the calling thread, not of the process.
        guard boost_silence(library.handle) == BOOST_SUCCESS else { throw .failed(.readingRows) }
        matrix = try Self.matrix(rows, library)
        guard boost_create_model(library.handle, matrix, &model) == BOOST_SUCCESS else { throw .failed(.readingRows) }
        for (name, value) in settings where boost_set_parameter(library.handle, model, name, value) != BOOST_SUCCESS {
            throw .parameter(name, expected: "known to XGBoost")
        }
    }

    deinit {
        boost_destroy_model(library.handle, &model)
        boost_destroy_matrix(library.handle, &matrix)
    }

    /// Adds the next tree.
    func grow(_ iteration: Int) throws(ChallengerError) {
        guard boost_update(library.handle, model, Int32(iteration), matrix) == BOOST_SUCCESS else { throw .failed(.learning) }
    }

    /// All trees, as XGBoost writes them.
    func json() throws(ChallengerError) -> Data {
        var (bytes, count): (UnsafePointer<CChar>?, UInt64) = (nil, 0)
        guard boost_save(library.handle, model, &bytes, &count) == BOOST_SUCCESS, let bytes else { throw .failed(.reading) }
        return Data(bytes: bytes, count: Int(count))
    }

    /// XGBoost's own risks of other rows: what ours are tested against.
    func risks(of rows: Rows) throws(ChallengerError) -> [Float] {
        var other: boost_matrix? = try Self.matrix(rows, library)
        defer { boost_destroy_matrix(library.handle, &other) }
        var (risks, count): (UnsafePointer<Float>?, UInt64) = (nil, 0)
        guard boost_predict(library.handle, model, other, &risks, &count) == BOOST_SUCCESS, let risks else { throw .failed(.scoring) }
        return Array(UnsafeBufferPointer(start: risks, count: Int(count)))
    }

    private static func matrix(_ rows: Rows, _ library: XGBoostLibrary) throws(ChallengerError) -> boost_matrix? {
        let handle = library.handle, count = UInt64(rows.outcome.count)
        var matrix: boost_matrix?
        guard boost_create_matrix(handle, rows.values, count, UInt64(rows.columns.count), &matrix) == BOOST_SUCCESS else {
            throw .failed(.readingRows)
        }
        var isWhole = boost_set_numbers(handle, matrix, "label", rows.outcome, count) == BOOST_SUCCESS
        isWhole = isWhole && boost_set_numbers(handle, matrix, "base_margin", rows.margin, count) == BOOST_SUCCESS
        if let weights = rows.weights { isWhole = isWhole && boost_set_numbers(handle, matrix, "weight", weights, count) == BOOST_SUCCESS }
        isWhole = isWhole && set(rows.columns, of: matrix, handle)
        guard isWhole else {
            boost_destroy_matrix(handle, &matrix)
            throw .failed(.readingRows)
        }
        return matrix
    }

    private static func set(_ types: [ColumnType], of matrix: boost_matrix?, _ library: boost_library) -> Bool {
        let texts = types.map { strdup($0.rawValue) }
        defer { for text in texts { free(text) } }
        var pointers = texts.map { UnsafePointer($0) }
        return boost_set_types(library, matrix, &pointers, UInt64(types.count)) == BOOST_SUCCESS
    }
}
