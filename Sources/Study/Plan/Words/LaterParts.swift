// SPDX-License-Identifier: EUPL-1.2

import Basics

/// What the design promises and this version cannot do yet, as phrases: said of a key of the study file and of an option alike.
public enum LaterParts {
    public static let mitigation = LocalizedText(
        en: "making differences between groups smaller", nl: "verschillen tussen groepen kleiner maken")
    public static let explanation = LocalizedText(en: "explaining the risk of one row", nl: "het risico van één rij uitleggen")
    public static let answers = LocalizedText(en: "answers that only people can give", nl: "antwoorden die alleen mensen kunnen geven")
    public static let release = LocalizedText(en: "output that may leave the environment", nl: "uitvoer die de omgeving mag verlaten")
    public static let verification = LocalizedText(en: "checking the hashes of a run", nl: "de hashes van een run nagaan")
    public static let studio = LocalizedText(en: "the web application", nl: "de webapplicatie")
}
