// SPDX-License-Identifier: EUPL-1.2

import Basics

/// The argument parser speaks English only: its headings and the commonest of its sentences, in Dutch.
enum ParserWords {
    static func inLanguage(_ text: String, _ language: Language) -> String {
        guard language == .dutch else { return text }
        return pieces.reduce(text) { text, piece in text.replacing(piece.0, with: piece.1) }
    }

    /// In this order: a longer piece comes before its beginning.
    private static let pieces: [(String, String)] = [
        ("OVERVIEW:", "OVERZICHT:"), ("USAGE:", "GEBRUIK:"), ("ARGUMENTS:", "ARGUMENTEN:"), ("OPTIONS:", "OPTIES:"),
        ("SUBCOMMANDS:", "OPDRACHTEN:"), ("Show help information.", "Toon deze uitleg."), ("Show the version.", "Toon de versie."),
        ("Show subcommand help information.", "Toon de uitleg van een opdracht."), ("for detailed help.", "voor meer uitleg."),
        ("Error: Missing expected argument", "Fout: er ontbreekt"), ("Error: Missing value for", "Fout: er ontbreekt een waarde bij"),
        ("Error: Unknown option", "Fout: onbekende optie"), ("Error: Unexpected argument", "Fout: onverwacht argument"),
        ("Error: The value", "Fout: de waarde"), ("Error:", "Fout:"), ("Usage:", "Gebruik:"), ("for more information.", "voor meer uitleg."),
        ("Help:", "Uitleg:"), ("is invalid for", "past niet bij"), ("Did you mean", "Bedoelt u"), ("(default: ", "(standaard: "),
        ("(values:", "(waarden:"), ("; default: ", "; standaard: "), ("Please provide one of the following:", "Kies een van:"),
        ("  See '", "  Zie '"),
    ]
}
