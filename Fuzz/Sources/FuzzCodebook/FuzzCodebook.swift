// SPDX-License-Identifier: EUPL-1.2

import RegisterFiles

/// Any bytes beside a table are its codebook or an error; the rows stay what they are.
@c(LLVMFuzzerTestOneInput)
public func fuzzCodebook(_ data: UnsafePointer<UInt8>?, _ size: Int) -> CInt {
    let csv = Array("lft,etnic,wic,ddgeb,naam\n27,A,1,2019-03-07,x y\n-9,B,0,,\n31,,9,2016-02-29,é\n".utf8)
    let codebook = Array(UnsafeBufferPointer(start: data, count: size))
    guard let table = try? DataFile.read(bytes: csv, named: "fuzz.csv", codebook: codebook) else { return 0 }
    precondition(table.rowCount == 3 && table.columnNames == ["lft", "etnic", "wic", "ddgeb", "naam"], "the codebook changes the table")
    for column in table.columns {
        for row in 0..<3 { _ = column.missingKind(row) }
        if case .category(let codes, let levels) = column.values { precondition(codes.allSatisfy { $0 < levels.count }, "a code has no level") }
    }
    return 0
}
