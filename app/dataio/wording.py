"""What an import says, in sentences, for the command line and workbooks."""

from collections.abc import Iterable

from app.core.field_problems import problem
from app.core.sentences import CONTEXT
from app.core.words import say, translate
from app.dataio.records import Problem, Reject
from app.dataio.result import Remark
from app.dataio.values import shown


def problem_sentence(found: Problem, language: str) -> str:
    """What is wrong with one cell: column, value, problem."""
    key = "import.problem" if found.raw else "import.problem.empty"
    words = translate(CONTEXT, problem(f"cell.{found.code}"), language)
    return say(key, language).format(column=found.column, raw=found.raw, problem=words)


def reason(reject: Reject, language: str) -> str:
    """Everything that is wrong with a row."""
    return "; ".join(problem_sentence(found, language) for found in reject.problems)


def row_sentence(found: Problem | Reject, language: str) -> str:
    """Where something is wrong and what."""
    text = (
        reason(found, language) if isinstance(found, Reject) else problem_sentence(found, language)
    )
    return say("import.row", language).format(sheet=found.sheet, row=found.row, reason=text)


def rejected_rows(rejects: Iterable[Reject], language: str) -> list[tuple[int, str, list[str]]]:
    """The rows that did not come in: number, reason, cells as people see them."""
    return [
        (reject.row, reason(reject, language), [shown(cell) for cell in reject.cells])
        for reject in rejects
    ]


def remark_sentence(remark: Remark, language: str) -> str:
    """One remark about the whole import."""
    return say(f"import.remark.{remark.code}", language).format(
        text=remark.text, count=len(remark.rows), rows=", ".join(map(str, remark.rows))
    )
