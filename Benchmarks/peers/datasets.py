# SPDX-License-Identifier: EUPL-1.2
"""The data sets of ../shared that accuracy is compared on, each as one table whose column `y` is 0 or 1.

Sources, filters and features are those of ../shared/oracles/splits/README.md, so that row i of a table is row i of its splits.
"""

from pathlib import Path

import pandas as pd

SHARED = Path(__file__).resolve().parents[3] / "shared"

ADULT = [
    "age", "workclass", "fnlwgt", "education", "education_num", "marital_status", "occupation", "relationship", "race", "sex",
    "capital_gain", "capital_loss", "hours_per_week", "native_country", "income",
]
NATALITY = [
    "mager", "fagecomb", "ubfacil", "urf_diab", "urf_chyper", "urf_phyper", "sex", "dplural", "pay", "pwgt_r", "m_ht_in",
    "cig_0", "cig_1", "cig_2", "wic", "precare", "priorlive", "priordead", "priorterm",
]
COMPAS = ["sex", "age", "race", "juv_fel_count", "juv_misd_count", "juv_other_count", "priors_count", "c_charge_degree"]


def adult() -> pd.DataFrame:
    folder = SHARED / "data/adult"
    reading = {"header": None, "names": ADULT, "skipinitialspace": True}
    table = pd.concat(
        [pd.read_csv(folder / "adult.data.gz", **reading), pd.read_csv(folder / "adult.test.gz", skiprows=1, **reading)],
        ignore_index=True)
    return _with_outcome(table.drop(columns="income"), table.income.str.rstrip(".") == ">50K")


def law_school() -> pd.DataFrame:
    table = pd.read_csv(SHARED / "data/law_school_lsac/law_school_clean.csv.gz")
    return _with_outcome(table.drop(columns="pass_bar"), table.pass_bar == 1)


def credit_card() -> pd.DataFrame:
    table = pd.read_csv(SHARED / "data/credit_card_clients/credit-card-clients.csv.gz")
    return _with_outcome(table.drop(columns="default payment"), table["default payment"] == 1)


def bank_marketing() -> pd.DataFrame:
    table = pd.read_csv(SHARED / "data/bank_marketing/bank-full.csv.gz")
    return _with_outcome(table.drop(columns="y"), table.y.astype(str).str.strip() == "yes")


def natality_2014() -> pd.DataFrame:
    table = pd.read_csv(SHARED / "data/natality_2014/Natality_2014_100k.csv.gz")
    table = table[table.dbwt.notna()]
    return _with_outcome(table[NATALITY], table.dbwt < 2500)


def compas() -> pd.DataFrame:
    table = pd.read_csv(SHARED / "data/compas/compas-scores-two-years.csv.gz", keep_default_na=False, na_values=[""])
    near, known = table.days_b_screening_arrest.abs() <= 30, (table.is_recid != -1) & (table.score_text != "N/A")
    table = table[near & known & (table.c_charge_degree != "O")]
    return _with_outcome(table[COMPAS], table.two_year_recid == 1)


def _with_outcome(features: pd.DataFrame, event: pd.Series) -> pd.DataFrame:
    return features.assign(y=event.astype(int)).reset_index(drop=True)


ALL = {read.__name__: read for read in (adult, law_school, credit_card, bank_marketing, natality_2014, compas)}


def splits(name: str) -> pd.DataFrame:
    """One column a split (`split1` ... `split10`), one row per row of the set; 1 is a test row."""
    return pd.read_csv(SHARED / f"oracles/splits/{name}.csv.gz")
