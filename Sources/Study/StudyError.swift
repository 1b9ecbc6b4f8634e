// SPDX-License-Identifier: EUPL-1.2

import Basics

/// What can go wrong around a study, apart from the errors of the rooms.
public enum StudyError: ExplainedError, Hashable {
    /// Another process is working on this study.
    case busy(study: String)
    case notARun(folder: String)
    /// A stage of the design that no room offers.
    case stageNotBuilt(String)
    case cannotWrite(file: String)
    case cannotRead(file: String)
    /// A piece that set-up fetches is not there.
    case missingPart(String)
    /// A rule of the law or of the environment forbids what the plan asks.
    case forbidden(LocalizedText)
    /// An option that does not fit the data.
    case option(LocalizedText)

    public var cause: ErrorCause {
        if case .forbidden = self { .rule } else { .input }
    }

    public var explanation: LocalizedText {
        switch self {
        case .busy(let study):
            LocalizedText(
                en: "Another evenkans is running the study \"\(study)\". Wait until it is done, or stop it.",
                nl: "Een andere evenkans draait de studie \"\(study)\" al. Wacht tot die klaar is, of stop die.")
        case .notARun(let folder):
            LocalizedText(
                en: "\"\(folder)\" is not the folder of a finished run: it has no evidence.json.",
                nl: "\"\(folder)\" is geen map van een afgeronde run: er is geen evidence.json.")
        case .stageNotBuilt(let stage):
            LocalizedText(
                en: "The stage \"\(stage)\" does not exist in this version.",
                nl: "De stap \"\(stage)\" bestaat niet in deze versie.")
        case .cannotWrite(let file):
            LocalizedText(
                en: "\"\(file)\" cannot be written. Is the disk full, or is the folder not yours?",
                nl: "\"\(file)\" kan niet worden geschreven. Is de schijf vol, of is de map niet van u?")
        case .cannotRead(let file):
            LocalizedText(en: "\"\(file)\" cannot be read.", nl: "\"\(file)\" kan niet worden gelezen.")
        case .missingPart(let part):
            LocalizedText(
                en: "\(part) is missing. Run: make setup. (Or name its folder in EVENKANS_DEPS.)",
                nl: "\(part) ontbreekt. Voer uit: make setup. (Of noem de map in EVENKANS_DEPS.)")
        case .forbidden(let text), .option(let text): text
        }
    }
}
