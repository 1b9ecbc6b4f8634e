// SPDX-License-Identifier: EUPL-1.2

import CBoostMath

/// The standard normal distribution.
public enum Normal {
    public static func cdf(_ x: Double) -> Double { boost_normal_cdf(x) }
    /// - Parameter p: in (0, 1).
    public static func quantile(_ p: Double) -> Double { boost_normal_quantile(p) }
    /// Two-sided p-value of a standardised statistic.
    public static func twoSidedP(_ z: Double) -> Double { 2 * boost_normal_cdf(-z.magnitude) }
}

/// Student's t distribution with positive degrees of freedom.
public enum StudentT {
    public static func cdf(_ x: Double, degreesOfFreedom: Double) -> Double { boost_student_t_cdf(x, degreesOfFreedom) }
    public static func quantile(_ p: Double, degreesOfFreedom: Double) -> Double { boost_student_t_quantile(p, degreesOfFreedom) }
}

/// The chi-squared distribution with positive degrees of freedom.
public enum ChiSquared {
    public static func survival(_ x: Double, degreesOfFreedom: Double) -> Double { boost_chi_squared_survival(x, degreesOfFreedom) }
    public static func quantile(_ p: Double, degreesOfFreedom: Double) -> Double { boost_chi_squared_quantile(p, degreesOfFreedom) }
}

/// Fisher's F distribution with positive degrees of freedom.
public enum FisherF {
    public static func survival(_ x: Double, numerator: Double, denominator: Double) -> Double { boost_fisher_f_survival(x, numerator, denominator) }
}

/// The beta distribution with positive shapes.
public enum Beta {
    public static func cdf(_ x: Double, alpha: Double, beta: Double) -> Double { boost_beta_cdf(x, alpha, beta) }
    public static func quantile(_ p: Double, alpha: Double, beta: Double) -> Double { boost_beta_quantile(p, alpha, beta) }
}

/// The gamma distribution with positive shape and scale.
public enum Gamma {
    public static func quantile(_ p: Double, shape: Double, scale: Double) -> Double { boost_gamma_quantile(p, shape, scale) }
}

/// The Poisson distribution with a positive mean.
public enum Poisson {
    /// P(N <= count).
    public static func cdf(_ count: Int, mean: Double) -> Double { boost_poisson_cdf(Double(count), mean) }
}
