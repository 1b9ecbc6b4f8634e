// SPDX-License-Identifier: EUPL-1.2
//
// Files that travel inside the program: no path of the machine that built it is needed to find them again.
#include "CEmbedded.h"
#include <string.h>

// `#embed` is C23; clang has it in older modes as an extension.
#pragma clang diagnostic ignored "-Wc23-extensions"

static const unsigned char report_page[] = {
#embed "report/page.mustache"
};
static const unsigned char report_edition[] = {
#embed "report/edition.mustache"
};
static const unsigned char report_block[] = {
#embed "report/block.mustache"
};
static const unsigned char report_figure[] = {
#embed "report/figure.mustache"
};
static const unsigned char report_table[] = {
#embed "report/table.mustache"
};
static const unsigned char report_style[] = {
#embed "report/report.css"
};
static const unsigned char report_script[] = {
#embed "report/report.js"
};

#define ENTRY(name, bytes) { name, bytes, sizeof bytes }

static const struct {
    const char *name;
    const unsigned char *bytes;
    size_t length;
} files[] = {
    ENTRY("report/page.mustache", report_page),
    ENTRY("report/edition.mustache", report_edition),
    ENTRY("report/block.mustache", report_block),
    ENTRY("report/figure.mustache", report_figure),
    ENTRY("report/table.mustache", report_table),
    ENTRY("report/report.css", report_style),
    ENTRY("report/report.js", report_script),
};

const unsigned char *evenkans_embedded_file(const char *name, size_t *length) {
    for (size_t index = 0; index < sizeof files / sizeof files[0]; index++) {
        if (strcmp(files[index].name, name) == 0) {
            *length = files[index].length;
            return files[index].bytes;
        }
    }
    *length = 0;
    return NULL;
}
