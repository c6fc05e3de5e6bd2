"""Fit the weights of `etl.counting.likeness` to the labelled sets, sentences and rule examples.

A softmax regression by gradient steps over the whole of the labels.
"""

from collections.abc import Iterable, Sequence

import numpy as np

from etl.counting.classify import BY_MATTER, rules
from etl.counting.evidence import Evidence, features_of
from tests.gold.pairs import label_of, pairs_of_set
from tests.gold.sentences import labelled_counts, sentences

# A feature that was met less often says nothing in general.
LEAST_COUNTS = 2
# Weights nearer to 0 than this, in hundredths, are left out.
LEAST_WEIGHT = 4
# An example of a rule says what the rule is for, and counts as so many labels.
EXAMPLE_WEIGHT = 3
EPOCHS = 48
BATCH = 256
RATE = 0.05
DECAY = 0.00005

Labelled = tuple[str, Evidence]


def counts_of_set(name: str) -> list[Labelled]:
    """Return label and evidence of the counts of a labelled set that the reader finds."""
    return [
        (label_of(label), evidence)
        for _, pairs in pairs_of_set(name)
        for label, _, evidence in pairs
    ]


def counts_of_examples() -> list[Labelled]:
    """Return label and evidence of the rules' own examples and of the labelled sentences.

    A sentence by itself is no report: nothing is known of the counts before it.
    """
    found = [
        (rule.indicator or rule.category, evidence)
        for rule in rules()
        for example in rule.examples * EXAMPLE_WEIGHT
        if rule.category != BY_MATTER
        for _, _, evidence in labelled_counts(example)
    ]
    for sentence in sentences():
        found += [(mark.label, evidence) for mark, _, evidence in labelled_counts(sentence)]
    return [(label, evidence._replace(previous=None, profile=())) for label, evidence in found]


def fit_likeness(counts: Sequence[Labelled]) -> dict:
    """Return the weights that explain some labelled counts, as they are stored."""
    labels = sorted({label for label, _ in counts})
    features, values = _matrix([evidence for _, evidence in counts])
    wanted = np.zeros((len(counts), len(labels)), np.float32)
    wanted[range(len(counts)), [labels.index(label) for label, _ in counts]] = 1
    weights = _descend(values, wanted)
    stored = {}
    for feature, row in zip(features, np.round(weights * 100).astype(int), strict=True):
        kept = [at for at in range(len(labels)) if abs(row[at]) >= LEAST_WEIGHT]
        if kept:
            stored[feature] = [int(x) for at in kept for x in (at, row[at])]
    return {"labels": labels, "weights": stored}


def _matrix(counts: Iterable[Evidence]) -> tuple[list[str], np.ndarray]:
    """Return the features in order and their values, a row a count."""
    rows = [dict(features_of(evidence)) for evidence in counts]
    met: dict[str, int] = {}
    for row in rows:
        for feature in row:
            met[feature] = met.get(feature, 0) + 1
    features = sorted(feature for feature, times in met.items() if times >= LEAST_COUNTS)
    column = {feature: at for at, feature in enumerate(features)}
    values = np.zeros((len(rows), len(features)), np.float32)
    for at, row in enumerate(rows):
        for feature, value in row.items():
            if feature in column:
                values[at, column[feature]] = value
    return features, values


def _descend(values: np.ndarray, wanted: np.ndarray) -> np.ndarray:
    """Minimise the cross entropy with a penalty on large weights, by Adam in small batches."""
    order = np.random.default_rng(0)
    weights = np.zeros((values.shape[1], wanted.shape[1]), np.float32)
    mean, square = np.zeros_like(weights), np.zeros_like(weights)
    batches = -(-len(values) // BATCH)
    for step in range(1, EPOCHS * batches + 1):
        if step % batches == 1 or batches == 1:
            shuffled = np.array_split(order.permutation(len(values)), batches)
        batch = shuffled[step % batches]
        shares = np.exp(values[batch] @ weights)
        shares /= shares.sum(axis=1, keepdims=True)
        slope = values[batch].T @ (shares - wanted[batch]) / len(batch) + DECAY * weights
        mean += 0.1 * (slope - mean)
        square += 0.01 * (slope**2 - square)
        rate = RATE * (1 - step / (EPOCHS * batches)) + 0.001
        weights -= rate * (mean / (1 - 0.9**step)) / (np.sqrt(square / (1 - 0.99**step)) + 1e-6)
    return weights
