// SPDX-License-Identifier: EUPL-1.2
#include "CDuckDB.h"

#include <dlfcn.h>
#include <stddef.h>
#include <stdio.h>

// One slot a function: name here, name in the library, result type, parameters.
#define FUNCTIONS(X) \
    X(library_version, "duckdb_library_version", const char *, (void)) \
    X(create_config, "duckdb_create_config", store_state, (store_config *)) \
    X(set_config, "duckdb_set_config", store_state, (store_config, const char *, const char *)) \
    X(destroy_config, "duckdb_destroy_config", void, (store_config *)) \
    X(open, "duckdb_open_ext", store_state, (const char *, store_database *, store_config, char **)) \
    X(close, "duckdb_close", void, (store_database *)) \
    X(connect, "duckdb_connect", store_state, (store_database, store_connection *)) \
    X(disconnect, "duckdb_disconnect", void, (store_connection *)) \
    X(free, "duckdb_free", void, (void *)) \
    X(prepare, "duckdb_prepare", store_state, (store_connection, const char *, store_statement *)) \
    X(prepare_error, "duckdb_prepare_error", const char *, (store_statement)) \
    X(destroy_prepare, "duckdb_destroy_prepare", void, (store_statement *)) \
    X(pending_prepared, "duckdb_pending_prepared", store_state, (store_statement, store_pending *)) \
    X(pending_execute_task, "duckdb_pending_execute_task", store_pending_state, (store_pending)) \
    X(pending_error, "duckdb_pending_error", const char *, (store_pending)) \
    X(execute_pending, "duckdb_execute_pending", store_state, (store_pending, store_result *)) \
    X(destroy_pending, "duckdb_destroy_pending", void, (store_pending *)) \
    X(result_error, "duckdb_result_error", const char *, (store_result *)) \
    X(destroy_result, "duckdb_destroy_result", void, (store_result *)) \
    X(column_count, "duckdb_column_count", uint64_t, (store_result *)) \
    X(column_name, "duckdb_column_name", const char *, (store_result *, uint64_t)) \
    X(column_logical_type, "duckdb_column_logical_type", store_type, (store_result *, uint64_t)) \
    X(fetch_chunk, "duckdb_fetch_chunk", store_chunk, (store_result)) \
    X(data_chunk_get_size, "duckdb_data_chunk_get_size", uint64_t, (store_chunk)) \
    X(data_chunk_get_vector, "duckdb_data_chunk_get_vector", store_vector, (store_chunk, uint64_t)) \
    X(destroy_data_chunk, "duckdb_destroy_data_chunk", void, (store_chunk *)) \
    X(vector_get_data, "duckdb_vector_get_data", void *, (store_vector)) \
    X(vector_get_validity, "duckdb_vector_get_validity", uint64_t *, (store_vector)) \
    X(create_logical_type, "duckdb_create_logical_type", store_type, (int)) \
    X(get_type_id, "duckdb_get_type_id", int, (store_type)) \
    X(decimal_scale, "duckdb_decimal_scale", uint8_t, (store_type)) \
    X(decimal_internal_type, "duckdb_decimal_internal_type", int, (store_type)) \
    X(enum_internal_type, "duckdb_enum_internal_type", int, (store_type)) \
    X(enum_dictionary_size, "duckdb_enum_dictionary_size", uint32_t, (store_type)) \
    X(enum_dictionary_value, "duckdb_enum_dictionary_value", char *, (store_type, uint64_t)) \
    X(destroy_logical_type, "duckdb_destroy_logical_type", void, (store_type *)) \
    X(appender_create, "duckdb_appender_create", store_state, (store_connection, const char *, const char *, store_appender *)) \
    X(appender_error, "duckdb_appender_error", const char *, (store_appender)) \
    X(append_data_chunk, "duckdb_append_data_chunk", store_state, (store_appender, store_chunk)) \
    X(appender_close, "duckdb_appender_close", store_state, (store_appender)) \
    X(appender_destroy, "duckdb_appender_destroy", store_state, (store_appender *)) \
    X(create_data_chunk, "duckdb_create_data_chunk", store_chunk, (store_type *, uint64_t)) \
    X(data_chunk_reset, "duckdb_data_chunk_reset", void, (store_chunk)) \
    X(data_chunk_set_size, "duckdb_data_chunk_set_size", void, (store_chunk, uint64_t)) \
    X(vector_ensure_validity_writable, "duckdb_vector_ensure_validity_writable", void, (store_vector)) \
    X(vector_assign_string_element_len, "duckdb_vector_assign_string_element_len", void, (store_vector, uint64_t, const char *, uint64_t)) \
    X(vector_size, "duckdb_vector_size", uint64_t, (void))

