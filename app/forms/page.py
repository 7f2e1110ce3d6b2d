"""The pages of the web form, in both languages. What a visitor typed stands there as text only."""

import base64
import hashlib
from collections.abc import Mapping
from functools import cache
from html import escape

import resources
from app.core.field_problems import problem
from app.core.mark import QT_TRANSLATE_NOOP
from app.core.words import say, translate
from app.forms.submission import CONTACT_LENGTH, KINDS, NAME_LENGTH, TEXT_LENGTH

CONTEXT = "Web form"
LANGUAGES = {"zh_CN": "中文", "en": "English"}

_TITLE = QT_TRANSLATE_NOOP("Web form", "Write to us")
_LEAD = QT_TRANSLATE_NOOP(
    "Web form", "A question, a complaint or a suggestion: we read all of it and call back."
)
_KIND = QT_TRANSLATE_NOOP("Web form", "What is it?")
_NAME = QT_TRANSLATE_NOOP("Web form", "Your name")
_CONTACT = QT_TRANSLATE_NOOP("Web form", "Phone or e-mail")
_TEXT = QT_TRANSLATE_NOOP("Web form", "What would you like to tell us?")
_CONSENT = QT_TRANSLATE_NOOP(
    "Web form",
    "My name and how to reach me may be kept to answer this, and for nothing else.",
)
_SEND = QT_TRANSLATE_NOOP("Web form", "Send")
_THANKS = QT_TRANSLATE_NOOP("Web form", "Thank you. We have it.")
_NUMBER = QT_TRANSLATE_NOOP("Web form", "Its number is {number}. Name it when you call.")
_NOT_YET = QT_TRANSLATE_NOOP("Web form", "Not sent yet. Please look at what is marked.")
_AGAIN = QT_TRANSLATE_NOOP(
    "Web form", "It could not be kept just now. What you wrote still stands here: send it again."
)
_GONE = QT_TRANSLATE_NOOP("Web form", "There is nothing here, or this form is too old.")
_NEW = QT_TRANSLATE_NOOP("Web form", "To the form")
_SLOWER = QT_TRANSLATE_NOOP("Web form", "That was too often within a minute. Please wait a little.")


@cache
def _style() -> str:
    return resources.path("web", "form.css").read_text(encoding="utf-8")


@cache
def policy() -> str:
    """What a browser may do with a page: load, run and frame nothing, send the form to us only."""
    style = base64.b64encode(hashlib.sha256(_style().encode()).digest()).decode()
    return (
        f"default-src 'none'; style-src 'sha256-{style}'; form-action 'self'; base-uri 'none'; "
        "frame-ancestors 'none'"
    )


def form_page(
    language: str,
    token: str,
    values: Mapping[str, str],
    problems: Mapping[str, str],
    *,
    is_again: bool = False,
) -> str:
    """The form, with what was typed and what is wrong with it.

    Args:
        problems: codes by field.
        is_again: the store did not take it.
    """

    def told(text: str) -> str:
        return escape(translate(CONTEXT, text, language))

    def wrong(field: str) -> str:
        code = problems.get(field)
        return f' <span class="wrong">{escape(_problem(code, language))}</span>' if code else ""

    def typed(field: str) -> str:
        return escape(values.get(field, ""))

    chosen = values.get("kind", KINDS[0])
    kinds = "".join(
        f'<label><input type="radio" name="kind" value="{kind.value}"'
        f"{' checked' if kind == chosen else ''}> "
        f"{escape(say(f'ticket.kind.{kind}', language))}</label>"
        for kind in KINDS
    )
    note = _AGAIN if is_again else _NOT_YET if problems else ""
    body = (
        f"<h1>{told(_TITLE)}</h1><p>{told(_LEAD)}</p>"
        + (f'<p class="note" role="alert">{told(note)}</p>' if note else "")
        + f'<form method="post" action="/?lang={language}" accept-charset="utf-8">'
        f'<input type="hidden" name="token" value="{escape(token)}">'
        f"<fieldset><legend>{told(_KIND)}{wrong('kind')}</legend>{kinds}</fieldset>"
        f'<label for="name">{told(_NAME)}{wrong("name")}</label>'
        f'<input type="text" id="name" name="name" required maxlength="{NAME_LENGTH}" '
        f'autocomplete="name" value="{typed("name")}">'
        f'<label for="contact">{told(_CONTACT)}{wrong("contact")}</label>'
        f'<input type="text" id="contact" name="contact" required maxlength="{CONTACT_LENGTH}" '
        f'value="{typed("contact")}">'
        f'<label for="text">{told(_TEXT)}{wrong("text")}</label>'
        f'<textarea id="text" name="text" required maxlength="{TEXT_LENGTH}">\n{typed("text")}'
        "</textarea>"
        '<label class="consent"><input type="checkbox" name="consent" value="yes" required'
        f"{' checked' if values.get('consent') else ''}> {told(_CONSENT)}{wrong('consent')}</label>"
        f'<button type="submit">{told(_SEND)}</button></form>'
    )
    return _page(language, translate(CONTEXT, _TITLE, language), body)


def thanks_page(language: str, number: str) -> str:
    """What a visitor sees in the end: nothing but the number."""
    said = translate(CONTEXT, _NUMBER, language)
    before, _, after = said.partition("{number}")
    body = (
        f"<h1>{escape(translate(CONTEXT, _THANKS, language))}</h1><p>{escape(before)}"
        f'<span class="number">{escape(number)}</span>{escape(after)}</p>'
    )
    return _page(language, translate(CONTEXT, _THANKS, language), body)


def gone_page(language: str) -> str:
    """The same page for whatever is not there: it tells a guesser nothing."""
    return _plain(language, _GONE)


def slower_page(language: str) -> str:
    """For who asks too often."""
    return _plain(language, _SLOWER)


def _plain(language: str, text: str) -> str:
    said, way = translate(CONTEXT, text, language), translate(CONTEXT, _NEW, language)
    link = f'<p><a href="/?lang={language}">{escape(way)}</a></p>'
    return _page(language, said, f"<h1>{escape(said)}</h1>{link}")


def _page(language: str, title: str, body: str) -> str:
    others = " · ".join(
        f'<a href="/?lang={code}" lang="{code[:2]}">{name}</a>'
        for code, name in LANGUAGES.items()
        if code != language
    )
    return (
        f'<!doctype html><html lang="{"zh-CN" if language == "zh_CN" else "en"}"><head>'
        '<meta charset="utf-8"><meta name="viewport" content="width=device-width">'
        f"<title>{escape(title)}</title><style>{_style()}</style></head>"
        f"<body><main><nav>{others}</nav>{body}</main></body></html>"
    )


def _problem(code: str, language: str) -> str:
    return translate("Errors", problem(code), language)
