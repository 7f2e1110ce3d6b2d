"""The audit log 操作日志: who changed what, when, from which computer; written with the change."""
