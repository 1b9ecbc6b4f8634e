// SPDX-License-Identifier: EUPL-1.2
#include "CBoostMath.h"

#include <boost/math/distributions/beta.hpp>
#include <boost/math/distributions/chi_squared.hpp>
#include <boost/math/distributions/fisher_f.hpp>
#include <boost/math/distributions/gamma.hpp>
#include <boost/math/distributions/normal.hpp>
#include <boost/math/distributions/poisson.hpp>
#include <boost/math/distributions/students_t.hpp>
#include <limits>

namespace {

using namespace boost::math::policies;

// Errors become NaN or infinity instead of exceptions: a C caller cannot catch.
using quiet = policy<domain_error<ignore_error>, pole_error<ignore_error>, overflow_error<ignore_error>, underflow_error<ignore_error>,
                     denorm_error<ignore_error>, rounding_error<ignore_error>, evaluation_error<ignore_error>, indeterminate_result_error<ignore_error>,
                     promote_double<false>>;

template <typename Function>
double guarded(Function function) noexcept {
    try {
        return function();
    } catch (...) {
        return std::numeric_limits<double>::quiet_NaN();
    }
}

using normal = boost::math::normal_distribution<double, quiet>;
using student = boost::math::students_t_distribution<double, quiet>;
using chi_squared = boost::math::chi_squared_distribution<double, quiet>;
using fisher = boost::math::fisher_f_distribution<double, quiet>;
using beta_distribution = boost::math::beta_distribution<double, quiet>;
using gamma_distribution = boost::math::gamma_distribution<double, quiet>;
using poisson = boost::math::poisson_distribution<double, quiet>;
using boost::math::complement;

}  // namespace

extern "C" {

double boost_normal_cdf(double x) { return guarded([=] { return cdf(normal(), x); }); }
double boost_normal_quantile(double p) { return guarded([=] { return quantile(normal(), p); }); }
double boost_student_t_cdf(double x, double df) { return guarded([=] { return cdf(student(df), x); }); }
double boost_student_t_quantile(double p, double df) { return guarded([=] { return quantile(student(df), p); }); }
double boost_chi_squared_cdf(double x, double df) { return guarded([=] { return cdf(chi_squared(df), x); }); }
double boost_chi_squared_survival(double x, double df) { return guarded([=] { return cdf(complement(chi_squared(df), x)); }); }
double boost_chi_squared_quantile(double p, double df) { return guarded([=] { return quantile(chi_squared(df), p); }); }
double boost_fisher_f_survival(double x, double a, double b) { return guarded([=] { return cdf(complement(fisher(a, b), x)); }); }
double boost_beta_quantile(double p, double a, double b) { return guarded([=] { return quantile(beta_distribution(a, b), p); }); }
double boost_beta_cdf(double x, double a, double b) { return guarded([=] { return cdf(beta_distribution(a, b), x); }); }
double boost_gamma_quantile(double p, double shape, double scale) { return guarded([=] { return quantile(gamma_distribution(shape, scale), p); }); }
double boost_poisson_cdf(double count, double mean) { return guarded([=] { return cdf(poisson(mean), count); }); }
}
