// SPDX-License-Identifier: EUPL-1.2

import Learning
import RiskModels

extension Plan {
    /// The model that is fitted.
    public var modelKind: ModelChoice.Kind { ModelChoice.Kind(settings.model.kind) }

    /// The models that it is compared with, each once.
    public var comparedKinds: [ModelChoice.Kind] {
        var kinds: [ModelChoice.Kind] = []
        for kind in settings.compare.map({ ModelChoice.Kind($0) }) where kind != modelKind && !kinds.contains(kind) { kinds.append(kind) }
        return kinds
    }

    /// How many pairs of features get an effect together.
    public var pairs: PairCount { settings.model.pairs }

    /// How many resamples of families stand beside the model's own uncertainty.
    public var resamples: Int { settings.model.bootstrap }

    /// Of the logistic regression, wherever the study fits one.
    public var logistic: LogisticChoices {
        LogisticChoices(splines: settings.model.splines, estimation: settings.model.estimation)
    }

    /// Which features an additive model keeps where there are very many.
    public var screening: ScreeningParameters {
        ScreeningParameters(
            mostFeatures: settings.model.mostFeatures, kept: Set(settings.features.lazy.filter(\.isKept).map(\.name)))
    }

    public var scorecard: ScorecardChoices { ScorecardChoices(conditions: settings.model.conditions, points: settings.model.points) }

    /// What a disclosure profile asks of the bins, so that the model that may leave is the model that was audited: at least 10 rows and
    /// 10 events in each, edges of 3 digits, open ends.
    public var binning: Binning {
        settings.disclosure.profile == .none ? Binning() : Binning(minimumRows: 10, minimumEvents: 10, significantDigits: 3)
    }
}

extension ModelChoice.Kind {
    fileprivate init(_ kind: ModelKind) { self = ModelChoice.Kind(rawValue: kind.rawValue) ?? .additive }
}
