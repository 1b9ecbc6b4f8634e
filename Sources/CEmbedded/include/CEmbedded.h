// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <stddef.h>

/// The bytes of a file that was compiled into the program, or NULL when there is none of that name; `length` receives their number.
const unsigned char *_Nullable evenkans_embedded_file(const char *_Nonnull name, size_t *_Nonnull length);
