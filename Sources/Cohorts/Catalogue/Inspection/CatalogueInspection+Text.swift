// SPDX-License-Identifier: EUPL-1.2

import Basics
import RegisterData

extension CatalogueInspection {
    /// The inspection as plain text: a line a register with its columns below, then what is missing or does not match.
    public func text(_ language: Language) -> String {
        var lines = registers.flatMap { $0.lines(language) }
        if remarks.isEmpty {
            lines.append(
                LocalizedText(
                    en: "Every register is there as the catalogue says.", nl: "Elk register is er zoals de catalogus zegt.")[language])
        } else {
            lines.append(LocalizedText(en: "What is missing or does not match:", nl: "Wat ontbreekt of niet klopt:")[language])
            lines += remarks.map { ($0.isError ? "  ! " : "  - ") + $0.text[language] }
        }
        return lines.joined(separator: "\n") + "\n"
    }

    /// The same for programs.
    public var json: JSON {
        [
            "registers": .array(registers.map(\.json)),
            "remarks": .array(
                remarks.map { remark in
                    [
                        "kind": .text(remark.kind.rawValue), "error": .flag(remark.isError), "register": .text(remark.register),
                        "file": remark.file.map { .text($0) } ?? .null, "column": remark.column.map { .text($0) } ?? .null,
                        "text": ["en": .text(remark.text.en), "nl": .text(remark.text.nl)],
                    ]
                }),
        ]
    }
}

extension RegisterInspection {
    fileprivate func lines(_ language: Language) -> [String] {
        let numbers = NumberWords(language)
        let count = files.chosen.count
        var facts = [
            LocalizedText(
                en: count == 1 ? "1 file" : "\(numbers.count(count)) files", nl: count == 1 ? "1 bestand" : "\(numbers.count(count)) bestanden")[
                    language]
        ]
        if let first = files.years.first, let last = files.years.last { facts.append(first == last ? "\(first)" : "\(first)-\(last)") }
        if let rowCount, count > 0 {
            facts.append(LocalizedText(en: "\(numbers.count(rowCount)) rows", nl: "\(numbers.count(rowCount)) rijen")[language])
        }
        if !files.superseded.isEmpty {
            let older = numbers.count(files.superseded.count)
            facts.append(
                LocalizedText(en: "\(older) of another version passed over", nl: "\(older) van een andere versie overgeslagen")[language])
        }
        facts.append(register.time.words[language])
        let label = register.label.map { " (\($0[language]))" } ?? ""
        let width = min(32, columns.map(\.name.count).max() ?? 0)
        return ["\(register.name)\(label): \(facts.joined(separator: ", "))"] + columns.map { $0.line(language, width, of: files.years) } + [""]
    }

    fileprivate var json: JSON {
        func list(_ files: [RegisterFile]) -> JSON {
            .array(
                files.map { file in
                    [
                        "path": .text(file.path), "year": file.year.map { .integer($0) } ?? .null,
                        "version": file.version.map { .integer($0) } ?? .null,
                    ]
                })
        }
        return [
            "name": .text(register.name), "files": list(files.chosen), "superseded": list(files.superseded), "twins": list(files.twins),
            "missing_years": .array(files.missingYears.map { .integer($0) }), "rows": rowCount.map { .integer($0) } ?? .null,
            "columns": .array(
                columns.map { column in
                    [
                        "name": .text(column.name), "type": .text(column.type.rawValue), "unit": column.unit.map { .text($0) } ?? .null,
                        "label": column.label.map { ["en": .text($0.en), "nl": .text($0.nl)] } ?? .null,
                        "years": .array(column.years.map { .integer($0) }),
                    ]
                }),
        ]
    }
}

extension RegisterInspection.Column {
    /// - Parameter all: the years that the register has files of.
    fileprivate func line(_ language: Language, _ width: Int, of all: [Int]) -> String {
        var facts = [type.words[language]]
        if let unit { facts.append(LocalizedText(en: "unit: \(unit)", nl: "eenheid: \(unit)")[language]) }
        if years.count < all.count {
            let listed = years.map(String.init).joined(separator: ", ")
            facts.append(LocalizedText(en: "only in \(listed)", nl: "alleen in \(listed)")[language])
        }
        let padding = String(repeating: " ", count: max(0, width - name.count))
        return "    \(name)\(padding)  \(facts.joined(separator: ", "))" + (label.map { ": \($0[language])" } ?? "")
    }
}

extension RegisterTime {
    /// `a spell from A to B`.
    var words: LocalizedText {
        switch self {
        case .constant: LocalizedText(en: "does not change", nl: "verandert niet")
        case .yearOfFile: LocalizedText(en: "holds for the year of its file", nl: "geldt voor het jaar van het bestand")
        case .year(let column): LocalizedText(en: "holds for the year in \(column)", nl: "geldt voor het jaar in \(column)")
        case .spell(let start, let end, _): LocalizedText(en: "holds from \(start) through \(end)", nl: "geldt van \(start) tot en met \(end)")
        case .day(let column): LocalizedText(en: "happens on the day in \(column)", nl: "gebeurt op de dag in \(column)")
        case .wide(let columns):
            LocalizedText(
                en: "one column a year: \(columns.map(\.name).joined(separator: ", "))",
                nl: "één kolom per jaar: \(columns.map(\.name).joined(separator: ", "))")
        }
    }
}
