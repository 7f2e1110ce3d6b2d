"""The tracking form 客户问题处理跟踪表: one ticket with its history, or a period as a table."""

from app.core.mark import QT_TRANSLATE_NOOP
from app.core.progress import Progress
from app.reports import reach, ticket_data
from app.reports.book import Book, BookSheet, Field
from app.reports.columns import Column, Kind
from app.reports.job import Draft, ReportJob, Store, TooManyForms, steps
from app.reports.texts import Texts
from app.reports.ticket_data import Case, Step
from app.reports.workbook import Written

MOST_TICKETS = 2_000
_TITLE = QT_TRANSLATE_NOOP("Reports", "Ticket tracking form")
_HISTORY = QT_TRANSLATE_NOOP("Reports", "What was done")
_DEADLINES = QT_TRANSLATE_NOOP("Reports", "Service levels")
_MADE = QT_TRANSLATE_NOOP("Reports", "Exported {at} by {name}.")
_COVERS = QT_TRANSLATE_NOOP("Reports", "Tickets reported in {period}: {count}.")
_EVERYTHING = QT_TRANSLATE_NOOP("Reports", "all months")
_STEPS = {
    "reported": QT_TRANSLATE_NOOP("Reports", "Reported"),
    "imported": QT_TRANSLATE_NOOP("Reports", "Imported"),
    "told_customer": QT_TRANSLATE_NOOP("Reports", "Told the customer"),
    "commented": QT_TRANSLATE_NOOP("Reports", "Internal note"),
    "plan_filed": QT_TRANSLATE_NOOP("Reports", "First plan"),
    "progress": QT_TRANSLATE_NOOP("Reports", "Progress {after}%"),
    "status": QT_TRANSLATE_NOOP("Reports", "Now: {after}"),
    "owner_id": QT_TRANSLATE_NOOP("Reports", "In charge: {after}"),
    "solution": QT_TRANSLATE_NOOP("Reports", "Solution"),
}


def ticket_tracking(store: Store, job: ReportJob) -> Draft:
    """The form of one ticket, or the table of a period.

    Raises:
        TooManyForms: choose a shorter period, or take the list.
        PermissionDenied: the ticket is outside the reader's reach.
    """
    count = store.query(ticket_data.count, job.params)
    if count > MOST_TICKETS:
        raise TooManyForms(count=count, limit=MOST_TICKETS)
    if job.params.ticket_id is not None:
        reach.check_found(count)

    def write(progress: Progress) -> Written:
        cases = store.query(ticket_data.cases, job.params, None, MOST_TICKETS).rows
        texts = Texts(job.language)
        book = Book(texts.display(store.zone), texts.text(_TITLE))
        at = store.clock().astimezone(store.zone)
        made = texts.text(_MADE).format(at=f"{at:%Y-%m-%d %H:%M}", name=store.actor.name)
        if job.params.ticket_id is not None:
            progress.step(0, 1)
            reach.check_found(len(cases))  # gone in the meantime
            done = store.query(ticket_data.steps_of, job.params.ticket_id)
            _form(book, cases[0], done, texts, made)
        else:
            period = job.params.period.text if job.params.period else texts.text(_EVERYTHING)
            covers = texts.text(_COVERS).format(period=period, count=len(cases))
            _table(book, [*steps(progress, cases, len(cases))], texts, (covers, made))
        book.save(job.path)
        return Written(len(cases), book.cut)

    return Draft(count, write)


def _form(book: Book, case: Case, done: tuple[Step, ...], texts: Texts, made: str) -> None:
    sheet = book.sheet(case.row.number)
    sheet.title(texts.text(_TITLE))
    sheet.note(made)
    sheet.form(_problem(case, texts) + _handling(case, texts) + _result(case, texts))
    sheet.space()
    _deadlines(sheet, case, texts)
    sheet.note(texts.text(_HISTORY))
    columns = [
        Column(texts.text(QT_TRANSLATE_NOOP("Reports", "Time")), Kind.DATETIME),
        Column(texts.text(QT_TRANSLATE_NOOP("Reports", "Step")), width=28),
        Column(texts.text(QT_TRANSLATE_NOOP("Reports", "By")), width=16),
        Column(texts.text(QT_TRANSLATE_NOOP("Reports", "Text")), width=50),
    ]
    sheet.table(columns, [(step.at, _said(step, texts), step.by, step.text) for step in done])


