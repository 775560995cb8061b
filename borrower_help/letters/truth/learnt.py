"""Weigh a sentence by its character n-grams (logistic regression): it hears what no list of words thought of.

It stands beside the lists and asks only where it is sure enough; `script/learn_truth` learns it, and nobody's letter is ever learnt from.
"""

import json
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from borrower_help.letters.truth.clauses import Sentence

KINDS = ("threat", "insult", "admission", "promise", "wrong", "evidence")
LEARNT = Path(__file__).with_name("learnt.json")
_LONGEST = 3  # characters of an n-gram
_SHORTEST = 5  # characters of a sentence: a greeting says too little to be weighed
_SHORTEST_OF_HARD_WORDS = 7


@dataclass(frozen=True)
class Learnt:
    """Hold the regressions, in hundredths: the weights of each n-gram, one a kind; each kind's intercept and threshold."""

    weights: dict[str, tuple[int, ...]]
    intercepts: tuple[int, ...]
    thresholds: tuple[int, ...]


@lru_cache(maxsize=1)
def learnt() -> Learnt:
    """Return what was learnt; it is read once."""
    held = json.loads(LEARNT.read_text("utf-8"))
    return Learnt(
        {ngram: tuple(weights) for ngram, weights in held["weights"].items()},
        tuple(held["intercepts"]),
        tuple(held["thresholds"]),
    )


def ngrams(words: str) -> frozenset[str]:
    """Return its n-grams of one to three characters, and the bigrams that skip one."""
    words = f"^{unicodedata.normalize('NFKC', words)}$"
    runs = {words[n : n + size] for size in range(1, _LONGEST + 1) for n in range(len(words) - size + 1)}
    return frozenset(runs | {f"{words[n]}_{words[n + 2]}" for n in range(len(words) - 2)})


def told(sentence: Sentence) -> str:
    """Return what is weighed of a sentence: what its sender says, without what others said."""
    return "，".join(clause for clause in sentence.own.split("，") if clause)


def heard(words: str) -> frozenset[str]:
    """Return the kinds it hears in these words; they are kept nowhere."""
    if len(words) < _SHORTEST:
        return frozenset()
    known = learnt()
    weights = [known.weights[ngram] for ngram in ngrams(words) if ngram in known.weights]
    return frozenset(
        kind
        for n, kind in enumerate(KINDS)
        if (kind != "insult" or len(words) >= _SHORTEST_OF_HARD_WORDS)
        and known.intercepts[n] + sum(one[n] for one in weights) / max(len(weights), 1) ** 0.5 > known.thresholds[n]
    )