static struct {
#define DECLARE(slot, symbol, result, parameters) result(*slot) parameters;
    FUNCTIONS(DECLARE)
#undef DECLARE
} library;

static bool loaded = false;
static char message[512];

const char *store_load(const char *path, const char *python) {
    if (loaded) return NULL;
    if (!path) return "no library was named";
    if (python) dlopen(python, RTLD_LAZY | RTLD_GLOBAL);
    void *handle = dlopen(path, RTLD_LAZY | RTLD_LOCAL);
    if (!handle) {
        const char *reason = dlerror();
        snprintf(message, sizeof message, "%s", reason ? reason : "the library could not be loaded");
        return message;
    }
#define RESOLVE(slot, symbol, result, parameters) \
    *(void **)&library.slot = dlsym(handle, symbol); \
    if (!library.slot) { \
        snprintf(message, sizeof message, "the library has no function %s; version 1.2 or later is needed", symbol); \
        return message; \
    }
    FUNCTIONS(RESOLVE)
#undef RESOLVE
    loaded = true;
    return NULL;
}

bool store_is_loaded(void) { return loaded; }
const char *store_library_version(void) { return loaded ? library.library_version() : NULL; }

store_state store_create_config(store_config *out) { return loaded && out ? library.create_config(out) : STORE_ERROR; }
store_state store_set_config(store_config config, const char *name, const char *option) {
    return loaded && config && name && option ? library.set_config(config, name, option) : STORE_ERROR;
}
void store_destroy_config(store_config *config) {
    if (loaded && config) library.destroy_config(config);
}
store_state store_open(const char *path, store_database *out, store_config config, char **error) {
    return loaded && out ? library.open(path, out, config, error) : STORE_ERROR;
}
void store_close(store_database *database) {
    if (loaded && database) library.close(database);
}
store_state store_connect(store_database database, store_connection *out) { return loaded && database && out ? library.connect(database, out) : STORE_ERROR; }
void store_disconnect(store_connection *connection) {
    if (loaded && connection) library.disconnect(connection);
}
void store_free(void *memory) {
    if (loaded && memory) library.free(memory);
}

store_state store_prepare(store_connection connection, const char *sql, store_statement *out) {
    return loaded && connection && sql && out ? library.prepare(connection, sql, out) : STORE_ERROR;
}
const char *store_prepare_error(store_statement statement) { return loaded && statement ? library.prepare_error(statement) : NULL; }
void store_destroy_statement(store_statement *statement) {
    if (loaded && statement) library.destroy_prepare(statement);
}
store_state store_begin(store_statement statement, store_pending *out) {
    return loaded && statement && out ? library.pending_prepared(statement, out) : STORE_ERROR;
}
store_pending_state store_step(store_pending pending) { return loaded && pending ? library.pending_execute_task(pending) : STORE_PENDING_ERROR; }
const char *store_pending_error(store_pending pending) { return loaded && pending ? library.pending_error(pending) : NULL; }
store_state store_finish(store_pending pending, store_result *out) { return loaded && pending && out ? library.execute_pending(pending, out) : STORE_ERROR; }
void store_destroy_pending(store_pending *pending) {
    if (loaded && pending) library.destroy_pending(pending);
}

