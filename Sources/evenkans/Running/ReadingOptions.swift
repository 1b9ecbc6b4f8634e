// SPDX-License-Identifier: EUPL-1.2

import ArgumentParser
import RegisterFiles

/// What a reader is told instead of finding it out.
struct ReadingOptions: ParsableArguments {
    @Option(help: ArgumentHelp("Between the fields of a text file, where it is not what is detected.", valueName: ",|;|tab"))
    var separator: String?

    @Option(help: ArgumentHelp("In the numbers of a text file.", valueName: "point|comma"))
    var decimal: DecimalMark?

    @Option(help: ArgumentHelp("Encoding of a text file.", valueName: TextEncoding.allCases.map(\.rawValue).joined(separator: "|")))
    var encoding: TextEncoding?

    enum DecimalMark: String, ExpressibleByArgument, CaseIterable {
        case point, comma
    }

    func validate() throws {
        if let separator, separator != "tab", separator.count != 1 { throw ValidationError("--separator is one character, or tab.") }
    }

    var options: ReadOptions {
        ReadOptions(
            separator: separator.flatMap { $0 == "tab" ? "\t" : $0.first }, decimalMark: decimal.map { $0 == .comma ? "," : "." }, encoding: encoding)
    }
}

extension TextEncoding: ExpressibleByArgument {}
