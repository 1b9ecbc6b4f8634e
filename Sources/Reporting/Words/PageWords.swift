// SPDX-License-Identifier: EUPL-1.2

import Basics

/// Words of the page around the report.
enum PageWords {
    static let skip = LocalizedText(en: "Skip to the report", nl: "Naar het verslag")
    static let contents = LocalizedText(en: "Contents", nl: "Inhoud")
    static let otherLanguage = LocalizedText(en: "Lees dit in het Nederlands", nl: "Read this in English")
    static let table = LocalizedText(en: "The numbers in a table", nl: "De getallen in een tabel")
    static let chartFailed = LocalizedText(
        en: "This chart could not be drawn. Its numbers are in the table below it.",
        nl: "Deze grafiek kon niet worden getekend. De getallen staan in de tabel eronder.")
    static let withoutScript = LocalizedText(
        en: "Charts need JavaScript, which is switched off. Every chart's numbers are in the table below it.",
        nl: "Grafieken hebben JavaScript nodig, en dat staat uit. De getallen van elke grafiek staan in de tabel eronder.")
    static let back = LocalizedText(en: "Back to the top", nl: "Terug naar boven")
    static let kind = LocalizedText(en: "Report of a study with Evenkans", nl: "Verslag van een studie met Evenkans")
    static let none = LocalizedText(en: "none", nl: "geen")
    static let interval = LocalizedText(en: "95% interval", nl: "95%-interval")
}
