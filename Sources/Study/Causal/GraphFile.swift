// SPDX-License-Identifier: EUPL-1.2

import Basics
import Fairness
import Foundation
import Settings

/// A file with a graph of causes (YAML). `docs/formats/graph.md` is its page.
public struct GraphFile: SettingsSection {
    var protected: [GraphAttribute] = []
    var nodes: [GraphNode] = []
    var edges: [GraphEdge] = []
    var confounding: [GraphConfounding] = []

    public init() {}

    public static let declaration = SettingsDeclaration<GraphFile>(
        keys: [
            .required(
                "protected", .list(.section()), \.protected, en: "Attributes whose differences are split.",
                nl: "Kenmerken waarvan verschillen worden gesplitst."),
            .optional(
                "nodes", .list(.section()), \.nodes, en: "What lies between or before: features or other attributes of the study.",
                nl: "Wat ertussen of ervoor ligt: eigenschappen of andere kenmerken van de studie."),
            .required("edges", .list(.section()), \.edges, en: "Arrows from a cause to what it acts on.", nl: "Pijlen van oorzaak naar gevolg."),
            .optional(
                "confounding", .list(.section()), \.confounding, en: "Pairs that share a cause which nobody measured.",
                nl: "Paren met samen een oorzaak die niemand heeft gemeten."),
        ], check: { file, path, context in GraphChecks(file, path).run(in: &context) })

    /// The JSON Schema of graphs, as `schema/graph.schema.json` holds it.
    public static var schema: String {
        SettingsFile<GraphFile>.schema(title: "Evenkans: graph of causes", id: "urn:evenkans:schema:graph").indented() + "\n"
    }

    var graph: CausalGraph {
        CausalGraph(
            nodes: protected.map(\.name) + nodes.map(\.name), edges: edges.flatMap { edge in edge.to.map { .init(from: edge.from, to: $0) } },
            confounding: confounding.compactMap { $0.between.count == 2 ? .init($0.between[0], $0.between[1]) : nil })
    }

    var subjects: [CausalAudit.Subject] {
        protected.map { entry in CausalAudit.Subject(entry.name, limits: entry.limits?.byPart ?? [:]) }
    }
}

/// An attribute whose differences are split.
struct GraphAttribute: SettingsSection {
    var name = ""
    var limits: GraphLimits?

    static let declaration = SettingsDeclaration<GraphAttribute>(
        .required("name", .text, \.name, en: "An attribute of the study.", nl: "Een kenmerk van de studie."),
        .optional(
            "limits", .section(), \.limits, en: "From where on a part of a difference in scores or decisions is a concern.",
            nl: "Vanaf waar een deel van een verschil in scores of keuzes een zorg is."))
}

/// How large each part of a difference may be.
struct GraphLimits: SettingsSection {
    var direct: Double?
    var indirect: Double?
    var spurious: Double?

    static let declaration = SettingsDeclaration<GraphLimits>(
        .optional(
            "direct", .number(above: 0, below: 1), \.direct, en: "Of the direct part, as a share: 0.02 is 2 percentage points.",
            nl: "Van het directe deel, als aandeel: 0.02 is 2 procentpunt."),
        .optional(
            "indirect", .number(above: 0, below: 1), \.indirect, en: "Of the part through what lies between.",
            nl: "Van het deel via wat ertussen ligt."),
        .optional(
            "spurious", .number(above: 0, below: 1), \.spurious, en: "Of the part from what lies before.", nl: "Van het deel dat er al vóór lag."))

    var byPart: [CausalAudit.Part: Double] {
        var limits: [CausalAudit.Part: Double] = [:]
        limits[.direct] = direct
        limits[.indirect] = indirect
        limits[.spurious] = spurious
        return limits
    }
}

/// A node between or before.
struct GraphNode: SettingsSection {
    /// What the edges must make of it.
    enum Role: String, CaseIterable, Sendable {
        case confounder, mediator
    }

    var name = ""
    var role: Role?
    var why: String?

    static let declaration = SettingsDeclaration<GraphNode>(
        .required("name", .text, \.name, en: "A feature or an attribute of the study.", nl: "Een eigenschap of kenmerk van de studie."),
        .optional(
            "role", .choice(), \.role, en: "What the edges must make of it, to have it checked.",
            nl: "Wat de pijlen ervan moeten maken, om dat te laten nagaan."),
        .optional("why", .remark, \.why, en: "Why it is in the graph.", nl: "Waarom het in het schema staat."))
}

/// Arrows out of one node.
struct GraphEdge: SettingsSection {
    var from = ""
    var to: [String] = []

    static let declaration = SettingsDeclaration<GraphEdge>(
        .required("from", .text, \.from, en: "The cause.", nl: "De oorzaak."),
        .required("to", .list(.text), \.to, en: "What it acts on.", nl: "Waar die op werkt."))
}

/// Two nodes with a hidden cause in common.
struct GraphConfounding: SettingsSection {
    var between: [String] = []
    var why: String?

    static let declaration = SettingsDeclaration<GraphConfounding>(
        .required("between", .list(.text, count: 2), \.between, en: "The two.", nl: "De twee."),
        .optional("why", .remark, \.why, en: "What the hidden cause may be.", nl: "Wat de verborgen oorzaak kan zijn."))
}
