// SPDX-License-Identifier: EUPL-1.2

import RegisterData

extension RegisterFilesError {
    /// The same sentences in plain Dutch.
    var dutch: String {
        switch self {
        case .notFound(let file): "\(file): dit bestand bestaat niet. Kijk het pad na."
        case .notReadable(let file, let reason): "\(file): kan niet worden gelezen (\(Self.dutch(reason)))."
        case .notWritable(let file, let reason): "\(file): kan niet worden geschreven (\(Self.dutch(reason)))."
        case .unknownFormat(let file):
            "\(file): verwacht werd een van \(FileFormat.allExtensions). Geef het bestand de naam van wat het is, of zet het om."
        case .truncated(let file): "\(file): het bestand houdt te vroeg op. Kopieer het opnieuw vanaf de bron."
        case .damaged(let file, let what): "\(file): het bestand is beschadigd: \(Self.dutch(what)). Kopieer het opnieuw vanaf de bron."
        case .unsupported(let file, let what): "\(file): \(Self.dutch(what))."
        case .notAFormatToWrite(let file): "\(file): verwacht werd een naam die eindigt op .csv, .tsv, .txt, .parquet, .sav of .zsav."
        case .isFolder(let file): "\(file): dit is een map. Noem een bestand daarin."
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
        case .undecodableColumn(let file, let column):
            "\(file), kolom \"\(column)\": een tekst is niet in de tekencodering die het bestand noemt. "
                + "Noem die waarin het is geschreven, zoals Windows-1252."
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
    /// Reasons that do not name a thing of the file; others stay as they are.
    private static func dutch(_ reason: String) -> String { reasons[reason] ?? reason }

    private static let reasons = [
        "no memory to decompress it": "geen geheugen om het uit te pakken", "it could not be opened": "het kon niet worden geopend",
        "it asks for more memory than there is": "het vraagt meer geheugen dan er is",
        "the folder is not there, is not yours to write in, or the disk is full": "de map bestaat niet, is niet van u, of de schijf is vol",
        "it is damaged, or uses a part of the format that is not known": "het is beschadigd, of gebruikt een onbekend deel van het formaat",
        "this format is read from files only": "dit formaat wordt alleen uit bestanden gelezen",
        "Feather version 1 is not read; write it again with a newer library":
            "Feather versie 1 wordt niet gelezen; schrijf het opnieuw met iets nieuwers",
        "its numbers have the high byte first": "de getallen staan in de verkeerde bytevolgorde",
        "it holds no value at all": "er staat geen enkele waarde in",
        "it is encrypted; decrypt it first": "het is versleuteld; ontsleutel het eerst",
        "its character encoding is not known; name the encoding that it was written in": "de tekencodering is niet bekend; noem die",
        "this version or compression of the format is not known; save it as another one":
            "deze versie of compressie is niet bekend; sla het anders op", "No such file or directory": "het bestand bestaat niet",
        "Permission denied": "geen toestemming",
        "a text is not in the character encoding that the file names; name the right one":
            "een tekst staat niet in de tekencodering die het bestand noemt; noem de juiste",
        "it contradicts the Arrow format": "het klopt niet met het formaat Arrow",
        "it does not begin as a Parquet file does": "het begint niet zoals een Parquet-bestand",
        "it does not begin as an Arrow file does": "het begint niet zoals een Arrow-bestand",
        "it holds zero characters, which no text does": "er staan nultekens in, en die staan in geen tekst",
        "it is not compressed as its name says": "het is niet ingepakt zoals de naam zegt",
        "its compressed data": "de ingepakte gegevens", "its footer": "het einde van het bestand",
    ]
}
