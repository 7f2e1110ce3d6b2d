"""Collect the texts of app/ and ui/ and build their translations.

    python -m resources.i18n.build           update the .ts files, write .qm and .json
    python -m resources.i18n.build --check    exit 1 if a text is untranslated or a file is stale

Needs lupdate and lrelease, which come with PySide6.
"""

import json
import shutil
import subprocess
import sys
import sysconfig
import tempfile
from pathlib import Path
from xml.etree import ElementTree

HERE = Path(__file__).parent
ROOT = HERE.parent.parent
CHINESE = "zh_CN"
ENGLISH = "en"  # only the plural forms


def _tool(name: str) -> str:
    found = shutil.which(name, path=sysconfig.get_path("scripts")) or shutil.which(name)
    if found is None:
        raise SystemExit(f"{name} is missing; install PySide6-Essentials")
    return found


def _run(*args: str) -> None:
    done = subprocess.run(args, cwd=ROOT, capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(done.stdout + done.stderr)


def _sources() -> list[str]:
    found = [path for folder in ("app", "ui") for path in (ROOT / folder).rglob("*.py")]
    return sorted(str(path.relative_to(ROOT)) for path in found if "versions" not in path.parts)


def collect(folder: Path) -> None:
    """Update the .ts files in ``folder`` from the sources; what is no longer used goes."""
    common = ["-no-obsolete", "-locations", "none", "-source-language", "en"]
    for language, extra in ((CHINESE, []), (ENGLISH, ["-pluralonly"])):
        target = folder / f"laike_{language}.ts"
        options = [*common, *extra, "-target-language", language]
        _run(_tool("pyside6-lupdate"), *_sources(), *options, "-ts", str(target))


def release(folder: Path) -> None:
    """Write the .qm files for Qt and the .json for app/."""
    for language in (CHINESE, ENGLISH):
        source = folder / f"laike_{language}.ts"
        fresh = source.with_suffix(".new")  # a running window has the old file mapped into memory
        _run(_tool("pyside6-lrelease"), "-silent", str(source), "-qm", str(fresh))
        fresh.replace(source.with_suffix(".qm"))
    texts = table(folder / f"laike_{CHINESE}.ts")
    out = json.dumps(texts, ensure_ascii=False, indent=1, sort_keys=True)
    (folder / f"{CHINESE}.json").write_text(out + "\n", encoding="utf-8")


def table(ts: Path) -> dict[str, dict[str, str]]:
    """Translations of a .ts file: context, English text, translation."""
    found: dict[str, dict[str, str]] = {}
    for context in ElementTree.parse(ts).getroot().iter("context"):
        texts = found.setdefault(context.findtext("name", ""), {})
        for message in context.iter("message"):
            translation = message.find("translation")
            if translation is not None and translation.get("type") != "unfinished":
                form = translation.find("numerusform")
                texts[message.findtext("source", "")] = (
                    form.text if form is not None else translation.text
                ) or ""
    return found


def unfinished(ts: Path) -> list[str]:
    """Texts that have no translation yet, as "context: text"."""
    missing: list[str] = []
    for context in ElementTree.parse(ts).getroot().iter("context"):
        for message in context.iter("message"):
            translation = message.find("translation")
            if translation is None or translation.get("type") == "unfinished":
                missing.append(f"{context.findtext('name')}: {message.findtext('source')}")
    return missing


def check() -> int:
    """0 when everything is translated and built from the present sources."""
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        for language in (CHINESE, ENGLISH):
            shutil.copy(HERE / f"laike_{language}.ts", folder)
        collect(folder)
        release(folder)
        missing = [
            text for lang in (CHINESE, ENGLISH) for text in unfinished(folder / f"laike_{lang}.ts")
        ]
        stale = [
            name
            for name in (f"{CHINESE}.json", f"laike_{CHINESE}.ts", f"laike_{ENGLISH}.ts")
            if (folder / name).read_bytes() != (HERE / name).read_bytes()
        ]
    for line in [f"untranslated: {text}" for text in missing] + [f"stale: {n}" for n in stale]:
        print(line)
    return 1 if missing or stale else 0


def main() -> int:
    """Build, or check."""
    if "--check" in sys.argv[1:]:
        return check()
    collect(HERE)
    release(HERE)
    missing = unfinished(HERE / f"laike_{CHINESE}.ts")
    print(f"{len(missing)} texts without a translation")
    return 0


if __name__ == "__main__":
    sys.exit(main())
