// SPDX-License-Identifier: EUPL-1.2

import Basics

/// What can be wrong with a file of shapes.
public enum AreaGeometryError: ExplainedError, Hashable {
    case notReadable(file: String)
    case notGeoJSON(file: String)
    case noCode(file: String, feature: Int, property: String)
    case codeTwice(file: String, feature: Int)
    case notAnArea(file: String, feature: Int)
    /// None of the cohort's areas has a shape.
    case noneKnown(file: String, property: String)

    public var explanation: LocalizedText {
        switch self {
        case .notReadable(let file):
            LocalizedText(
                en: "\(file), the geometry of areas, is not there or is not yours to read.",
                nl: "\(file), de vorm van gebieden, bestaat niet of mag u niet lezen.")
        case .notGeoJSON(let file):
            LocalizedText(
                en: "\(file): expected GeoJSON, a FeatureCollection of areas (RFC 7946).",
                nl: "\(file): verwacht werd GeoJSON, een FeatureCollection van gebieden (RFC 7946).")
        case .noCode(let file, let feature, let property):
            LocalizedText(
                en: "\(file), feature \(feature): the property \"\(property)\" must hold the code of the area, as text. Name another under "
                    + "geometry: {code: ...}.",
                nl: "\(file), gebied \(feature): de eigenschap \"\(property)\" moet de code van het gebied zijn, als tekst. Noem een andere onder "
                    + "geometry: {code: ...}.")
        case .codeTwice(let file, let feature):
            LocalizedText(
                en: "\(file), feature \(feature): another area has the same code. Put its parts together as a MultiPolygon.",
                nl: "\(file), gebied \(feature): een ander gebied heeft dezelfde code. Zet de delen samen in een MultiPolygon.")
        case .notAnArea(let file, let feature):
            LocalizedText(
                en: "\(file), feature \(feature): expected a Polygon or MultiPolygon of numbers, with closed rings.",
                nl: "\(file), gebied \(feature): verwacht werd een Polygon of MultiPolygon van getallen, met gesloten ringen.")
        case .noneKnown(let file, let property):
            LocalizedText(
                en: "\(file): none of the areas of the cohort is among the codes under \"\(property)\". Is it the same level and year? Where the "
                    + "file has letters in front of its codes, such as GM, say geometry: {prefix: GM}.",
                nl: "\(file): geen van de gebieden van het cohort is een van de codes onder \"\(property)\". Is het hetzelfde niveau en jaar? Staan "
                    + "er letters voor de codes in het bestand, zoals GM, zet dan geometry: {prefix: GM}.")
        }
    }
}
