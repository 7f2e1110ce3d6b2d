"""What a refusal to attach or give out a file says (context "Errors")."""

from app.core.mark import QT_TRANSLATE_NOOP

FILES: dict[str, str] = {
    "file_refused": QT_TRANSLATE_NOOP(
        "Errors", "“{name}” cannot be attached. Nothing was changed; try another file."
    ),
    "file_refused.empty": QT_TRANSLATE_NOOP(
        "Errors", "“{name}” is empty. It was not attached; save it in its program first."
    ),
    "file_refused.too_large": QT_TRANSLATE_NOOP(
        "Errors",
        "“{name}” is larger than {limit} MB. It was not attached; make it smaller or attach a part "
        "of it.",
    ),
    "file_refused.folder": QT_TRANSLATE_NOOP(
        "Errors", "“{name}” is a folder. Nothing was attached; drop the files in it instead."
    ),
    "file_refused.no_file": QT_TRANSLATE_NOOP(
        "Errors", "“{name}” is not a file that can be kept. Nothing was attached."
    ),
    "file_refused.unreadable": QT_TRANSLATE_NOOP(
        "Errors", "“{name}” cannot be read. It was not attached; see whether it is still there."
    ),
    "file_refused.changing": QT_TRANSLATE_NOOP(
        "Errors",
        "Another program is writing “{name}” just now. It was not attached; try again when it is "
        "finished.",
    ),
    "file_refused.not_stored": QT_TRANSLATE_NOOP(
        "Errors",
        "What you wrote is saved, but “{name}” was not attached: the store did not take it. Attach "
        "it to the entry once more.",
    ),
    "file_damaged": QT_TRANSLATE_NOOP(
        "Errors",
        "“{name}” is not stored any more as it was attached, so it is not given out. Attach it "
        "again, or take it from a backup.",
    ),
}
