"""What the truth check finds in a letter of a case, and what of it nobody has answered for."""

from borrower_help.letters.contexts import LetterContext
from borrower_help.letters.drafting import Options
from borrower_help.letters.shapes import Definition
from borrower_help.letters.truth.check import check, record_of
from borrower_help.letters.truth.shapes import Flag
from borrower_help.rules.facts import CaseFacts

# What a question of the letter asks for is no slip; what they answered is theirs, what is in hand is the answer.
_ASKED_FOR = frozenset({"amount", "evidence", "count"})
_OF_A_LIST = frozenset({"person", "private", "admission", "promise", "threat", "insult"})
_NOT_READ = frozenset({"proof", "cause_proof", "reply_words"})


def flags_of(definition: Definition, options: Options, context: LetterContext, facts: CaseFacts) -> tuple[Flag, ...]:
    """Return what to ask about in everything its sender wrote for this letter."""
    attached = frozenset(kind for one in context.exhibits for kind in one.proof)
    record = record_of(facts, may_promise=definition.may_promise, attached=attached)
    asked = {blank.key for blank in definition.blanks if blank.kind == "long"} - _NOT_READ
    answers = [options.answers[key] for key in sorted(asked) if options.answers.get(key)]
    listed = [text for one in context.exhibits for text in (one.name, one.source, one.proves) if text]
    found = check([context.own_words], record)
    found += tuple(flag for flag in check(answers, record) if flag.code not in _ASKED_FOR)
    found += tuple(flag for flag in check(listed, record) if flag.code in _OF_A_LIST)
    if not definition.waits_for_court:  # it is about the paper, or for somebody who asks about it
        found = tuple(flag for flag in found if flag.code != "court")
    return tuple({flag.fingerprint: flag for flag in found}.values())


def still_open(flags: tuple[Flag, ...], options: Options) -> tuple[Flag, ...]:
    """Return the flags that were neither reworded nor owned."""
    return tuple(flag for flag in flags if flag.fingerprint not in options.owned)


def reworded(options: Options, flag: Flag) -> Options | None:
    """Return the options with a flag's sentence exchanged, None where it does not stand there as it was printed."""
    if not flag.instead or not flag.passage:
        return None
    if flag.passage in options.own_words:
        words = options.own_words.replace(flag.passage, flag.instead, 1)
        return Options.from_json({**options.to_json(), "own_words": words})
    for name in ("answers", "reworded"):
        typed: dict[str, str] = getattr(options, name)
        for key, said in typed.items():
            if flag.passage in said:
                changed = {**typed, key: said.replace(flag.passage, flag.instead, 1)}
                return Options.from_json({**options.to_json(), name: changed})
    return None
