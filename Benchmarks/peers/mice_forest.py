# SPDX-License-Identifier: EUPL-1.2
"""miceforest as one whole process: read, impute once, write; its defaults, on one thread.

usage: mice_forest.py TABLE.csv COMPLETED.csv ITERATIONS SEED
"""

import sys
import time

import miceforest
import pandas as pd

table = pd.read_csv(sys.argv[1])
before = time.process_time()
kernel = miceforest.ImputationKernel(table, num_datasets=1, random_state=int(sys.argv[4]))
kernel.mice(int(sys.argv[3]), num_threads=1)
completed = kernel.complete_data(dataset=0)
print(f'{{"part": "imputing", "processor_seconds": {time.process_time() - before:.3f}}}', file=sys.stderr)
completed.to_csv(sys.argv[2], index=False)
