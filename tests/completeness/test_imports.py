"""Imports point left only (style.md), and the pure modules stay pure."""

import ast
import re
from pathlib import Path

import pytest

from borrower_help.env import PROJECT_ROOT

PACKAGE = PROJECT_ROOT / "borrower_help"
ORDER = [
    "core",
    "audit",
    "accounts",
    "rules",
    "guides",
    "cases",
    "incidents",
    "evidence",
    "letters",
    "binders",
    "matters",
    "repayment",
    "sharing",
    "volunteers",
    "offline",
    "casefile",
    "privacy",
    "home",
    "operations",
]
# Modules of the package itself, and what any app may take from them.
FRAME = {"env", "settings", "urls", "celery", "wsgi", "asgi"}
TAKEN_BY_ALL = {"env"}
# The Celery app is the process's own, like the settings: named here is who may send to it or make it the current one.
MAY_USE_CELERY = {"core/jobs.py", "operations/apps.py"}
# Start-up composes the whole: these files are no app.
COMPOSERS = {"urls.py", "celery.py", "settings.py", "wsgi.py", "env.py", "__init__.py"}
_LETTERS = """
    body claims complaint compose contexts definitions digest exhibits four_dates grounds hints notice parties phrases plain_text reading
    records redaction rewording samples shapes sheets story terms writing
    truth/__init__ truth/attached truth/check truth/clauses truth/counting truth/laws truth/learnt truth/others truth/shapes truth/words_others truth/words_own
    truth/words_proof
    danger mail paste phone_script public_text
"""
PURE = ["rules", "letters/catalogue", *(f"letters/{name}.py" for name in _LETTERS.split())]
PURE += ["binders/papers.py", "evidence/bundle", "evidence/frames.py", "evidence/sources.py"]
_REPAYMENT = "cost picture schedule pasting debts affordability offers calling agreement_points plan kept promises"
PURE += [f"repayment/{name}.py" for name in _REPAYMENT.split()]
# A pure module may use the standard library, other pure modules, and these.
PURE_MAY_USE = {"core/text.py", "core/money.py", "core/traditional.py"}
IMPURE = {"django", "nacl", "celery", "redis", "crispy_forms", "csp", "weasyprint", "PIL", "requests", "os", "socket"}
IMPURE |= {"subprocess", "random", "secrets", "threading", "logging"}
CLOCK = {"now", "today", "utcnow", "localtime", "time_ns", "monotonic", "perf_counter"}


def modules():
    return sorted(PACKAGE.rglob("*.py"))


def imported(path: Path) -> list[tuple[str, int]]:
    """Return every module a file imports, also inside functions, with its line; from-imports with their names."""
    found = []
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            found += [(alias.name, node.lineno) for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}:{node.lineno} imports relatively"
            found += [(f"{node.module}.{alias.name}", node.lineno) for alias in node.names]
    return found


def app_of(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0]


def wrong_imports(path: Path) -> list[str]:
    """Return the imports of a file that point right."""
    here = ORDER.index(app_of(path))
    wrong = []
    for name, line in imported(path):
        parts = name.split(".")
        if parts[0] != "borrower_help" or len(parts) < 2:
            continue
        if parts[1] in FRAME:
            sends = parts[1] == "celery" and str(path.relative_to(PACKAGE)) in MAY_USE_CELERY
            if parts[1] not in TAKEN_BY_ALL and not sends:
                wrong.append(f"{path.name}:{line} {name}")
        elif ORDER.index(parts[1]) > here:
            wrong.append(f"{path.name}:{line} {name}")
    return wrong


def test_every_folder_is_in_the_order():
    folders = {path.name for path in PACKAGE.iterdir() if path.is_dir() and path.name != "__pycache__"}
    assert folders <= set(ORDER), folders - set(ORDER)
    files = {path.name for path in PACKAGE.glob("*.py")}
    assert files <= COMPOSERS, files - COMPOSERS


@pytest.mark.parametrize("app", [name for name in ORDER if (PACKAGE / name).is_dir()])
def test_imports_point_left_only(app):
    wrong = [text for path in sorted((PACKAGE / app).rglob("*.py")) for text in wrong_imports(path)]
    assert not wrong


def test_an_import_to_the_right_would_be_found(tmp_path, monkeypatch):
    monkeypatch.setitem(globals(), "PACKAGE", tmp_path)
    (tmp_path / "core").mkdir()
    path = tmp_path / "core" / "sly.py"
    path.write_text("def late():\n    from borrower_help.cases.models import Case\n    import borrower_help.settings\n")
    assert wrong_imports(path) == [
        "sly.py:2 borrower_help.cases.models.Case",
        "sly.py:3 borrower_help.settings",
    ]


def pure_files():
    for name in PURE:
        path = PACKAGE / name
        yield from sorted(path.rglob("*.py")) if path.is_dir() else ([path] if path.exists() else [])


def may_a_pure_module_use(name: str) -> bool:
    parts = name.split(".")
    if parts[0] != "borrower_help":
        return parts[0] not in IMPURE
    wanted = "/".join(parts[1:])
    allowed = {entry.removesuffix(".py") for entry in (*PURE, *PURE_MAY_USE)}
    return any(wanted == entry or wanted.startswith(entry + "/") for entry in allowed)


def test_pure_modules_know_no_framework_and_no_clock():
    assert len(list(pure_files())) > 100
    for path in pure_files():
        knows_no_framework_and_no_clock(path)


def knows_no_framework_and_no_clock(path):
    used = [f"{line}: {name}" for name, line in imported(path) if not may_a_pure_module_use(name)]
    if path.name == "apps.py":  # Django's own start-up file of the app, nothing else
        used = [text for text in used if "django.apps" not in text and "django.core.checks" not in text]
    if path.name == "checks.py" and app_of(path) == "rules":  # the system check stands beside the catalogue
        used = [text for text in used if "django" not in text]
    assert not used, path
    called = {
        f"{node.lineno}: {node.func.attr}()"
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in CLOCK
    }
    assert path.name in {"checks.py", "apps.py"} or not called, path


def test_rules_have_no_models():
    assert not (PACKAGE / "rules" / "models.py").exists()
    assert not (PACKAGE / "rules" / "migrations").exists()


def test_views_are_not_imported_below_them():
    """Requests stay in views: services, models and pure modules import no view."""
    wrong = []
    for path in modules():
        if path.name.startswith(("views", "urls")) or path.parent == PACKAGE:
            continue
        for name, line in imported(path):
            if re.match(r"borrower_help\.\w+\.views", name):
                wrong.append(f"{path.relative_to(PACKAGE)}:{line}")
    assert not wrong
