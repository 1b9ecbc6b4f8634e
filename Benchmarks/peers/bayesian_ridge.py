# SPDX-License-Identifier: EUPL-1.2
"""scikit-learn's IterativeImputer as one whole process: read, impute once by draws of Bayesian ridge regressions, write.

usage: bayesian_ridge.py TABLE.csv COMPLETED.csv ITERATIONS SEED
"""

import sys
import time

import pandas as pd
from sklearn.experimental import enable_iterative_imputer  # noqa: F401
from sklearn.impute import IterativeImputer
from sklearn.linear_model import BayesianRidge

table = pd.read_csv(sys.argv[1])
before = time.process_time()
imputer = IterativeImputer(BayesianRidge(), sample_posterior=True, max_iter=int(sys.argv[3]), tol=0, random_state=int(sys.argv[4]))
completed = imputer.fit_transform(table)
print(f'{{"part": "imputing", "processor_seconds": {time.process_time() - before:.3f}}}', file=sys.stderr)
pd.DataFrame(completed, columns=table.columns).to_csv(sys.argv[2], index=False)
