// SPDX-License-Identifier: EUPL-1.2
#include "CXGBoost.h"

#include <dlfcn.h>
#include <math.h>
#include <stddef.h>
#include <stdlib.h>

// One slot a function: name here, name in the library, result type, parameters.
#define FUNCTIONS(X) \
    X(version, "XGBoostVersion", void, (int *, int *, int *)) \
    X(set_global, "XGBSetGlobalConfig", int, (const char *)) \
    X(create_matrix, "XGDMatrixCreateFromMat", int, (const float *, uint64_t, uint64_t, float, boost_matrix *)) \
    X(set_numbers, "XGDMatrixSetFloatInfo", int, (boost_matrix, const char *, const float *, uint64_t)) \
    X(set_texts, "XGDMatrixSetStrFeatureInfo", int, (boost_matrix, const char *, const char **, uint64_t)) \
    X(free_matrix, "XGDMatrixFree", int, (boost_matrix)) \
    X(create_model, "XGBoosterCreate", int, (const boost_matrix *, uint64_t, boost_model *)) \
    X(set_parameter, "XGBoosterSetParam", int, (boost_model, const char *, const char *)) \
    X(update, "XGBoosterUpdateOneIter", int, (boost_model, int, boost_matrix)) \
    X(save, "XGBoosterSaveModelToBuffer", int, (boost_model, const char *, uint64_t *, const char **)) \
    X(predict, "XGBoosterPredictFromDMatrix", int, \
      (boost_model, boost_matrix, const char *, const uint64_t **, uint64_t *, const float **)) \
    X(free_model, "XGBoosterFree", int, (boost_model))

struct boost_library_s {
#define DECLARE(slot, symbol, result, parameters) result(*slot) parameters;
    FUNCTIONS(DECLARE)
#undef DECLARE
};

boost_library boost_open(const char *path) {
    if (!path) return NULL;
    void *handle = dlopen(path, RTLD_LAZY | RTLD_LOCAL);
    if (!handle) return NULL;
    boost_library library = calloc(1, sizeof *library);
    if (!library) return NULL;
#define RESOLVE(slot, symbol, result, parameters) \
    *(void **)&library->slot = dlsym(handle, symbol); \
    if (!library->slot) { \
        free(library); \
        return NULL; \
    }
    FUNCTIONS(RESOLVE)
#undef RESOLVE
    return library;
}

static boost_state state(int result) { return result == 0 ? BOOST_SUCCESS : BOOST_ERROR; }

void boost_version(boost_library library, int *major, int *minor) {
    int patch;
    if (library && major && minor) library->version(major, minor, &patch);
}
boost_state boost_silence(boost_library library) { return library ? state(library->set_global("{\"verbosity\": 0}")) : BOOST_ERROR; }

boost_state boost_create_matrix(boost_library library, const float *values, uint64_t rows, uint64_t columns, boost_matrix *out) {
    return library && values && out ? state(library->create_matrix(values, rows, columns, NAN, out)) : BOOST_ERROR;
}
boost_state boost_set_numbers(boost_library library, boost_matrix matrix, const char *field, const float *values, uint64_t count) {
    return library && matrix && field && values ? state(library->set_numbers(matrix, field, values, count)) : BOOST_ERROR;
}
boost_state boost_set_types(boost_library library, boost_matrix matrix, const char **types, uint64_t count) {
    return library && matrix && types ? state(library->set_texts(matrix, "feature_type", types, count)) : BOOST_ERROR;
}
void boost_destroy_matrix(boost_library library, boost_matrix *matrix) {
    if (!library || !matrix || !*matrix) return;
    library->free_matrix(*matrix);
    *matrix = NULL;
}

boost_state boost_create_model(boost_library library, boost_matrix training, boost_model *out) {
    return library && training && out ? state(library->create_model(&training, 1, out)) : BOOST_ERROR;
}
boost_state boost_set_parameter(boost_library library, boost_model model, const char *name, const char *value) {
    return library && model && name && value ? state(library->set_parameter(model, name, value)) : BOOST_ERROR;
}
boost_state boost_update(boost_library library, boost_model model, int iteration, boost_matrix training) {
    return library && model && training ? state(library->update(model, iteration, training)) : BOOST_ERROR;
}
boost_state boost_save(boost_library library, boost_model model, const char **bytes, uint64_t *count) {
    return library && model && bytes && count ? state(library->save(model, "{\"format\": \"json\"}", count, bytes)) : BOOST_ERROR;
}
boost_state boost_predict(boost_library library, boost_model model, boost_matrix rows, const float **risks, uint64_t *count) {
    if (!library || !model || !rows || !risks || !count) return BOOST_ERROR;
    static const char *all_trees =
        "{\"type\": 0, \"training\": false, \"iteration_begin\": 0, \"iteration_end\": 0, \"strict_shape\": false}";
    const uint64_t *shape = NULL;
    uint64_t dimensions = 0;
    if (library->predict(model, rows, all_trees, &shape, &dimensions, risks) != 0 || dimensions == 0) return BOOST_ERROR;
    *count = shape[0];
    return BOOST_SUCCESS;
}
void boost_destroy_model(boost_library library, boost_model *model) {
    if (!library || !model || !*model) return;
    library->free_model(*model);
    *model = NULL;
}
