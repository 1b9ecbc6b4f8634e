// SPDX-License-Identifier: EUPL-1.2
//
// The part of XGBoost's C API that the challenger uses, under names of our own.
//
// The library is loaded while the program runs, so that nobody needs it who fits no boosted trees.
// Types and semantics: xgboost/c_api.h of XGBoost 1.6 and later (https://xgboost.readthedocs.io/en/release_1.7.0/c.html).
// Every function is safe to call with NULL: it then does nothing and returns BOOST_ERROR.

#ifndef EVENKANS_CXGBOOST_H
#define EVENKANS_CXGBOOST_H

#include <stdint.h>

typedef struct boost_library_s *boost_library;
typedef struct boost_matrix_s *boost_matrix;
typedef struct boost_model_s *boost_model;

typedef enum { BOOST_SUCCESS = 0, BOOST_ERROR = -1 } boost_state;

/// Opens the shared object at `path` (or, without a slash, of the system). NULL when it is not there or lacks a function.
/// It stays open until the process ends.
boost_library boost_open(const char *path);
void boost_version(boost_library library, int *major, int *minor);
/// XGBoost's own messages: none, from the calling thread.
boost_state boost_silence(boost_library library);

/// Rows after each other; NaN where there is no value. The values are copied.
boost_state boost_create_matrix(boost_library library, const float *values, uint64_t rows, uint64_t columns, boost_matrix *out);
/// `label`, `weight` or `base_margin`: one a row.
boost_state boost_set_numbers(boost_library library, boost_matrix matrix, const char *field, const float *values, uint64_t count);
/// `q` for a number, `c` for the code of a category: one a column.
boost_state boost_set_types(boost_library library, boost_matrix matrix, const char **types, uint64_t count);
void boost_destroy_matrix(boost_library library, boost_matrix *matrix);

boost_state boost_create_model(boost_library library, boost_matrix training, boost_model *out);
boost_state boost_set_parameter(boost_library library, boost_model model, const char *name, const char *value);
/// Adds one tree.
boost_state boost_update(boost_library library, boost_model model, int iteration, boost_matrix training);
/// The model as JSON. The bytes stay valid until the thread's next call.
boost_state boost_save(boost_library library, boost_model model, const char **bytes, uint64_t *count);
/// A risk for each row. The numbers stay valid until the thread's next call.
boost_state boost_predict(boost_library library, boost_model model, boost_matrix rows, const float **risks, uint64_t *count);
void boost_destroy_model(boost_library library, boost_model *model);

#endif
