"""Attachments 附件: files kept in the store itself, on tickets, customers and conversations.

What others call, in ``app.files.service`` (commands, by ``backend.command``; inside a command of
one's own, by its ``uow``) and ``app.files.queries``:

- ``attach(uow, AttachFile(Holder(Record.TICKET, id), source), progress) -> attachment id``, where
  ``source`` is ``DiskFile(path)`` or ``Bytes(name, data)`` (``app.files.sources``);
- ``rename(uow, RenameAttachment)``, ``remove(uow, RemoveAttachment)``, ``purge(uow)``;
- ``attachments(read, holder) -> Page[AttachmentRow]``, ``attachment_count(read, holder)``,
  ``attachment(read, id)``, ``piece(read, id, position) -> bytes``, ``content(read, id) -> bytes``;

and what takes a while, as jobs on a backend with progress: ``adding.attach_all(store, progress,
holder, sources)`` and ``copying.write_copy(store, progress, id, path)``.
"""