def _problem(case: Case, texts: Texts) -> list[Field]:
    row, form, t = case.row, case.form, texts.text
    kind = texts.word("ticket.kind", row.kind)
    return [
        Field(t(QT_TRANSLATE_NOOP("Reports", "Ticket no.")), row.number),
        Field(
            t(QT_TRANSLATE_NOOP("Reports", "Status")),
            texts.named("ticket.status", row.status, form["status_name"]),
        ),
        Field(
            t(QT_TRANSLATE_NOOP("Reports", "Customer")),
            f"{row.customer_name}  {form['customer_no']}",
            is_wide=True,
        ),
        Field(t(QT_TRANSLATE_NOOP("Reports", "Contact")), row.contact_name),
        Field(t(QT_TRANSLATE_NOOP("Reports", "Channel")), texts.word("channel", form["channel"])),
        Field(t(QT_TRANSLATE_NOOP("Reports", "Title")), row.title, is_wide=True),
        Field(t(QT_TRANSLATE_NOOP("Reports", "Description")), form["description"], is_wide=True),
        Field(
            t(QT_TRANSLATE_NOOP("Reports", "Kind")),
            f"{kind} · {row.sub_kind}" if row.sub_kind else kind,
        ),
        Field(
            t(QT_TRANSLATE_NOOP("Reports", "Severity")),
            texts.word("ticket.severity", row.severity),
        ),
        _moment(t(QT_TRANSLATE_NOOP("Reports", "Occurred at")), form["occurred_at"]),
        _moment(t(QT_TRANSLATE_NOOP("Reports", "Reported at")), row.reported_at),
        _moment(t(QT_TRANSLATE_NOOP("Reports", "Wanted by")), form["wanted_by"]),
        Field(
            t(QT_TRANSLATE_NOOP("Reports", "Priority")),
            texts.word("ticket.priority", row.priority),
        ),
    ]


def _handling(case: Case, texts: Texts) -> list[Field]:
    row, form, t = case.row, case.form, texts.text
    return [
        Field(
            t(QT_TRANSLATE_NOOP("Reports", "Department")),
            texts.named("department", form["department_key"], form["department_name"]),
        ),
        Field(t(QT_TRANSLATE_NOOP("Reports", "Person in charge")), row.owner_name),
        _moment(t(QT_TRANSLATE_NOOP("Reports", "Assigned at")), form["assigned_at"]),
        _moment(t(QT_TRANSLATE_NOOP("Reports", "Accepted at")), form["accepted_at"]),
        Field(t(QT_TRANSLATE_NOOP("Reports", "Progress")), row.progress / 100, Kind.PERCENT),
        _moment(t(QT_TRANSLATE_NOOP("Reports", "Progress noted at")), form["progress_at"]),
    ]


def _result(case: Case, texts: Texts) -> list[Field]:
    row, form, t = case.row, case.form, texts.text
    return [
        Field(t(QT_TRANSLATE_NOOP("Reports", "Solution")), form["solution"], is_wide=True),
        Field(t(QT_TRANSLATE_NOOP("Reports", "Root cause")), form["root_cause"], is_wide=True),
        Field(
            t(QT_TRANSLATE_NOOP("Reports", "Customer's confirmation")),
            texts.word("ticket.outcome", form["outcome"]),
        ),
        Field(
            t(QT_TRANSLATE_NOOP("Reports", "Customer's rating")),
            texts.word("ticket.rating", form["rating"]),
        ),
        Field(t(QT_TRANSLATE_NOOP("Reports", "Customer's words")), form["feedback"], is_wide=True),
        Field(
            t(QT_TRANSLATE_NOOP("Reports", "Improvement suggestion")),
            form["improvement"],
            is_wide=True,
        ),
        _moment(t(QT_TRANSLATE_NOOP("Reports", "Solved at")), form["solved_at"]),
        _moment(t(QT_TRANSLATE_NOOP("Reports", "Closed at")), row.closed_at),
    ]


