"""What lies in mails that were passed on, answered or gathered: the article itself, whoever sent it round."""

from email.message import EmailMessage

from clipper.importers import registry
from clipper.model.clipping import Draft
from clipper.model.intake import Source
from tests.importers.office_samples import message

ARTICLE = (
    "Pilots call off strike at Port Elin\n\nBy Tom Asher\n\n"
    "PORT ELIN – Officials said on Tuesday that the strike of pilots had ended after a long night of talks.\n\n"
    "“We are satisfied,” the spokesman said, adding that more would follow next week.\n"
)
GMAIL = (
    "---------- Forwarded message ---------\nFrom: {sender}\nDate: Tue, Jun 10, 2025 at {hour} PM\n"
    "Subject: {subject}\nTo: <b@x.example>\n\n\n"
)


def read(data: bytes | EmailMessage) -> tuple[Draft, ...]:
    return registry.read(Source("mail.eml", data if isinstance(data, bytes) else data.as_bytes()))


def is_the_article(draft: Draft) -> None:
    assert (draft.headline, draft.authors) == ("Pilots call off strike at Port Elin", ("Tom Asher",))
    assert draft.dateline == "PORT ELIN"
    assert [block.text[:12] for block in draft.body.blocks] == ["Officials sa", "“We are sati"]


def test_what_was_passed_on_twice_is_the_article_alone() -> None:
    inner = GMAIL.format(sender="Harbour Post <news@harbour.example>", hour="3:15", subject="Pilots call off strike")
    outer = GMAIL.format(sender="A One <a@x.example>", hour="5:02", subject="Fwd: Pilots call off strike")
    (draft,) = read(message("Fwd: Fwd: Pilots call off strike", f"Please file.\n\n{outer}{inner}{ARTICLE}"))
    is_the_article(draft)
    assert draft.outlet == "Harbour Post"
    assert "Please file." in draft.editors_note
    assert "Forwarded message" not in draft.body.text


def test_an_answer_to_what_was_passed_on_holds_it_too() -> None:
    headers = (
        "________________________________\nFrom: Pell, Jonas <jonas@x.example>\nSent: Tuesday, June 10, 2025 5:02 PM\n"
        "To: Vale, Anna <anna@x.example>\nSubject: FW: Pilots call off strike\n\nFYI\n\n"
        "________________________________\nFrom: Post Alerts <alerts@harbour.example>\nSent: Tuesday, June 10, 2025 4:40 PM\n"
        "To: Pell, Jonas <jonas@x.example>\nSubject: Pilots call off strike\n\n"
    )
    (draft,) = read(message("RE: FW: Pilots call off strike", f"Thanks, please file.\n\n{headers}{ARTICLE}"))
    is_the_article(draft)


def test_a_release_in_html_is_read_below_its_embargo_and_above_its_signature() -> None:
    mail = message("EMBARGOED: One in five towns at risk", "see HTML")
    mail.add_alternative(
        "<p><b>PRESS RELEASE – EMBARGOED UNTIL 00:01 GMT, 19 JUNE 2025</b></p><h1>One in five coastal towns at risk</h1>"
        "<p>One in five coastal towns will face a flood every ten years by 2050, the institute said in a study.</p>"
        "<p>“We can still act,” said Dr Lena Ost, lead author of the study.</p><p>ENDS</p>"
        "<p>Kind regards,<br>Mia Tarn<br>Head of Press</p><p>This e-mail is confidential and intended solely for the addressee, "
        "whoever else may read it must delete it at once.</p>",
        subtype="html",
    )
    (draft,) = read(mail)
    assert draft.headline == "One in five coastal towns at risk"
    assert draft.embargo is not None and draft.embargo.until == 1750291260
    assert [block.text[:8] for block in draft.body.blocks] == ["One in f", "“We can "]
    assert "Mia Tarn" in draft.editors_note


def test_each_mail_of_a_mailbox_is_one_of_its_own() -> None:
    mails = [
        message("Harbour fees rise", "The fees rise.\n\n>From the quay it looked calm."),
        message("The ferry", "It sails."),
    ]
    data = b"".join(b"From a@x.example Tue Jun 10 10:00:00 2025\n" + one.as_bytes() + b"\n" for one in mails)
    first, second = registry.read(Source("box.mbox", data))
    assert (first.headline, second.headline) == ("Harbour fees rise", "The ferry")
    assert first.original is not None and second.original is not None
    assert first.original.data == mails[0].as_bytes().replace(b"\n>From", b"\nFrom").rstrip(b"\n") + b"\n"


