// SPDX-License-Identifier: EUPL-1.2

import Basics

/// Why a report could not be made. Each of these is a defect of the program or of who added a sentence, never of the user's data.
public enum ReportingError: ExplainedError, Hashable {
    /// A finding names a sentence that no room declared.
    case unknownTemplate(String)
    /// Two rooms declared a sentence under the same name.
    case duplicateTemplate(String)
    /// A hole in a sentence is not closed, or names neither a field of the finding nor an argument.
    case unknownHole(String, template: String)
    /// A hole asks for a format that does not exist, or that does not fit what it holds.
    case unknownFormat(String, hole: String, template: String)
    /// A file that belongs inside the program is not there.
    case missingFile(String)
    /// A template of the page is not valid Mustache.
    case invalidPageTemplate(String)

    public var cause: ErrorCause { .defect }

    public var explanation: LocalizedText {
        switch self {
        case .unknownTemplate(let id):
            LocalizedText(
                en: "A finding asks for the sentence \"\(id)\", which no room declares: add it beside the metric.",
                nl: "Een bevinding vraagt om de zin \"\(id)\", die nergens staat: zet hem naast de maat.")
        case .duplicateTemplate(let id):
            LocalizedText(
                en: "The sentence \"\(id)\" is declared twice: give one of them another name.",
                nl: "De zin \"\(id)\" staat er twee keer: geef een van de twee een andere naam.")
        case .unknownHole(let hole, let template):
            LocalizedText(
                en: "The sentence \"\(template)\" has a hole \"{\(hole)}\" that neither the finding nor its arguments fill.",
                nl: "De zin \"\(template)\" heeft een open plek \"{\(hole)}\" die de bevinding niet vult.")
        case .unknownFormat(let format, let hole, let template):
            LocalizedText(
                en:
                    """
                    The sentence \"\(template)\" asks for \"{\(hole):\(format)}\": expected per100, per1000, percent, points, \
                    count, ratio or 0 to 6.
                    """,
                nl: "De zin \"\(template)\" vraagt om \"{\(hole):\(format)}\": verwacht per100, per1000, percent, points, count, ratio of 0 tot 6.")
        case .missingFile(let name):
            LocalizedText(
                en: "The file \"\(name)\" is not inside the program: build it again.",
                nl: "Het bestand \"\(name)\" zit niet in het programma: bouw het opnieuw.")
        case .invalidPageTemplate(let name):
            LocalizedText(
                en: "The page template \"\(name)\" is not valid Mustache: close every section that it opens.",
                nl: "Het paginasjabloon \"\(name)\" is geen geldige Mustache: sluit elk onderdeel dat het opent.")
        }
    }
}
