# SPDX-License-Identifier: EUPL-1.2
"""Runs one command and prints its wall-clock seconds, its peak resident memory in kilobytes and its exit code.

A process of its own that imports nearly nothing: Linux counts the memory of the process that starts a program as the program's own.
"""

import os
import sys
import time

start = time.perf_counter()
# The command's words go to standard error; standard output carries the measurement.
process = os.posix_spawn(sys.argv[1], sys.argv[1:], os.environ, file_actions=[(os.POSIX_SPAWN_DUP2, 2, 1)])
_, status, usage = os.wait4(process, 0)
print(time.perf_counter() - start, usage.ru_maxrss, os.waitstatus_to_exitcode(status))