def test_blanks_put_in_at_soft_line_ends_go_with_them() -> None:
    data = (
        b"From: R <r@x.example>\r\nSubject: Fleet returns\r\nMIME-Version: 1.0\r\n"
        b"Content-Type: text/plain; charset=utf-8; format=flowed; delsp=yes\r\n\r\nThe fleet returned on Wednes \r\nday night.\r\n"
    )
    (draft,) = read(data)
    assert draft.body.text == "The fleet returned on Wednesday night."


def test_a_monitoring_mail_tells_outlet_and_day_of_each_and_shows_no_buttons() -> None:
    rows = "".join(
        f"<table><tr><td><a href='https://{n}.example/a'><h3>{head}</h3></a></td></tr><tr><td><b>{outlet}</b> | 10 Jun 2025 06:1{n} | "
        f"Reach: 12.3k | Tone: neutral</td></tr><tr><td>{head}, the ministry said on Tuesday after long talks in the capital.</td></tr>"
        f"<tr><td><a href='https://{n}.example/a'>Read article</a> | <a href='#'>Share</a></td></tr></table>"
        for n, (head, outlet) in enumerate(
            [
                ("Pilots call off their strike", "Harbour Post"),
                ("Minister defends her rail plan", "Observer"),
                ("Grain prices fall once more", "Daily"),
            ]
        )
    )
    mail = message("Daily monitoring", "see HTML")
    mail.add_alternative(f"<h1>Monitoring</h1>{rows}", subtype="html")
    _mail, *articles = read(mail)
    assert [(d.outlet, d.published.day) for d in articles] == [
        ("Harbour Post", "2025-06-10"),
        ("Observer", "2025-06-10"),
        ("Daily", "2025-06-10"),
    ]
    assert all(len(d.body.blocks) == 1 for d in articles)


def test_outlet_and_day_in_brackets_behind_a_headline_are_fields() -> None:
    text = "\n\n".join(
        f"* {head} ({outlet}, 1{n}/06/2025)\nhttps://{n}.example/a\n{head}, a annoncé mardi la direction du port après une longue nuit."
        for n, (head, outlet) in enumerate(
            [
                ("Les pilotes mettent fin à la grève", "Le Courrier"),
                ("Le ministre défend son plan", "La Tribune"),
                ("Les prix du grain reculent", "Le Monde"),
            ]
        )
    )
    _mail, *articles = read(message("Revue de presse", text))
    assert [(d.headline[:6], d.outlet, d.published.day) for d in articles] == [
        ("Les pi", "Le Courrier", "2025-06-10"), ("Le min", "La Tribune", "2025-06-11"), ("Les pr", "Le Monde", "2025-06-12"),
    ]  # fmt: skip


def test_an_alert_that_lists_headlines_with_outlet_and_day_is_its_articles() -> None:
    text = (
        "Factiva Alert: Port Elin\n\n3 new headlines\n\n"
        "1. Pilots call off strike\nHarbour Post, 08:12 GMT, 10 June 2025, 412 words, (English)\n"
        "Officials said on Tuesday that the strike of pilots had ended after a long night of talks...\n\n"
        "2. Minister defends rail plan\nThe Capital Observer, 11 June 2025, 655 words, (English)\n"
        "The minister told members of the committee that the plan would pay for itself within ten years...\n\n"
        "3. Grain prices fall again\nBusiness Daily, 12 June 2025, 230 words, Tom Asher, (English)\n"
        "Prices of grain fell for the third week in a row, traders at the exchange said on Tuesday...\n\n"
        "To unsubscribe from this alert click here.\n"
    )
    found = [
        d
        for d in read(message("Alert", text))
        if d.outlet in {"Harbour Post", "The Capital Observer", "Business Daily"}
    ]
    assert [(d.headline, d.published.day) for d in found] == [
        ("Pilots call off strike", "2025-06-10"),
        ("Minister defends rail plan", "2025-06-11"),
        ("Grain prices fall again", "2025-06-12"),
    ]
    assert found[2].authors == ("Tom Asher",)
    assert "unsubscribe" not in found[2].body.text
