#!/usr/bin/env bash
# Shows the compiler's errors and one line of progress instead of a page of targets.
# SPDX-License-Identifier: EUPL-1.2
set -uo pipefail
exec grep --line-buffered -E 'error:|warning: var|Build complete|Fetching|fatal' >&2
