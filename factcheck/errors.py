"""Errors that a user can cause, each with its place, what is wrong and what to do."""

from __future__ import annotations

from factcheck.model import Place


class InputError(Exception):
    """Something in the user's input is broken.

    `place` says where (None for the command line), `message` what is wrong, `hint` what to do.
    """

    def __init__(self, place: Place | None, message: str, hint: str | None = None) -> None:
        self.place = place
        self.message = message
        self.hint = hint
        super().__init__(str(self))

    def __str__(self) -> str:
        where = f"{self.place}: " if self.place else ""
        hint = f" ({self.hint})" if self.hint else ""
        return f"{where}{self.message}{hint}"


class InputErrors(Exception):
    """Several `InputError`s of one input, in the order of their places: nothing is reported singly."""

    def __init__(self, errors: tuple[InputError, ...]) -> None:
        self.errors = errors
        super().__init__("\n".join(map(str, errors)))
