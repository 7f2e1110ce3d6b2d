"""Mails as they really come: any character set, any nesting, and lies about both."""

import base64

import pytest

from app.intake.rules import Reason, ticket_number, without_history
from app.mail.parsing import parsed
from app.mail.texts import html_text

HEAD = (
    b"From: =?gb2312?B?" + base64.b64encode("王伟".encode("gb2312")) + b"?= <Wang@Example.CN>\r\n"
)
PLACE = ("box;1", 5)


def mail(body=b"hello", *more, subject=b"Subject: hi\r\n", head=HEAD):
    headers = b"".join(line + b"\r\n" for line in more)
    return head + subject + b"Message-ID: <1@example.cn>\r\n" + headers + b"\r\n" + body


def read(raw, **more):
    return parsed(raw, "desk@example.cn", PLACE, **more)


def multipart(*parts, kind=b"mixed", boundary=b"b1"):
    inner = b"".join(b"--" + boundary + b"\r\n" + part + b"\r\n" for part in parts)
    head = b"Content-Type: multipart/" + kind + b'; boundary="' + boundary + b'"'
    return head, inner + b"--" + boundary + b"--\r\n"


def test_sender_subject_and_text_of_a_plain_mail():
    found = read(mail("您好".encode(), b"Content-Type: text/plain; charset=utf-8"))
    assert (found.sender_name, found.sender) == ("王伟", "wang@example.cn")
    assert (found.subject, found.text, found.aside) == ("hi", "您好", "")
    assert found.place == PLACE


@pytest.mark.parametrize(
    ("charset", "declared"),
    [
        ("gbk", "gbk"),
        ("gb18030", "gb2312"),
        ("utf-8", "utf-8"),
        ("utf-8", "gbk"),
        ("gbk", "iso-8859-1"),
        ("gbk", "utf-8"),
        ("gbk", ""),
        ("utf-8", "us-ascii"),
        ("gbk", "no-such-charset"),
        ("big5", "big5"),
    ],
)
def test_a_text_is_read_whatever_it_says_it_is(charset, declared):
    text = "打印機卡紙了" if charset == "big5" else "打印机卡纸了，请尽快处理"
    kind = f"Content-Type: text/plain; charset={declared}" if declared else "X-Nothing: 1"
    assert read(mail(text.encode(charset), kind.encode())).text == text


def test_western_letters_are_not_taken_for_chinese():
    body = "Le café est fermé à midi".encode("latin-1")
    found = read(mail(body, b"Content-Type: text/plain; charset=iso-8859-1"))
    assert found.text == "Le café est fermé à midi"


@pytest.mark.parametrize("charset", ["gbk", "utf-8"])
def test_a_subject_without_any_declaration_is_read(charset):
    assert read(mail(subject="Subject: 发票问题\r\n".encode(charset))).subject == "发票问题"


def test_a_subject_of_several_encoded_words_is_one_line():
    first = base64.b64encode("打印".encode("gbk"))
    second = base64.b64encode("机".encode())
    subject = b"Subject: =?gbk?B?" + first + b"?=\r\n =?utf-8?B?" + second + b"?=\r\n"
    assert read(mail(subject=subject)).subject == "打印机"


def test_a_header_that_never_ends_is_read_as_far_as_headers_go():
    words = b"=?utf-8?q?a?= " * 100_000
    found = read(mail(subject=b"Subject: " + words + b"\r\n"))
    assert found.subject.startswith("aaaa")
    assert found.subject.endswith("…]")


def test_a_page_is_reduced_to_its_text():
    page = "<style>p{}</style><p>您好&nbsp;王</p><script>alert(1)</script><div>再见<br>李</div>"
    assert html_text(page) == "您好 王\n\n再见\n李"


