// SPDX-License-Identifier: EUPL-1.2

import Foundation

extension EvidenceFile {
    private static let header = [
        "key", "outcome", "model", "rows", "strategy", "attribute", "group", "compare_to", "at", "feature", "column", "step", "area", "value", "low",
        "high",
        "level", "method", "count", "total", "verdict", "why", "reason", "stage",
    ]

    /// `evidence.csv`: the findings that are one number, a line each; tables stay in the JSON file.
    public func csv() -> Data {
        var text = Self.header.joined(separator: ",") + "\r\n"
        for finding in findings where finding.table == nil {
            text += Self.cells(of: finding).map(Self.quoted).joined(separator: ",") + "\r\n"
        }
        return Data(text.utf8)
    }

    private static func cells(of finding: Finding) -> [String] {
        let about = finding.about
        func number(_ value: Double?) -> String { value.map { $0.isFinite ? "\($0)" : "" } ?? "" }
        func pairs<Value>(_ dictionary: [String: Value]?) -> String {
            (dictionary ?? [:]).sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }.joined(separator: "; ")
        }
        return [
            finding.key, about.outcome ?? "", about.model ?? "", about.rows?.text ?? "", about.strategy ?? "", about.attribute ?? "",
            pairs(about.group),
            about.compareTo ?? "", pairs(about.at), about.feature ?? "", about.column ?? "", about.step ?? "", about.area ?? "",
            number(finding.value),
            number(finding.interval?.first), number(finding.interval?.last), number(finding.level), finding.method ?? "",
            finding.count.map(String.init) ?? "", finding.total.map(String.init) ?? "", finding.verdict?.rawValue ?? "", finding.why ?? "",
            finding.reason ?? "", finding.stage,
        ]
    }

    /// Scalar by scalar: to Swift a comma or quote with an accent on it is another character, to a reader of CSV it is not.
    private static func quoted(_ cell: String) -> String {
        let scalars = cell.unicodeScalars
        guard scalars.contains(where: { $0 == "," || $0 == "\"" || $0 == "\n" || $0 == "\r" }) else { return cell }
        return "\"" + String(String.UnicodeScalarView(scalars.flatMap { $0 == "\"" ? [$0, $0] : [$0] })) + "\""
    }
}