def _moment(label: str, value: object) -> Field:
    return Field(label, value, Kind.DATETIME)


def _deadlines(sheet: BookSheet, case: Case, texts: Texts) -> None:
    if not case.deadlines:
        return
    sheet.note(texts.text(_DEADLINES))
    columns = [
        Column(texts.text(QT_TRANSLATE_NOOP("Reports", "Promise"))),
        Column(texts.text(QT_TRANSLATE_NOOP("Reports", "Due at")), Kind.DATETIME),
        Column(texts.text(QT_TRANSLATE_NOOP("Reports", "State"))),
        Column(texts.text(QT_TRANSLATE_NOOP("Reports", "Done at")), Kind.DATETIME),
    ]
    rows = [
        (
            texts.word("sla.kind", found.kind),
            found.due_at,
            texts.word("sla.state", found.state),
            found.done_at,
        )
        for found in case.deadlines.values()
    ]
    sheet.table(columns, rows)


def _said(step: Step, texts: Texts) -> str:
    after = step.after or ""
    if step.name == "status":
        after = texts.named("ticket.status", step.after, step.own_status) or ""
    return texts.text(_STEPS[step.name]).format(after=after)


def _table(book: Book, cases: list[Case], texts: Texts, notes: tuple[str, ...]) -> None:
    """A line for each ticket, as the form's paper version has it."""
    t = texts.text
    sheet = book.sheet(t(_TITLE), is_landscape=True)
    sheet.title(t(_TITLE))
    for note in notes:
        sheet.note(note)
    columns = [
        Column(t(QT_TRANSLATE_NOOP("Reports", "Ticket no.")), width=16),
        Column(t(QT_TRANSLATE_NOOP("Reports", "Customer")), width=16),
        Column(t(QT_TRANSLATE_NOOP("Reports", "Title")), width=20),
        Column(t(QT_TRANSLATE_NOOP("Reports", "Kind")), width=11),
        Column(t(QT_TRANSLATE_NOOP("Reports", "Severity")), width=9),
        Column(t(QT_TRANSLATE_NOOP("Reports", "Reported at")), Kind.DATETIME, 16),
        Column(t(QT_TRANSLATE_NOOP("Reports", "Person in charge")), width=10),
        Column(t(QT_TRANSLATE_NOOP("Reports", "Status")), width=10),
        Column(t(QT_TRANSLATE_NOOP("Reports", "Progress")), Kind.PERCENT, 9),
        Column(t(QT_TRANSLATE_NOOP("Reports", "Solve by")), Kind.DATETIME, 16),
        Column(t(QT_TRANSLATE_NOOP("Reports", "Solved in time")), width=9),
        Column(t(QT_TRANSLATE_NOOP("Reports", "Solution")), width=30),
        Column(t(QT_TRANSLATE_NOOP("Reports", "Customer's rating")), width=12),
    ]
    sheet.table(columns, [_line(case, texts) for case in cases], freeze=True)


def _line(case: Case, texts: Texts) -> tuple[object, ...]:
    row, form = case.row, case.form
    solve = case.deadlines.get("solve")
    return (
        row.number,
        row.customer_name,
        row.title,
        texts.word("ticket.kind", row.kind),
        texts.word("ticket.severity", row.severity),
        row.reported_at,
        row.owner_name,
        texts.named("ticket.status", row.status, form["status_name"]),
        row.progress / 100,
        solve.due_at if solve else None,
        texts.word("sla.state", solve.state) if solve else None,
        form["solution"],
        texts.word("ticket.rating", form["rating"]),
    )
