// SPDX-License-Identifier: EUPL-1.2

import Basics
import Settings

/// What can go wrong around a study, apart from the errors of the rooms.
public enum StudyError: ExplainedError, Hashable {
    /// Another process is working on this study.
    case busy(study: String)
    /// A file that every finished run has is missing or damaged.
    case notARun(folder: String, file: String)
    /// A stage of the design that no room offers.
    case stageNotBuilt(String)
    case cannotWrite(file: String)
    case cannotRead(file: String)
    case notFound(file: String)
    /// A piece that set-up fetches is not there.
    case missingPart(String)
    /// A rule of the law or of the environment forbids what the plan asks.
    case forbidden(LocalizedText)
    /// An option or a command that the design names and this version cannot act on: known, so not misspelt, and refused, so never ignored.
    case notBuilt(name: String, what: LocalizedText)
    /// An option that does not fit the data.
    case option(LocalizedText)
    /// The plan leaves out rows with gaps, and that is every one.
    case noCompleteRow

    public var cause: ErrorCause {
        if case .forbidden = self { .rule } else { .input }
    }

    public var explanation: LocalizedText {
        switch self {
        case .busy(let study):
            LocalizedText(
                en: "Another evenkans is running the study \"\(study)\". Wait until it is done, or stop it.",
                nl: "Een andere evenkans draait de studie \"\(study)\" al. Wacht tot die klaar is, of stop die.")
        case .notARun(let folder, let file):
            LocalizedText(
                en: "\"\(folder)\" is not the folder of a finished run: it has no \(file) that can be read.",
                nl: "\"\(folder)\" is geen map van een afgeronde run: er is geen leesbare \(file).")
        case .stageNotBuilt(let stage):
            LocalizedText(
                en: "The stage \"\(stage)\" does not exist in this version.",
                nl: "De stap \"\(stage)\" bestaat niet in deze versie.")
        case .cannotWrite(let file):
            LocalizedText(
                en: "\"\(file)\" cannot be written. Is its folder there and yours, and has the disk room?",
                nl: "\"\(file)\" kan niet worden geschreven. Bestaat de map, is die van u, en heeft de schijf ruimte?")
        case .cannotRead(let file):
            LocalizedText(
                en: "\"\(file)\" cannot be read. Is it a file, is it whole, and is it yours to read?",
                nl: "\"\(file)\" kan niet worden gelezen. Is het een bestand, is het heel, en mag u het lezen?")
        case .notFound(let file):
            LocalizedText(
                en: "\"\(file)\": there is no such file. Check the path.", nl: "\"\(file)\": dit bestand bestaat niet. Kijk het pad na.")
        case .missingPart(let part):
            LocalizedText(
                en: "\(part) is missing. Run: make setup. (Or name its folder in EVENKANS_DEPS.)",
                nl: "\(part) ontbreekt. Voer uit: make setup. (Of noem de map in EVENKANS_DEPS.)")
        case .noCompleteRow:
            LocalizedText(
                en: "No row to learn from has all its values. Choose another `missing.method`, or leave out features that nobody has.",
                nl:
                    "Geen enkele rij om van te leren heeft al haar waarden. Kies een andere `missing.method`, of laat eigenschappen weg die niemand "
                    + "heeft."
            )
        case .notBuilt(let name, let what): .notBuilt(name, what)
        case .forbidden(let text), .option(let text): text
        }
    }
}
