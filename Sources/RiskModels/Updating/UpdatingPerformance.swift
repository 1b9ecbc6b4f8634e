// SPDX-License-Identifier: EUPL-1.2

/// How well a step of the updating ladder does on rows that it did not see. `nil` for what the rows do not tell.
public struct UpdatingPerformance: Hashable, Sendable, Codable {
    public let step: UpdatingStep
    public let logLoss: Double?
    /// Intercept of the outcome on the log-odds, with slope 1.
    public let calibrationInTheLarge: Double?
    public let calibrationSlope: Double?
    public let areaUnderCurve: Double?

    public init(
        step: UpdatingStep, logLoss: Double?, calibrationInTheLarge: Double?, calibrationSlope: Double?, areaUnderCurve: Double?
    ) {
        (self.step, self.logLoss, self.calibrationInTheLarge) = (step, logLoss, calibrationInTheLarge)
        (self.calibrationSlope, self.areaUnderCurve) = (calibrationSlope, areaUnderCurve)
    }
}
