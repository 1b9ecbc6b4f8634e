// SPDX-License-Identifier: EUPL-1.2

import ArgumentParser
import RegisterFiles

/// What a reader is told instead of finding it out.
struct ReadingOptions: ParsableArguments {
    @Option(
        help: .words(
            en: "Between the fields of a text file, where it is not what is detected.",
            nl: "Tussen de velden van een tekstbestand, waar dat niet goed wordt herkend.", value: ",|;|tab"))
    var separator: String?

    @Option(help: .words(en: "In the numbers of a text file.", nl: "In de getallen van een tekstbestand.", value: "point|comma"))
    var decimal: DecimalMark?

    @Option(
        help: .words(
            en: "Encoding of a text file.", nl: "Codering van een tekstbestand.", value: TextEncoding.allCases.map(\.rawValue).joined(separator: "|"))
    )
    var encoding: TextEncoding?

    enum DecimalMark: String, ExpressibleByArgument, CaseIterable {
        case point, comma
    }

    func validate() throws {
        guard let separator, separator != "tab", separator.count != 1 else { return }
        throw ValidationError(Session.words(en: "--separator is one character, or tab.", nl: "--separator is één teken, of tab."))
    }

    var options: ReadOptions {
        ReadOptions(
            separator: separator.flatMap { $0 == "tab" ? "\t" : $0.first }, decimalMark: decimal.map { $0 == .comma ? "," : "." }, encoding: encoding)
    }
}

extension TextEncoding: ExpressibleByArgument {}