@pytest.mark.parametrize(
    ("page", "text"),
    [
        ("<img src='file:///etc/passwd'><b>hi", "hi"),
        ("<html><head><title>x</title><body>the end may be left out", "the end may be left out"),
        ("<a title='a > b' href=\"x\">here</a>", "here"),
        ("5 < 6 &amp; 7 &gt; 6 <3", "5 < 6 & 7 > 6 <3"),
        ("one\nline<!-- <p>a note --> <!DOCTYPE html>here", "one line here"),
        ("<STYLE>p{}</STYLE ><TABLE><TR><TD>a</TD><TD>b</TD></TR>c", "a b\nc"),
        ("<p>hello<style>never ended: see you", "hello"),
        ("<style>never ended: see you", "never ended: see you"),
        ("<a href='never ended>text", "text"),
        ("cut in a tag <a hre", "cut in a tag <a hre"),
        ("<p>&nbsp;</p>", ""),
    ],
)
def test_markup_is_no_text_however_careless_it_is(page, text):
    assert html_text(page) == text


@pytest.mark.parametrize(
    "filling",
    ["<!--", "<a ", "</", "<", "<a b='", '<a b="x" ', "a<b ", "<style>", "<![CDATA[", "&#"],
)
def test_no_page_that_a_stranger_thinks_up_holds_up_the_desk(filling):
    """Over some of these a parser that looks back takes hours."""
    text = html_text("<p>before</p>" + filling * (1_000_000 // len(filling)))
    assert text.startswith("before")


def test_plain_text_goes_before_the_page_and_files_are_none_of_it():
    file = (
        b"Content-Type: image/jpeg\r\nContent-Disposition: attachment; filename*=utf-8''"
        b"%E7%85%A7%E7%89%87.jpg\r\nContent-Transfer-Encoding: base64\r\n\r\n" + b"QUJD" * 400
    )
    both = multipart(
        b"Content-Type: text/plain\r\n\r\nplain",
        b"Content-Type: text/html\r\n\r\n<b>page</b>",
        kind=b"alternative",
        boundary=b"b2",
    )
    kind, body = multipart(b"\r\n\r\n".join(both), file)
    found = read(mail(body, kind))
    assert found.text == "plain"
    assert [(one.name, one.data) for one in found.files] == [("照片.jpg", b"ABC" * 400)]


@pytest.mark.parametrize(
    "named",
    [
        b'filename="=?gbk?B?' + base64.b64encode("报价单.xls".encode("gbk")) + b'?="',
        b"filename*=gbk''%B1%A8%BC%DB%B5%A5.xls",
        b'filename="' + "报价单.xls".encode("gbk") + b'"',
        b'filename="' + "报价单.xls".encode() + b'"',
    ],
)
def test_a_file_s_name_is_read_whatever_it_was_written_in(named):
    head = b"Content-Type: application/octet-stream\r\nContent-Disposition: attachment; "
    kind, body = multipart(head + named + b"\r\n\r\nx")
    assert [one.name for one in read(mail(body, kind)).files] == ["报价单.xls"]


def test_what_has_no_name_is_called_by_its_kind_and_place():
    picture = b"Content-Type: image/png\r\nContent-ID: <a>\r\nContent-Disposition: inline\r\n\r\nx"
    date = b"Content-Type: text/calendar\r\n\r\nBEGIN:VCALENDAR"
    kind, body = multipart(b"Content-Type: text/plain\r\n\r\nhello", picture, date)
    found = read(mail(body, kind))
    assert found.text == "hello"
    assert [one.name for one in found.files] == ["image-2.png", "text-3.ics"]


def test_nul_and_broken_base64_hurt_nobody():
    found = read(mail(b"a\x00b", subject=b"Subject: =?utf-8?B?!!!?= \x00x\r\n"))
    assert "\x00" not in found.text + found.subject
    assert found.aside == ""


def test_mails_too_deep_in_one_another_lie_aside():
    kind, body = b"Content-Type: text/plain", b"inside"
    for depth in range(400):
        kind, body = multipart(kind + b"\r\n\r\n" + body, boundary=b"b%d" % depth)
    assert read(mail(body, kind)).aside == Reason.UNREADABLE


def test_too_many_parts_lie_aside():
    kind, body = multipart(*[b"Content-Type: text/plain\r\n\r\nx"] * 300)
    assert read(mail(body, kind)).aside == Reason.UNREADABLE


def test_of_a_mail_that_is_too_large_the_head_is_known():
    found = read(mail(b""), is_whole=False)
    assert (found.aside, found.sender, found.subject) == (Reason.TOO_LARGE, "wang@example.cn", "hi")


@pytest.mark.parametrize(
    ("header", "reason"),
    [
        (b"Auto-Submitted: auto-replied", Reason.AUTOMATIC),
        (b"Auto-Submitted: no", ""),
        (b"Return-Path: <>", Reason.AUTOMATIC),
        (b"X-Autoreply: yes", Reason.AUTOMATIC),
        (b"Precedence: bulk", Reason.BULK),
        (b"List-Id: <news.example.com>", Reason.BULK),
        (b"Content-Type: multipart/report; boundary=x", Reason.AUTOMATIC),
    ],
)
def test_what_no_person_wrote_is_told_by_its_head(header, reason):
    assert read(mail(b"hello", header)).aside == reason


def test_robots_and_our_own_mailbox_are_no_customers():
    daemon = read(mail(head=b"From: MAILER-DAEMON@example.cn\r\n"))
    ours = read(mail(head=b"From: Desk <desk@EXAMPLE.cn>\r\n"))
    assert (daemon.aside, ours.aside) == (Reason.AUTOMATIC, Reason.OWN)


def test_one_message_by_two_ways_has_one_key_and_another_one_has_not():
    one = read(mail(b"hello", b"Received: from a"))
    same = read(mail(b"hello", b"Received: from b"))
    careless = read(mail(b"hello", subject=b"Subject: other\r\n"))
    assert one.key == same.key != careless.key
    assert one.thread_key == careless.thread_key


def test_an_answer_names_what_it_answers():
    first = read(mail())
    answer = read(mail(b"yes", b"In-Reply-To: <1@example.cn>", b"References: <0@x> <1@example.cn>"))
    assert answer.answers[0] == first.thread_key
    assert len(answer.answers) == 2


@pytest.mark.parametrize(
    ("text", "own"),
    [
        ("好的\n\n------------------ 原始邮件 ------------------\n发件人: 客服", "好的"),
        ("好的\n\n发件人：客服\n发送时间：今天", "好的"),
        ("Yes.\n\nOn Mon, 2 Mar 2026 at 10:00, Desk wrote:\n> which one?", "Yes."),
        (
            "Yes.\n\nOn Mon, 2 Mar 2026 at 10:00, The Desk <desk@a-long-name.example.com>\nwrote:\n\n> a?",
            "Yes.",
        ),
        ("好的\n\n客服于2026年3月2日周一\n写道：\n> 哪一台？", "好的"),
        ("See below.\n\nFrom: Desk\nSent: Monday\nTo: me", "See below."),
        ("From: our shop\nwe order two.", "From: our shop\nwe order two."),
        ("Yes.\n> which one?\n> or that", "Yes."),
        ("Yes.\n> which one?\n\n> or that\n\n", "Yes."),
        ("> which one?\nThe second.", "> which one?\nThe second."),
        ("> only a quotation", "> only a quotation"),
    ],
)
def test_an_answer_is_cut_where_the_old_mail_begins(text, own):
    assert without_history(text) == own


@pytest.mark.parametrize("filling", ["\n", " \n", ">\n", "> \n\n", " ", "-", "on ", "于2026"])
def test_no_text_that_a_stranger_thinks_up_holds_up_the_desk(filling):
    """With an expression over the whole text some of these took longer than anybody waits."""
    text = filling * (200_000 // len(filling)) + "x"
    assert without_history(text) == text.strip()


def test_a_ticket_number_is_found_in_a_subject():
    assert ticket_number("回复：[t-20260131-0007] 打印机") == "T-20260131-0007"
    assert ticket_number("订单 20260131-0007") is None
