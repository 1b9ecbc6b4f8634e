// SPDX-License-Identifier: EUPL-1.2

// Unsafe: owns the C handles of one database and its connection, and passes C strings.

import Basics
import CDuckDB
import Synchronization

import struct Foundation.URL

/// One in-memory database with one connection.
final class StoreSession {
    private var database: store_database?
    private var connection: store_connection?

    private static let loading = Mutex(())

    private static func loadLibrary() throws(StoreError) {
        let reason: String? = loading.withLock { _ in
            if store_is_loaded() { return nil }
            if let plain = ResourceLocator.find("lib/libduckdb.so"), store_load(plain.path, nil) == nil { return nil }
            guard let wheel = ResourceLocator.find("lib/duckdb.so") else { return "lib/duckdb.so was not found" }
            return store_load(wheel.path, "libpython3.11.so.1.0").map { String(cString: $0) }
        }
        if let reason { throw .libraryMissing(reason: reason) }
    }

    init(limits: StoreLimits) throws(StoreError) {
        try Self.loadLibrary()
        var config: store_config?
        guard store_create_config(&config) == STORE_SUCCESS else { throw .failed(reason: "no configuration") }
        defer { store_destroy_config(&config) }
        var options = [
            ("threads", String(max(1, limits.threads))), ("memory_limit", "\(limits.memoryBytes)B"),
            ("temp_directory", limits.spillFolder?.path ?? ""), ("autoinstall_known_extensions", "false"), ("autoload_known_extensions", "false"),
        ]
        if limits.files.isEmpty { options.append(("enable_external_access", "false")) }
        for (name, value) in options where store_set_config(config, name, value) != STORE_SUCCESS {
            throw .failed(reason: "the option \(name) is not known to this version")
        }
        var message: UnsafeMutablePointer<CChar>?
        defer { store_free(message) }
        guard store_open(nil, &database, config, &message) == STORE_SUCCESS, store_connect(database, &connection) == STORE_SUCCESS else {
            throw .failed(reason: "it could not be opened")
        }
        // A quotient by zero and a timestamp must not depend on the machine.
        var settings = ["SET TimeZone = 'UTC'", "SET ieee_floating_point_ops = false", "SET error_on_division_by_zero = false"]
        if !limits.files.isEmpty {
            settings.append("SET allowed_paths = [\(limits.files.map { SQLText.literal($0.path) }.joined(separator: ", "))]")
            settings.append("SET enable_external_access = false")
        }
        settings.append("SET lock_configuration = true")
        for setting in settings {
            // An older library has no such setting, and then already does what is asked.
            do { try run(setting, named: "settings", progress: .silent) { _ in } } catch let error as StoreError {
                if case .refused = error, setting.contains("division") { continue }
                throw error
            } catch { throw .failed(reason: "settings") }
        }
    }

    deinit {
        store_disconnect(&connection)
        store_close(&database)
    }

    /// Runs one statement in steps, so that it can be cancelled within a moment.
    ///
    /// - Parameter named: what the statement is for, in errors.
    func run<Answer>(_ sql: String, named name: String, progress: ProgressMonitor, _ read: (inout store_result) throws -> Answer) throws -> Answer {
        var statement: store_statement?
        defer { store_destroy_statement(&statement) }
        guard store_prepare(connection, sql, &statement) == STORE_SUCCESS else { throw error(store_prepare_error(statement), name) }
        var pending: store_pending?
        defer { store_destroy_pending(&pending) }
        guard store_begin(statement, &pending) == STORE_SUCCESS else { throw error(store_pending_error(pending), name) }
        stepping: while true {
            try progress.checkCancellation()
            switch store_step(pending) {
            case STORE_PENDING_READY: break stepping
            case STORE_PENDING_ERROR: throw error(store_pending_error(pending), name)
            // Other threads hold the work that is left: finishing waits for them.
            case STORE_PENDING_NO_TASKS: break stepping
            default: continue
            }
        }
        var result = store_result()
        defer { store_destroy_result(&result) }
        guard store_finish(pending, &result) == STORE_SUCCESS else { throw error(store_result_error(&result), name) }
        return try read(&result)
    }

    /// Feeds chunks of `rowsPerChunk` rows to a table that exists.
    ///
    /// - Parameter fill: receives the chunk, its first row and its number of rows.
    func append(to table: String, types: [Int32], rowCount: Int, progress: ProgressMonitor, _ fill: (store_chunk, Range<Int>) -> Void) throws {
        var appender: store_appender?
        defer { store_destroy_appender(&appender) }
        guard store_create_appender(connection, table, &appender) == STORE_SUCCESS else { throw error(store_appender_error(appender), table) }
        var logical = types.map { store_create_type($0) }
        defer { for index in logical.indices { store_destroy_type(&logical[index]) } }
        var chunk = store_create_chunk(&logical, UInt64(logical.count))
        defer { store_destroy_chunk(&chunk) }
        let rowsPerChunk = Int(store_vector_size())
        guard let chunk, rowsPerChunk > 0 else { throw StoreError.failed(reason: "no room for a chunk of rows") }
        var first = 0
        while first < rowCount {
            try progress.checkCancellation()
            let rows = first..<min(rowCount, first + rowsPerChunk)
            store_reset_chunk(chunk)
            fill(chunk, rows)
            store_set_chunk_size(chunk, UInt64(rows.count))
            guard store_append_chunk(appender, chunk) == STORE_SUCCESS else { throw error(store_appender_error(appender), table) }
            first = rows.upperBound
        }
        guard store_close_appender(appender) == STORE_SUCCESS else { throw error(store_appender_error(appender), table) }
    }

    private func error(_ message: UnsafePointer<CChar>?, _ name: String) -> StoreError {
        message.map { StoreError(message: String(cString: $0), statement: name) } ?? .failed(reason: "unknown reason")
    }
}
