// SPDX-License-Identifier: EUPL-1.2

import Basics
import RegisterData
import RegisterFiles

/// What a catalogue describes, held against what is there. Reads the names of files and what their heads say; no rows.
public struct CatalogueInspection: Sendable {
    public let registers: [RegisterInspection]

    /// - Throws: `CatalogueError.noRoot`, `Cancelled`, or a `StoreError` when the embedded database is not there.
    public init(_ catalogue: Catalogue, progress: ProgressMonitor = .silent) throws {
        let folder = try RegisterFolder(catalogue.root)
        registers = try catalogue.registers.enumerated().map { index, register in
            progress.report("read", index, of: catalogue.registers.count)
            return try RegisterInspection(register, in: catalogue, folder, progress: progress)
        }
    }

    public var remarks: [CatalogueRemark] { registers.flatMap(\.remarks) }
}

/// One register of the inspection.
public struct RegisterInspection: Sendable {
    /// A column over the years, by the name that studies use.
    public struct Column: Hashable, Sendable {
        public var name: String
        public var type: ColumnType
        public var label: LocalizedText?
        public var unit: String?
        /// The years whose file has it; empty for a register without years.
        public var years: [Int]
    }

    public let register: Register
    public let files: RegisterFileList
    public let columns: [Column]
    /// `nil` where some format tells only after reading everything.
    public let rowCount: Int?
    public let remarks: [CatalogueRemark]

    init(_ register: Register, in catalogue: Catalogue, _ folder: RegisterFolder, progress: ProgressMonitor) throws {
        let files = RegisterFileList(register, in: folder)
        var remarks = files.chosen.isEmpty ? [CatalogueRemark.noFiles(register)] : []
        remarks += files.missingYears.map { .missingYear(register, $0) }
        for twin in files.twins {
            if let kept = files.chosen.first(where: { $0.year == twin.year }) { remarks.append(.twin(register, twin, kept: kept)) }
        }
        var columns: [String: Column] = [:]
        var names: [String] = []
        var rows: Int? = 0
        for file in files.files(for: nil, isCumulative: register.isCumulative) {
            try progress.checkCancellation()
            guard let schema = try Self.schema(of: file, register, &remarks) else {
                rows = nil
                continue
            }
            rows = schema.rowCount.flatMap { count in rows.map { $0 + count } }
            guard let found = Self.columns(of: file, register, schema, &remarks) else { continue }
            remarks += Self.remarks(on: found, catalogue)
            for physical in schema.columns {
                let name = found.canonicalName(of: physical)
                if columns[name] == nil {
                    names.append(name)
                    let declared = register[column: name]
                    columns[name] = Column(
                        name: name, type: declared?.type ?? physical.type, label: declared?.label ?? physical.label,
                        unit: declared?.unit ?? physical.unit, years: [])
                }
                if let year = file.year { columns[name]?.years.append(year) }
            }
        }
        (self.register, self.files, rowCount, self.remarks) = (register, files, rows, remarks)
        self.columns = names.compactMap { columns[$0] }
    }

    private static func schema(of file: RegisterFile, _ register: Register, _ remarks: inout [CatalogueRemark]) throws -> TableSchema? {
        let options = ReadOptions(encoding: register.encoding, statisticalEncoding: register.encoding?.rawValue)
        do { return try DataFile.schema(file.url, options: options) } catch let error as RegisterFilesError {
            remarks.append(CatalogueRemark(.notReadable, register, file: file, error: .notReadable(file: file.path, reason: error.explanation)))
            return nil
        }
    }

    private static func columns(
        of file: RegisterFile, _ register: Register, _ schema: TableSchema, _ remarks: inout [CatalogueRemark]
    ) -> RegisterColumns? {
        do throws(CatalogueError) { return try RegisterColumns(register, file: file, physical: schema.columns) } catch {
            remarks.append(CatalogueRemark(.ambiguousCase, register, file: file, error: error))
            return nil
        }
    }

    /// Columns that the catalogue needs, and what they are.
    private static func remarks(on columns: RegisterColumns, _ catalogue: Catalogue) -> [CatalogueRemark] {
        let (register, file) = (columns.register, columns.file)
        var remarks: [CatalogueRemark] = []
        func absent(_ name: String) {
            remarks.append(
                CatalogueRemark(
                    .columnAbsent, register, file: file, column: name,
                    error: .columnAbsent(register: register.name, file: file.path, column: name, suggestion: columns.suggestion(for: name))))
        }
        let relations = catalogue.relations.filter { $0.register == register.name }
        let keys = catalogue.key(of: register) + relations.flatMap(\.person) + relations.flatMap(\.key)
        for (index, name) in keys.enumerated() where !keys.prefix(index).contains(name) {
            guard let column = columns.column(named: name) else {
                absent(name)
                continue
            }
            if column.type == .number || column.type == .integer {
                remarks.append(
                    CatalogueRemark(
                        .keyIsNumber, register, file: file, column: column.name, error: .keyIsNumber(file: file.path, column: column.name)))
            }
        }
        let events = catalogue.events.filter { $0.register == register.name }.map(\.date)
        for name in Set(register.time.columns + events).sorted() where columns.column(named: name) == nil { absent(name) }
        for column in register.columns {
            for part in column.dateParts where columns.column(named: part) == nil { absent(part) }
            guard column.dateParts.isEmpty else { continue }
            guard let found = columns.column(named: column.name) else {
                absent(column.name)
                continue
            }
            if let type = column.type, !type.canBeRead(from: found.type) {
                remarks.append(.typeDiffers(register, file, found.name, declared: type, found: found.type))
            }
        }
        if case .wide(let yearly) = register.time {
            for pattern in yearly
            where !columns.physical.contains(where: { pattern.year(of: $0.name, ignoringCase: register.ignoresCase) != nil }) {
                absent(pattern.name(in: file.year ?? 2015))
            }
        }
        return remarks
    }
}

extension ColumnType {
    /// Whether every value of a column of the other type has a meaning as this one.
    func canBeRead(from found: ColumnType) -> Bool {
        switch (self, found) {
        case (.text, _), (.category, .integer), (.category, .text), (.category, .category), (.number, .number), (.number, .integer),
            (.integer, .integer), (.date, .date), (.date, .text):
            true
        // Codes of a labelled variable are numbers; so are whole numbers that a file keeps as numbers.
        case (.number, .category), (.integer, .category), (.category, .number), (.integer, .number), (.date, .category): true
        default: false
        }
    }
}
