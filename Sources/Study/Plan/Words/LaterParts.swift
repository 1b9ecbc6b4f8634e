// SPDX-License-Identifier: EUPL-1.2

import Basics

/// What the design promises and this version cannot do yet, as phrases: said of a key of the study file and of an option alike.
public enum LaterParts {
    public static let registers = LocalizedText(
        en: "a study filled in from a catalogue (start from a table with `--from`)",
        nl: "een studie die uit een catalogus is ingevuld (begin met een tabel met `--from`)")
    public static let history = LocalizedText(
        en: "judging the effect of earlier decisions", nl: "het effect van eerdere beslissingen beoordelen")
    public static let bootstrap = LocalizedText(
        en: "intervals from resampled rows (they are computed from formulas)", nl: "intervallen uit herhaalde trekkingen (ze volgen uit formules)")
    public static let mitigation = LocalizedText(
        en: "making differences between groups smaller", nl: "verschillen tussen groepen kleiner maken")
    public static let explanation = LocalizedText(en: "explaining the risk of one row", nl: "het risico van één rij uitleggen")
    public static let answers = LocalizedText(en: "answers that only people can give", nl: "antwoorden die alleen mensen kunnen geven")
    public static let release = LocalizedText(en: "output that may leave the environment", nl: "uitvoer die de omgeving mag verlaten")
    public static let verification = LocalizedText(en: "checking the hashes of a run", nl: "de hashes van een run nagaan")
    public static let studio = LocalizedText(en: "the web application", nl: "de webapplicatie")
}
