// SPDX-License-Identifier: EUPL-1.2

import Basics
import Yams

/// What the parser could not read, in words for people.
enum YAMLProblem {
    static func report(_ error: any Error, in text: String, to context: inout SettingsContext) {
        let (position, words) = explain(error, in: text)
        context.malformed(at: position, en: words.en, nl: words.nl)
    }

    private static func explain(_ error: any Error, in text: String) -> (SourcePosition, LocalizedText) {
        switch error {
        case YamlError.scanner(_, let problem, let mark, _), YamlError.parser(_, let problem, let mark, _),
            YamlError.composer(_, let problem, let mark, _):
            let position = SourcePosition(line: mark.line, column: mark.column)
            return (position, words(for: problem, after: character(at: position, in: text)))
        case YamlError.reader(_, let offset, _, _):
            return (
                SourcePosition.of(scalarOffset: offset ?? 0, in: text),
                LocalizedText(en: "This text holds a control character. Remove it.", nl: "In deze tekst staat een stuurteken. Haal het weg.")
            )
        case YamlError.duplicatedKeysInMapping(_, let place):
            return (
                SourcePosition(line: place.mark.line, column: place.mark.column),
                LocalizedText(en: "A key occurs twice in this map.", nl: "Een sleutel komt twee keer voor in deze lijst.")
            )
        default:
            return (.start, LocalizedText(en: "This is not a YAML file that can be read.", nl: "Dit is geen leesbaar YAML-bestand."))
        }
    }

    private static func words(for problem: String, after character: Unicode.Scalar?) -> LocalizedText {
        if problem.contains("cannot start any token") || problem.contains("tab character") {
            return character == "\t"
                ? LocalizedText(en: "A tab stands here: indent with spaces.", nl: "Hier staat een tab: spring in met spaties.")
                : LocalizedText(
                    en: "A value cannot start with this character: put it in quotes.",
                    nl: "Een waarde kan niet met dit teken beginnen: zet haar tussen aanhalingstekens.")
        }
        if problem.contains("mapping values are not allowed") {
            return LocalizedText(
                en: "A `:` too many, or a line that is indented wrongly. Put a text that holds `: ` in quotes.",
                nl: "Een `:` te veel, of een regel die verkeerd inspringt. Zet een tekst met `: ` tussen aanhalingstekens.")
        }
        if problem.contains("undefined alias") { return YAMLText.anchorMessage }
        if problem.contains("another document") {
            return LocalizedText(
                en: "A second document starts here (`---`): one file holds one.",
                nl: "Hier begint een tweede document (`---`): een bestand bevat er één.")
        }
        if problem.contains("exceeded max") || problem.contains("nest") {
            return LocalizedText(
                en: "This is nested more than \(YAMLText.deepestNesting) levels deep.",
                nl: "Dit is meer dan \(YAMLText.deepestNesting) niveaus diep genest.")
        }
        if problem.contains("unexpected end of stream") {
            return LocalizedText(en: "The file ends before a quote is closed.", nl: "Het bestand eindigt voordat een aanhalingsteken sluit.")
        }
        if problem.contains("',' or") {
            return LocalizedText(en: "Expected a comma or a closing bracket before this.", nl: "Hiervoor hoort een komma of een haakje sluiten.")
        }
        return LocalizedText(
            en: "The structure breaks here: check the indentation, and put special characters in quotes.",
            nl: "Hier klopt de opbouw niet: kijk naar het inspringen, en zet bijzondere tekens tussen aanhalingstekens.")
    }

    private static func character(at position: SourcePosition, in text: String) -> Unicode.Scalar? {
        var current = SourcePosition.start
        for scalar in text.unicodeScalars {
            if current == position { return scalar }
            current =
                scalar == "\n" ? SourcePosition(line: current.line + 1, column: 1) : SourcePosition(line: current.line, column: current.column + 1)
        }
        return nil
    }
}
