// SPDX-License-Identifier: EUPL-1.2

import RegisterFiles

/// Any bytes are a table or an error. What was read once reads the same when only its first column is asked for.
@c(LLVMFuzzerTestOneInput)
public func fuzzCSV(_ data: UnsafePointer<UInt8>?, _ size: Int) -> CInt {
    let bytes = Array(UnsafeBufferPointer(start: data, count: size))
    guard let table = try? DataFile.read(bytes: bytes, named: "fuzz.csv"), let first = table.columns.first else { return 0 }
    guard let one = try? DataFile.read(bytes: bytes, named: "fuzz.csv", columns: [first.name]) else {
        preconditionFailure("one column fails where all are read")
    }
    precondition(one.rowCount == table.rowCount && one.columns.first?.type == first.type, "one column differs from the same column among all")
    return 0
}
