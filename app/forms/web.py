"""The form as a plain WSGI application: one path, two methods, no cookie."""

import logging
from collections.abc import Callable, Iterable, Mapping
from http import HTTPStatus
from ipaddress import ip_address
from time import monotonic
from typing import Any
from urllib.parse import parse_qs

from app.core.errors import AppError, Invalid
from app.forms import page
from app.forms.pace import Pace
from app.forms.submission import Gate, checked
from app.forms.tokens import Tokens, key_of

log = logging.getLogger(__name__)

LARGEST_BODY = 64 * 1024  # bytes
SENT_A_MINUTE, SEEN_A_MINUTE = 10, 60  # forms and pages of one address
_FIELDS = 20
_HEADERS = (
    ("Content-Type", "text/html; charset=utf-8"),
    ("X-Content-Type-Options", "nosniff"),
    ("X-Frame-Options", "DENY"),
    ("Referrer-Policy", "no-referrer"),
    ("Cache-Control", "no-store"),
)
Answer = tuple[HTTPStatus, str]
Environment = Mapping[str, Any]


class FormApp:
    """Hands out forms and takes them back.

    Args:
        names: of this computer, by which a visitor may ask besides its numbers.
        clock: seconds.
    """

    def __init__(
        self,
        gate: Gate,
        language: str,
        names: frozenset[str] = frozenset(),
        clock: Callable[[], float] = monotonic,
    ) -> None:
        self._gate = gate
        self._language = language
        self._names = names | {"localhost"}
        self._clock = clock
        self._tokens = Tokens()
        self._sent, self._seen = Pace(SENT_A_MINUTE), Pace(SEEN_A_MINUTE)

    def __call__(self, environ: Environment, start_response: Callable[..., Any]) -> Iterable[bytes]:
        status, text = self._answer(environ)
        body = text.encode()
        own = (("Content-Security-Policy", page.policy()), ("Content-Length", str(len(body))))
        start_response(f"{status.value} {status.phrase}", [*_HEADERS, *own])
        return [] if environ.get("REQUEST_METHOD") == "HEAD" else [body]

    def _answer(self, environ: Environment) -> Answer:
        language = self._language_of(environ)
        address = str(environ.get("REMOTE_ADDR", ""))
        is_post = environ.get("REQUEST_METHOD") == "POST"
        if not (self._sent if is_post else self._seen).allows(address, self._clock()):
            return HTTPStatus.TOO_MANY_REQUESTS, page.slower_page(language)
        if environ.get("PATH_INFO") != "/" or not self._is_for_us(environ):
            return HTTPStatus.NOT_FOUND, page.gone_page(language)
        if is_post:
            return self._take(environ, language)
        if environ.get("REQUEST_METHOD") not in ("GET", "HEAD"):
            return HTTPStatus.NOT_FOUND, page.gone_page(language)
        return HTTPStatus.OK, page.form_page(language, self._tokens.new(self._clock()), {}, {})

    def _take(self, environ: Environment, language: str) -> Answer:
        fields = _fields(environ)
        token = fields.get("token", "")
        if not self._tokens.is_good(token, self._clock()):
            return HTTPStatus.NOT_FOUND, page.gone_page(language)
        try:
            number = self._gate.submit(key_of(token), checked(fields))
        except Invalid as error:
            shown = page.form_page(language, token, fields, error.fields)
            return HTTPStatus.BAD_REQUEST, shown
        except AppError as error:
            log.warning("a form could not be kept: %s", error.code)
            shown = page.form_page(language, token, fields, {}, is_again=True)
            return HTTPStatus.SERVICE_UNAVAILABLE, shown
        return HTTPStatus.OK, page.thanks_page(language, number)

    def _is_for_us(self, environ: Environment) -> bool:
        """Whether it was asked by a number or by a name of ours, not by a name that leads here."""
        host = str(environ.get("HTTP_HOST", "")).rpartition("@")[2]
        bare = host.rpartition(":")[0] if host.rpartition(":")[2].isdigit() else host
        try:
            ip_address(bare.strip("[]"))
        except ValueError:
            return bare.casefold() in self._names
        return True

    def _language_of(self, environ: Environment) -> str:
        asked = parse_qs(str(environ.get("QUERY_STRING", ""))).get("lang", [""])[0]
        if asked in page.LANGUAGES:
            return asked
        accepted = str(environ.get("HTTP_ACCEPT_LANGUAGE", ""))[:100].casefold()
        if accepted.startswith("zh"):
            return "zh_CN"
        return "en" if accepted.startswith("en") else self._language


def _fields(environ: Environment) -> dict[str, str]:
    """The fields of a form, the first of each; nothing for what is no form of ours."""
    length = str(environ.get("CONTENT_LENGTH") or "")
    kind = str(environ.get("CONTENT_TYPE", "")).partition(";")[0].strip().casefold()
    if not length.isdigit() or int(length) > LARGEST_BODY:
        return {}
    if kind != "application/x-www-form-urlencoded":
        return {}
    body = environ["wsgi.input"].read(int(length))
    try:
        found = parse_qs(
            body.decode("ascii", "replace"),
            keep_blank_values=True,
            encoding="utf-8",
            errors="replace",
            max_num_fields=_FIELDS,
        )
    except ValueError:  # more fields than the form has
        return {}
    return {name: values[0] for name, values in found.items()}
