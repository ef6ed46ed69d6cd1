"""Fitting linear models over named signals, with scikit-learn where it is installed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from factcheck.match.score import LinearModel

Signals = Mapping[str, float]
_DIGITS = 3
_ITERATIONS = 3_000


class NotInstalled(Exception):
    """What fitting needs is not installed."""


def fit_models(
    rows: Sequence[Signals], targets: Sequence[str], counts: Sequence[float], strength: float
) -> dict[str, LinearModel]:
    """Return a linear model per target: logistic regression, softmax if there are more than two targets.

    `counts` says how much each row weighs. `strength` is the inverse of the L2 penalty on standardised
    signals (scikit-learn's C). Of two targets, only the alphabetically later one gets one.
    Raises `NotInstalled` without scikit-learn.
    """
    try:
        from sklearn.linear_model import LogisticRegression
        from sklearn.preprocessing import StandardScaler
    except ImportError as problem:
        raise NotInstalled("fitting needs scikit-learn: pip install scikit-learn") from problem
    names = list(rows[0])
    table = [[row[name] for name in names] for row in rows]
    scaler: Any = StandardScaler().fit(table)
    model: Any = LogisticRegression(C=strength, max_iter=_ITERATIONS)
    model.fit(scaler.transform(table), list(targets), sample_weight=list(counts))
    labels = [str(label) for label in model.classes_]
    means, scales = scaler.mean_.tolist(), scaler.scale_.tolist()
    return {
        label: _unscaled(names, float(intercept), weights, means, scales)
        for label, intercept, weights in zip(
            labels[-len(model.intercept_) :], model.intercept_, model.coef_.tolist(), strict=True
        )
    }


def as_data(model: LinearModel) -> dict[str, Any]:
    """Return a model as the weights file writes it."""
    return {"intercept": model.intercept, "weights": dict(model.weights)}


def _unscaled(
    names: Sequence[str],
    intercept: float,
    weights: Sequence[float],
    means: Sequence[float],
    scales: Sequence[float],
) -> LinearModel:
    raw = [weight / scale for weight, scale in zip(weights, scales, strict=True)]
    shift = sum(weight * mean for weight, mean in zip(raw, means, strict=True))
    rounded = {name: round(weight, _DIGITS) for name, weight in zip(names, raw, strict=True)}
    return LinearModel(round(intercept - shift, _DIGITS), rounded)
