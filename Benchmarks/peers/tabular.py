# SPDX-License-Identifier: EUPL-1.2
"""What the peers written in Python share: the two files they read and the one they write."""

import pandas as pd

OUTCOME = "y"


def read(train_path: str, test_path: str) -> tuple[pd.DataFrame, pd.Series, pd.DataFrame]:
    """:returns: the training features, the training outcome, and the test features."""
    train, test = pd.read_csv(train_path), pd.read_csv(test_path)
    features = train.columns.drop(OUTCOME)
    return train[features], train[OUTCOME], test[features]


def nominal_columns(features: pd.DataFrame) -> list[str]:
    return [column for column in features if not pd.api.types.is_numeric_dtype(features[column])]


def as_categories(train: pd.DataFrame, test: pd.DataFrame) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Text becomes a category with the levels of the training rows; a level that only test rows have is missing there."""
    nominal = nominal_columns(train)
    levels = {column: pd.CategoricalDtype(sorted(train[column].dropna().unique())) for column in nominal}
    return train.astype(levels), test.astype(levels)


def write(scores_path: str, risk) -> None:
    pd.DataFrame({"risk": risk}).to_csv(scores_path, index=False)