const char *store_result_error(store_result *result) { return loaded && result ? library.result_error(result) : NULL; }
void store_destroy_result(store_result *result) {
    if (loaded && result) library.destroy_result(result);
}
uint64_t store_column_count(store_result *result) { return loaded && result ? library.column_count(result) : 0; }
const char *store_column_name(store_result *result, uint64_t column) { return loaded && result ? library.column_name(result, column) : NULL; }
store_type store_column_type(store_result *result, uint64_t column) { return loaded && result ? library.column_logical_type(result, column) : NULL; }
store_chunk store_fetch_chunk(store_result *result) { return loaded && result ? library.fetch_chunk(*result) : NULL; }
uint64_t store_chunk_size(store_chunk chunk) { return loaded && chunk ? library.data_chunk_get_size(chunk) : 0; }
store_vector store_chunk_vector(store_chunk chunk, uint64_t column) { return loaded && chunk ? library.data_chunk_get_vector(chunk, column) : NULL; }
void store_destroy_chunk(store_chunk *chunk) {
    if (loaded && chunk) library.destroy_data_chunk(chunk);
}
void *store_vector_data(store_vector vector) { return loaded && vector ? library.vector_get_data(vector) : NULL; }
uint64_t *store_vector_validity(store_vector vector) { return loaded && vector ? library.vector_get_validity(vector) : NULL; }

store_type store_create_type(int identifier) { return loaded ? library.create_logical_type(identifier) : NULL; }
int store_type_identifier(store_type type) { return loaded && type ? library.get_type_id(type) : 0; }
uint8_t store_decimal_scale(store_type type) { return loaded && type ? library.decimal_scale(type) : 0; }
int store_decimal_storage(store_type type) { return loaded && type ? library.decimal_internal_type(type) : 0; }
int store_enum_storage(store_type type) { return loaded && type ? library.enum_internal_type(type) : 0; }
uint32_t store_enum_size(store_type type) { return loaded && type ? library.enum_dictionary_size(type) : 0; }
char *store_enum_value(store_type type, uint64_t index) { return loaded && type ? library.enum_dictionary_value(type, index) : NULL; }
void store_destroy_type(store_type *type) {
    if (loaded && type) library.destroy_logical_type(type);
}

store_state store_create_appender(store_connection connection, const char *table, store_appender *out) {
    return loaded && connection && table && out ? library.appender_create(connection, NULL, table, out) : STORE_ERROR;
}
const char *store_appender_error(store_appender appender) { return loaded && appender ? library.appender_error(appender) : NULL; }
store_state store_append_chunk(store_appender appender, store_chunk chunk) {
    return loaded && appender && chunk ? library.append_data_chunk(appender, chunk) : STORE_ERROR;
}
store_state store_close_appender(store_appender appender) { return loaded && appender ? library.appender_close(appender) : STORE_ERROR; }
void store_destroy_appender(store_appender *appender) {
    if (loaded && appender) library.appender_destroy(appender);
}
store_chunk store_create_chunk(store_type *types, uint64_t count) { return loaded && types ? library.create_data_chunk(types, count) : NULL; }
void store_reset_chunk(store_chunk chunk) {
    if (loaded && chunk) library.data_chunk_reset(chunk);
}
void store_set_chunk_size(store_chunk chunk, uint64_t size) {
    if (loaded && chunk) library.data_chunk_set_size(chunk, size);
}
void store_make_validity_writable(store_vector vector) {
    if (loaded && vector) library.vector_ensure_validity_writable(vector);
}
void store_assign_string(store_vector vector, uint64_t row, const char *bytes, uint64_t length) {
    if (loaded && vector && bytes) library.vector_assign_string_element_len(vector, row, bytes, length);
}
uint64_t store_vector_size(void) { return loaded ? library.vector_size() : 0; }
