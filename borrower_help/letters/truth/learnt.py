"""Weigh a sentence by the scraps of words in it, learnt from the labelled sentences: it hears what no list of words thought of.

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
_LONGEST = 3  # signs of a scrap
_SHORTEST = 5  # signs of a sentence: a greeting says too little to be weighed
_SHORTEST_OF_HARD_WORDS = 7


@dataclass(frozen=True)
class Learnt:
    """Hold what was learnt: the weight of each scrap for each kind, where each kind begins, and from what it asks."""

    weights: dict[str, tuple[int, ...]]
    begins: tuple[int, ...]
    asks_from: tuple[int, ...]


@lru_cache(maxsize=1)
def learnt() -> Learnt:
    """Return what was learnt; it is read once."""
    held = json.loads(LEARNT.read_text("utf-8"))
    return Learnt(
        {scrap: tuple(weights) for scrap, weights in held["weights"].items()},
        tuple(held["begins"]),
        tuple(held["asks_from"]),
    )


def scraps(words: str) -> frozenset[str]:
    """Return the scraps of up to three signs in it, and pairs with one sign between them."""
    words = f"^{unicodedata.normalize('NFKC', words)}$"
    runs = {words[n : n + size] for size in range(1, _LONGEST + 1) for n in range(len(words) - size + 1)}
    return frozenset(runs | {f"{words[n]}_{words[n + 2]}" for n in range(len(words) - 2)})


def told(sentence: Sentence) -> str:
    """Return what is weighed of a sentence: what its sender says, without what others said."""
    return "，".join(clause for clause in sentence.own.split("，") if clause)


@lru_cache(maxsize=256)
def heard(words: str) -> frozenset[str]:
    """Return the kinds it hears in these words."""
    if len(words) < _SHORTEST:
        return frozenset()
    known = learnt()
    weights = [known.weights[scrap] for scrap in scraps(words) if scrap in known.weights]
    return frozenset(
        kind
        for n, kind in enumerate(KINDS)
        if (kind != "insult" or len(words) >= _SHORTEST_OF_HARD_WORDS)
        and known.begins[n] + sum(one[n] for one in weights) / max(len(weights), 1) ** 0.5 > known.asks_from[n]
    )
