# SPDX-License-Identifier: EUPL-1.2
"""miceforest as one whole process: read, impute once, write; its defaults, on one thread.

usage: mice_forest.py TABLE.csv COMPLETED.csv ITERATIONS SEED
"""

import sys

import miceforest
import pandas as pd

table = pd.read_csv(sys.argv[1])
kernel = miceforest.ImputationKernel(table, num_datasets=1, random_state=int(sys.argv[4]))
kernel.mice(int(sys.argv[3]), num_threads=1)
kernel.complete_data(dataset=0).to_csv(sys.argv[2], index=False)
