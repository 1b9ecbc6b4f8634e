// SPDX-License-Identifier: EUPL-1.2
#pragma once

/// Distribution functions of Boost.Math behind a C interface.
///
/// Every function returns NaN where its argument lies outside the support or where Boost reports an error; none throws.
/// The caller keeps parameters in range: degrees of freedom and shapes are positive.
#ifdef __cplusplus
extern "C" {
#endif

double boost_normal_cdf(double x);
double boost_normal_quantile(double p);
double boost_student_t_cdf(double x, double degrees_of_freedom);
double boost_student_t_quantile(double p, double degrees_of_freedom);
double boost_chi_squared_cdf(double x, double degrees_of_freedom);
double boost_chi_squared_survival(double x, double degrees_of_freedom);
double boost_chi_squared_quantile(double p, double degrees_of_freedom);
double boost_fisher_f_survival(double x, double numerator_df, double denominator_df);
double boost_beta_quantile(double p, double alpha, double beta);
double boost_beta_cdf(double x, double alpha, double beta);
double boost_gamma_quantile(double p, double shape, double scale);
double boost_poisson_cdf(double count, double mean);

#ifdef __cplusplus
}
#endif
