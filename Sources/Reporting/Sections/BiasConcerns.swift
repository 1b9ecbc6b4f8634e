// SPDX-License-Identifier: EUPL-1.2

import Basics
import Evidence
import func Foundation.log

/// Concerns beyond the rates of groups, as the first page says them: a few lines a subject, each with where to read on.
struct BiasConcerns {
    let edition: Edition
    let part: OutcomePart
    let number: Int

    private static let attributesShown = 3
    private static let slicesShown = 2

    /// All but what gives groups away.
    var items: [Item] { recording + neighbourhoods + alike + slices + flips + causes }

    /// How far a ratio is from 1, either way.
    static func distance(_ finding: Finding) -> Double { finding.value.map { $0 > 0 ? log($0).magnitude : .infinity } ?? 0 }

    /// Per attribute the group that is told best; the others by name.
    ///
    /// - Parameter told: attributes that another outcome's line already named; those of this one are added.
    func proxies(besides told: inout Set<String>) -> [Item] {
        let concerns = part["proxy.joint"].filter { concern in
            concern.verdict == .concern && concern.about.attribute.map { !told.contains($0) } ?? false
        }
        let attributes = part.ordered(concerns)
        told.formUnion(attributes)
        return attributes.prefix(Self.attributesShown).compactMap { attribute in
            let own = concerns.filter { $0.about.attribute == attribute }.sorted { ($0.value ?? 0) > ($1.value ?? 0) }
            guard let sentence = own.first.flatMap(edition.sentence) else { return nil }
            let others = own.dropFirst().map { edition.labels.levels(of: $0.about, edition.language) }
            let more = others.isEmpty ? "" : " " + edition[ProxyWords.more(others.joined(separator: ", "))]
            return concern(sentence + more, "proxies", ProxyWords.seeSection)
        }
    }

    /// Per attribute the largest difference in how the outcome, and how a feature, is recorded.
    private var recording: [Item] {
        ["label.detection-ratio", "measurement.ratio"].flatMap { key -> [Item] in
            let concerns = part[key].filter { $0.verdict == .concern }.sorted { Self.distance($0) > Self.distance($1) }
            let subjects = concerns.map { $0.about.attribute ?? "" }.uniqued().prefix(Self.attributesShown)
            return subjects.compactMap { attribute in
                let first = concerns.first { ($0.about.attribute ?? "") == attribute }
                return first.flatMap(edition.sentence).map { concern($0, "recorded", RecordingWords.seeSection) }
            }
        }
    }

    private var neighbourhoods: [Item] {
        let judged = StigmaSection.findings("stigma.false-alarms", part)
        let concerns = judged.filter { $0.verdict == .concern }.sorted { ($0.value ?? 0) > ($1.value ?? 0) }
        guard !concerns.isEmpty else { return [] }
        let words = StigmaWords.concerns(
            concerns.count, of: edition.numbers.count(judged.count),
            concerns.map { edition.labels.area($0.about.area ?? "–", edition.language) }, edition.numbers)
        return [concern(edition[words], "stigma", StigmaWords.seeSection)]
    }

    /// Per attribute the largest difference among people who are alike.
    private var alike: [Item] {
        let concerns = part[AlikeBlocks.key].filter { $0.verdict == .concern }.sorted { ($0.value ?? 0).magnitude > ($1.value ?? 0).magnitude }
        return concerns.map { $0.about.attribute ?? "" }.uniqued().prefix(Self.attributesShown).compactMap { attribute in
            let first = concerns.first { ($0.about.attribute ?? "") == attribute }
            return first.flatMap(edition.sentence).map { concern($0, "alike", AlikeWords.seeSection) }
        }
    }

    private var slices: [Item] {
        let concerns = SliceSection.concerns(part), rest = concerns.count - Self.slicesShown
        let sentences = concerns.prefix(Self.slicesShown).compactMap(edition.sentence)
        return sentences.enumerated().map { place, sentence in
            let more = place == sentences.count - 1 && rest > 0 ? " " + edition[SliceWords.more(rest, edition.numbers)] : ""
            return concern(sentence + more, "slices", SliceWords.seeSection)
        }
    }

    /// Changes that move the score beyond their limit, each once.
    private var flips: [Item] {
        let concerns = FlipSection.judgedKeys.flatMap { part[$0] }.filter { $0.verdict == .concern }
        let names = concerns.compactMap { $0.says?.arguments["name"]?.string }.uniqued()
        return names.prefix(Self.attributesShown).compactMap { name in
            concerns.first { $0.says?.arguments["name"]?.string == name }.flatMap(edition.sentence).map {
                concern($0, "flips", FlipWords.seeSection)
            }
        }
    }

    /// Per attribute the largest part of a difference in scores or decisions that is beyond its limit.
    private var causes: [Item] {
        let concerns = CausalSection.judged(part).filter { $0.verdict == .concern }.sorted {
            ($0.value ?? 0).magnitude > ($1.value ?? 0).magnitude
        }
        return concerns.map { $0.about.attribute ?? "" }.uniqued().prefix(Self.attributesShown).compactMap { attribute in
            let first = concerns.first { ($0.about.attribute ?? "") == attribute }
            return first.flatMap(edition.sentence).map { concern($0, "causes", CausalWords.seeSection) }
        }
    }

    private func concern(_ text: String, _ id: String, _ link: LocalizedText) -> Item {
        Item(
            text, verdict: VerdictMark(.concern, edition.language), link: Link(target: edition.anchor("\(id)-\(number)"), text: edition[link]))
    }
}
