// SPDX-License-Identifier: EUPL-1.2

import Foundation
import RegisterData
import RegisterFiles
import TestSupport
import Testing

/// A line of an INDEX.csv: what another reader makes of a file.
struct IndexedFile: Sendable, CustomTestStringConvertible {
    let path: String
    let isReadElsewhere: Bool
    let rows: Int
    let columns: Int

    var testDescription: String { path }

    /// The files of a folder that are there and that we read by their extension.
    static func all(in folder: String, pathColumn: String, path: (String, String) -> String = { $1 }) -> [IndexedFile] {
        guard SharedData.isPresent, let index = try? DataFile.read(SharedData.url("data/\(folder)/INDEX.csv")) else { return [] }
        func cells(_ name: String) -> [String] { index[name]?.texts ?? [] }
        let tags = index["tag"] == nil ? [String](repeating: "", count: index.rowCount) : cells("tag")
        return zip(zip(tags, cells(pathColumn)), zip(cells("ok"), zip(cells("rows"), cells("cols")))).compactMap { file, result in
            let name = path(file.0, file.1)
            guard FileFormat(fileName: name) != nil, !result.0.isEmpty,
                FileManager.default.fileExists(atPath: SharedData.url("data/\(folder)/\(name)").path)
            else { return nil }
            return IndexedFile(
                path: "\(folder)/\(name)", isReadElsewhere: Double(result.0) == 1, rows: Int(Double(result.1.0) ?? -1),
                columns: Int(Double(result.1.1) ?? -1))
        }
    }

    var url: URL { SharedData.url("data/\(path)") }
}

@Suite("Readers against the files of other tools", .needsSharedData)
struct ReaderConformanceTests {
    /// Files that the libraries beneath us cannot read, and why.
    static let unreadable: Set<String> = [
        // libreadstat 1.1.8 does not know this compression with deleted rows.
        "readers_stat/parso/comp_deleted.sas7bdat",
        // The database reads this encoding for four types only.
        "readers_parquet/data/byte_stream_split_extended.gzip.parquet",
        // A title above the table makes its records ragged.
        "readers_csv/messytables/weird_head_padding.csv",
        // Two columns have the name "0"; the other reader renames one.
        "readers_csv/messytables/null.csv",
    ]

    /// Columns of files that the other reader took for one column each, since it was not told the separator.
    static let columnsBySeparator = ["readers_csv/messytables/example.tsv": 17]

    /// libreadstat 1.1.8 does not know that a row was deleted.
    static let withDeletedRow = "readers_stat/parso/data_page_with_deleted.sas7bdat"

    @Test(arguments: IndexedFile.all(in: "readers_stat", pathColumn: "file"))
    func statisticalFile(file: IndexedFile) throws { try expectShape(of: file, extraRows: file.path == Self.withDeletedRow ? 1 : 0) }

    @Test(arguments: IndexedFile.all(in: "readers_parquet", pathColumn: "path"))
    func parquetFile(file: IndexedFile) throws { try expectShape(of: file) }

    @Test(arguments: IndexedFile.all(in: "readers_csv", pathColumn: "path") { "\($0)/\($1.split(separator: "/").last ?? "")" })
    func textFile(file: IndexedFile) throws { try expectShape(of: file) }

    /// As many rows and columns as the other reader found; where that failed, ours may read or fail cleanly.
    private func expectShape(of file: IndexedFile, extraRows: Int = 0) throws {
        do {
            let table = try DataFile.read(file.url)
            guard file.isReadElsewhere else { return }
            #expect(!Self.unreadable.contains(file.path), "it is readable by now")
            #expect(table.columns.count == Self.columnsBySeparator[file.path] ?? file.columns)
            #expect(table.rowCount == file.rows + extraRows)
            #expect(try DataFile.schema(file.url).columns.map(\.name) == table.columnNames)
        } catch let error as RegisterFilesError {
            #expect(!file.isReadElsewhere || Self.unreadable.contains(file.path), "\(error)")
        } catch let error as StoreError {
            #expect(!file.isReadElsewhere, "\(error)")
        }
    }
}
