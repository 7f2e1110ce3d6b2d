"""Drafts survive, belong to their author, and go when the form is saved."""

from app.drafts import queries, service


def test_the_last_text_is_kept_until_it_is_discarded(backend, clock):
    backend.command(service.keep, "customer:new", {"name": "张"})
    clock.forward(seconds=2)
    backend.command(service.keep, "customer:new", {"name": "张三", "tags": ["老客户"]})
    kept = backend.query(queries.draft, "customer:new")
    assert (kept.values, kept.saved_at) == ({"name": "张三", "tags": ["老客户"]}, clock.now)
    backend.command(service.discard, "customer:new")
    assert backend.query(queries.draft, "customer:new") is None
