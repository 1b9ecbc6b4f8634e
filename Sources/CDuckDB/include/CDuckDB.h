// SPDX-License-Identifier: EUPL-1.2
//
// The part of DuckDB's C API that the store uses, under names of our own.
//
// The library is loaded while the program runs, because what package indexes offer is a Python wheel whose shared object cannot be linked against.
// Types and semantics: duckdb.h of DuckDB 1.2 and later (https://duckdb.org/docs/stable/clients/c/api); the layout of results and strings is stable there.
// Every function is safe to call with NULL and before the library is loaded: it then does nothing, or returns NULL, 0 or STORE_ERROR.

#ifndef EVENKANS_CDUCKDB_H
#define EVENKANS_CDUCKDB_H

#include <stdbool.h>
#include <stdint.h>

typedef struct store_database_s *store_database;
typedef struct store_connection_s *store_connection;
typedef struct store_config_s *store_config;
typedef struct store_statement_s *store_statement;
typedef struct store_pending_s *store_pending;
typedef struct store_chunk_s *store_chunk;
typedef struct store_vector_s *store_vector;
typedef struct store_type_s *store_type;
typedef struct store_appender_s *store_appender;

typedef struct {
    uint64_t deprecated_column_count, deprecated_row_count, deprecated_rows_changed;
    void *deprecated_columns;
    char *deprecated_error_message;
    void *internal_data;
} store_result;

/// A string of a vector: up to 12 bytes lie in the struct itself.
typedef union {
    struct {
        uint32_t length;
        char bytes[12];
    } inlined;
    struct {
        uint32_t length;
        char prefix[4];
        const char *bytes;
    } pointer;
} store_string;

typedef struct {
    uint64_t lower;
    int64_t upper;
} store_hugeint;

typedef enum { STORE_SUCCESS = 0, STORE_ERROR = 1 } store_state;
typedef enum { STORE_PENDING_READY = 0, STORE_PENDING_NOT_READY = 1, STORE_PENDING_ERROR = 2, STORE_PENDING_NO_TASKS = 3 } store_pending_state;

/// Identifiers of the logical types that the store reads natively.
enum {
    STORE_TYPE_BOOLEAN = 1, STORE_TYPE_TINYINT = 2, STORE_TYPE_SMALLINT = 3, STORE_TYPE_INTEGER = 4, STORE_TYPE_BIGINT = 5,
    STORE_TYPE_UTINYINT = 6, STORE_TYPE_USMALLINT = 7, STORE_TYPE_UINTEGER = 8, STORE_TYPE_UBIGINT = 9, STORE_TYPE_FLOAT = 10, STORE_TYPE_DOUBLE = 11,
    STORE_TYPE_TIMESTAMP = 12, STORE_TYPE_DATE = 13, STORE_TYPE_TIME = 14, STORE_TYPE_HUGEINT = 16, STORE_TYPE_VARCHAR = 17, STORE_TYPE_DECIMAL = 19,
    STORE_TYPE_TIMESTAMP_S = 20, STORE_TYPE_TIMESTAMP_MS = 21, STORE_TYPE_TIMESTAMP_NS = 22, STORE_TYPE_ENUM = 23, STORE_TYPE_TIMESTAMP_TZ = 31,
    STORE_TYPE_SQLNULL = 36
};

/// Loads the shared object at `path`, once for the process. `python` is tried first when not NULL (the wheel's object names its symbols), and may be absent.
///
/// Returns NULL, or a message that stays valid. Not to be called from two threads at once.
const char *store_load(const char *path, const char *python);
bool store_is_loaded(void);
const char *store_library_version(void);

store_state store_create_config(store_config *out);
store_state store_set_config(store_config config, const char *name, const char *option);
void store_destroy_config(store_config *config);
/// `message` receives a text for `store_free`.
store_state store_open(const char *path, store_database *out, store_config config, char **message);
void store_close(store_database *database);
store_state store_connect(store_database database, store_connection *out);
void store_disconnect(store_connection *connection);
void store_free(void *memory);

store_state store_prepare(store_connection connection, const char *sql, store_statement *out);
const char *store_prepare_error(store_statement statement);
void store_destroy_statement(store_statement *statement);
/// Runs a statement in small steps, so that a caller may stop in between.
store_state store_begin(store_statement statement, store_pending *out);
store_pending_state store_step(store_pending pending);
const char *store_pending_error(store_pending pending);
store_state store_finish(store_pending pending, store_result *out);
void store_destroy_pending(store_pending *pending);

const char *store_result_error(store_result *result);
void store_destroy_result(store_result *result);
uint64_t store_column_count(store_result *result);
const char *store_column_name(store_result *result, uint64_t column);
store_type store_column_type(store_result *result, uint64_t column);
store_chunk store_fetch_chunk(store_result *result);
uint64_t store_chunk_size(store_chunk chunk);
store_vector store_chunk_vector(store_chunk chunk, uint64_t column);
void store_destroy_chunk(store_chunk *chunk);
void *store_vector_data(store_vector vector);
/// NULL when every row is valid.
uint64_t *store_vector_validity(store_vector vector);

store_type store_create_type(int identifier);
int store_type_identifier(store_type type);
uint8_t store_decimal_scale(store_type type);
int store_decimal_storage(store_type type);
int store_enum_storage(store_type type);
uint32_t store_enum_size(store_type type);
/// For `store_free`.
char *store_enum_value(store_type type, uint64_t index);
void store_destroy_type(store_type *type);

store_state store_create_appender(store_connection connection, const char *table, store_appender *out);
const char *store_appender_error(store_appender appender);
store_state store_append_chunk(store_appender appender, store_chunk chunk);
/// Flushes; the appender must still be destroyed.
store_state store_close_appender(store_appender appender);
void store_destroy_appender(store_appender *appender);
store_chunk store_create_chunk(store_type *types, uint64_t count);
void store_reset_chunk(store_chunk chunk);
void store_set_chunk_size(store_chunk chunk, uint64_t size);
void store_make_validity_writable(store_vector vector);
void store_assign_string(store_vector vector, uint64_t row, const char *bytes, uint64_t length);
uint64_t store_vector_size(void);

#endif
