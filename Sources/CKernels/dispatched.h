// SPDX-License-Identifier: EUPL-1.2
#pragma once

// Before a function that is several times faster with newer instructions: which processor runs the program is known only at the start.
#if defined(__x86_64__) && defined(__linux__) && __has_attribute(target_clones)
#define DISPATCHED __attribute__((target_clones("default", "arch=x86-64-v3", "arch=x86-64-v4")))
#else
#define DISPATCHED
#endif
