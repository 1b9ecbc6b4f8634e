// SPDX-License-Identifier: EUPL-1.2

import Basics
import RegisterData

/// The embedded database: joins and SQL over tables in memory, and the way to Parquet.
///
/// It is sealed: no extension, no setting, no file but those that its limits name. Rows keep their order; a quotient by zero is unknown (NULL).
/// A store is used from one thread at a time.
public final class Store {
    let session: StoreSession

    /// - Throws: `StoreError.libraryMissing` where set-up has not fetched the database.
    public init(limits: StoreLimits = StoreLimits()) throws(StoreError) {
        session = try StoreSession(limits: limits)
    }

    /// Runs one statement and reads its result.
    ///
    /// NULL and NaN become "not recorded", a truth value the category FALSE, TRUE, a timestamp what `InstantColumn` says.
    /// - Parameters:
    ///   - sql: lists, structures and blobs must be cast to text.
    ///   - name: what the statement is for, in errors.
    ///   - maximumLevels: texts become a category when at most so many distinct ones repeat; 0 leaves them texts.
    /// - Throws: `StoreError`, or `Cancelled` within a moment of being asked to stop.
    public func query(_ sql: String, named name: String = "query", maximumLevels: Int = 0, progress: ProgressMonitor = .silent) throws -> Table {
        try session.run(sql, named: name, progress: progress) { result in
            try StoreResult.table(&result, rule: maximumLevels > 0 ? .whenRepeated(maximum: maximumLevels) : .never, progress: progress)
        }
    }

    /// Runs one statement whose result nobody needs.
    public func execute(_ sql: String, named name: String = "statement", progress: ProgressMonitor = .silent) throws {
        try session.run(sql, named: name, progress: progress) { _ in }
    }
}
