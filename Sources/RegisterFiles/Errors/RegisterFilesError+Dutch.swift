// SPDX-License-Identifier: EUPL-1.2

import RegisterData

extension RegisterFilesError {
    /// The same sentences in plain Dutch.
    var dutch: String {
        switch self {
        case .notFound(let file): "\(file): dit bestand bestaat niet. Kijk het pad na."
        case .notReadable(let file, let reason): "\(file): kan niet worden gelezen (\(reason))."
        case .notWritable(let file, let reason): "\(file): kan niet worden geschreven (\(reason))."
        case .unknownFormat(let file):
            "\(file): verwacht werd een van \(FileFormat.allExtensions). Geef het bestand de naam van wat het is, of zet het om."
        case .truncated(let file): "\(file): het bestand houdt te vroeg op. Kopieer het opnieuw vanaf de bron."
        case .damaged(let file, let what): "\(file): het bestand is beschadigd: \(what). Kopieer het opnieuw vanaf de bron."
        case .unsupported(let file, let what): "\(file): \(what)."
        case .noColumns(let file): "\(file): een eerste regel met de namen van de kolommen ontbreekt."
        case .emptyName(let file, let position): "\(file): kolom \(position) heeft geen naam. Geef elke kolom een eigen naam."
        case .duplicateColumn(let file, let column): "\(file): kolom \"\(column)\" komt twee keer voor. Geef elke kolom een eigen naam."
        case .unknownColumn(let file, let column, let suggestion):
            "\(file): er is geen kolom \"\(column)\"." + (suggestion.map { " Bedoelt u \"\($0)\"?" } ?? "")
        case .raggedRow(let file, let line, let expected, let found):
            "\(file), regel \(line): verwacht werden \(expected) velden, er staan er \(found). "
                + "Zet een veld met het scheidingsteken tussen aanhalingstekens, of noem het scheidingsteken."
        case .unclosedQuote(let file, let line): "\(file), regel \(line): hier begint een aanhalingsteken dat niet wordt gesloten."
        case .undecodable(let file, let line, let encoding):
            "\(file), regel \(line): de tekst is geen \(encoding.rawValue). Noem de tekencodering van het bestand."
        case .notOfType(let file, let column, let type, let cells, let line):
            "\(file), kolom \"\(column)\": verwacht werd \(type.rawValue); \(cells) cellen zijn dat niet (de eerste in regel \(line)). "
                + "Geef aan dat ze ontbreken, of noem een ander type."
        case .infinite(let file, let column, let line):
            "\(file), kolom \"\(column)\", regel \(line): verwacht werd een eindig getal. "
                + "Laat de cel leeg als het getal niet bekend is, of geef aan dat de code ontbreekt betekent."
        case .tooManyMissingCodes(let file, let column):
            "\(file), kolom \"\(column)\": meer dan \(MissingKind.declaredLimit) codes voor ontbreekt. Geef er minder op."
        }
    }
}
