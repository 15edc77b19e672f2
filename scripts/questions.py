"""Answers to a command's questions: from its options, or asked for on the terminal."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from macros.errors import BaukastenError, ToolError, nearest
from scripts.output import Output

Answers = dict[str, str]


@dataclass(frozen=True)
class Question:
    """One thing to know: its key (also the option's name), how to ask, what is proposed, what may be answered.

    `check` returns the answer as it is to be used or raises BaukastenError; `choices` are labels by key.
    """

    key: str
    text: str
    check: Callable[[str, Answers], str]
    propose: Callable[[Answers], str | None] = lambda _: None
    choices: Mapping[str, str] | None = None


def answer(questions: Sequence[Question], given: Mapping[str, str | None], output: Output) -> Answers:
    """Return an answer to each question; without a terminal every answer must be given or proposed."""
    asking = sys.stdin.isatty()
    needed = [question.key for question in questions if given.get(question.key) is None]
    answers: Answers = {}
    for question in questions:
        typed = given.get(question.key)
        proposal = question.propose(answers)
        if typed is not None:
            answers[question.key] = _accepted(question, typed, answers)
        elif asking:
            answers[question.key] = _asked(question, proposal, answers, output)
        elif proposal is not None:
            answers[question.key] = _accepted(question, proposal, answers)
        else:
            raise ToolError(_missing(questions, needed))
    return answers


def _missing(questions: Sequence[Question], needed: Sequence[str]) -> str:
    keys = [question.key for question in questions if question.key in needed and question.propose({}) is None]
    options = ", ".join(f"--{key}" for key in keys)
    return f"Es fehlt: {options}. Nachfragen kann „baukasten neu“ nur in einem Terminal."


def _accepted(question: Question, typed: str, answers: Answers) -> str:
    if question.choices is not None:
        return _chosen(typed, question.key, question.choices)
    return question.check(typed, answers)


def _chosen(typed: str, key: str, choices: Mapping[str, str]) -> str:
    """Return the key that is meant by a number, a key or a label."""
    names = list(choices)
    if typed.isascii() and typed.isdigit() and 0 < int(typed) <= len(names):
        return names[int(typed) - 1]
    meant = {**{label.casefold(): name for name, label in choices.items()}, **{name.casefold(): name for name in names}}
    if name := meant.get(typed.strip().casefold()):
        return name
    hint = nearest(typed.strip().casefold(), meant)
    raise ToolError(f"„{key}“ kann nicht „{typed}“ sein; zur Wahl stehen: {', '.join(names)}. {hint}".rstrip())


def _asked(question: Question, proposal: str | None, answers: Answers, output: Output) -> str:
    for number, (name, label) in enumerate((question.choices or {}).items(), 1):
        output.message(f"  {number:>2}  {label}" + (f" ({name})" if name != label else ""))
    hint = f" [{proposal}]" if proposal else ""
    while True:
        output.messages.print(f"{question.text}{hint}: ", end="", markup=False, highlight=False)
        typed = _line()
        try:
            return _accepted(question, typed if typed.strip() or proposal is None else proposal, answers)
        except BaukastenError as error:
            output.message(str(error))


def _line() -> str:
    try:
        return input()
    except EOFError:
        raise KeyboardInterrupt from None  # Strg+D ends the questions as Strg+C does
