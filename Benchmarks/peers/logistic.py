# SPDX-License-Identifier: EUPL-1.2
"""scikit-learn's logistic regression as one whole process: read, fit, predict, write.

Numbers: the median where missing, with an indicator of that, standardised. Text: one column a level, missing a level of its own.
usage: logistic.py TRAIN.csv TEST.csv SCORES.csv
"""

import sys

from sklearn.compose import make_column_transformer
from sklearn.impute import SimpleImputer
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import OneHotEncoder, StandardScaler

import tabular


def main(train_path: str, test_path: str, scores_path: str) -> None:
    train, y, test = tabular.read(train_path, test_path)
    nominal = tabular.nominal_columns(train)
    numeric = [column for column in train if column not in nominal]
    coding = make_column_transformer(
        (make_pipeline(SimpleImputer(strategy="median", add_indicator=True), StandardScaler()), numeric),
        (OneHotEncoder(handle_unknown="ignore"), nominal))
    model = make_pipeline(coding, LogisticRegression(max_iter=1000))
    model.fit(train, y)
    tabular.write(scores_path, model.predict_proba(test)[:, 1])


if __name__ == "__main__":
    main(*sys.argv[1:])
