"""The one settings file; what differs between machines comes from `env.ENV`."""

from datetime import timedelta
from typing import Any

import dj_database_url
from csp.constants import NONE, SELF
from django.utils.translation import gettext_lazy as _
from whitenoise.compress import Compressor

from borrower_help.env import ENV, PROJECT_ROOT

VERSION = "0.1.0"  # pyproject.toml says the same
BASE_DIR = PROJECT_ROOT
DATA_DIR = ENV.data_dir
PRODUCTION = ENV.PRODUCTION
DEBUG = ENV.DEBUG
SECRET_KEY = ENV.SECRET_KEY
ALLOWED_HOSTS = ENV.allowed_hosts

INSTALLED_APPS = [
    "django.contrib.staticfiles",
    "django.forms",
    "crispy_forms",
    "crispy_bootstrap5",
    "borrower_help.core",
    "borrower_help.audit",
    "borrower_help.accounts",
    "borrower_help.guides",
    "borrower_help.cases",
    "borrower_help.incidents",
    "borrower_help.evidence",
    "borrower_help.letters",
    "borrower_help.binders",
    "borrower_help.matters",
    "borrower_help.repayment",
    "borrower_help.offline",
    "borrower_help.casefile",
    "borrower_help.privacy",
    "borrower_help.home",
    "borrower_help.operations",
]

MIDDLEWARE = [
    "borrower_help.core.middleware.request_log",
    # before what answers by itself: a redirect to https, a refused host and a static file carry our headers too
    "borrower_help.core.middleware.headers",
    "csp.middleware.CSPMiddleware",
    "borrower_help.core.middleware.body_limit",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "django.middleware.http.ConditionalGetMiddleware",
    "borrower_help.core.languages.language_from_path",
    "django.middleware.common.CommonMiddleware",
    "borrower_help.accounts.middleware.visit",
    "django.middleware.csrf.CsrfViewMiddleware",
    "borrower_help.core.middleware.plain_refusals",
]

ROOT_URLCONF = "borrower_help.urls"
WSGI_APPLICATION = "borrower_help.wsgi.application"
APPEND_SLASH = True

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [PROJECT_ROOT / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "borrower_help.core.context.page",
                "borrower_help.accounts.context.visit",
            ],
            "builtins": ["django.templatetags.i18n", "django.templatetags.static"],
        },
    }
]
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"
CRISPY_ALLOWED_TEMPLATE_PACKS = "bootstrap5"
CRISPY_TEMPLATE_PACK = "bootstrap5"
CRISPY_FAIL_SILENTLY = False

# SQLite: WAL for many readers; FULL so that what was confirmed survives a dead battery; secure_delete and the
# checkpoints in core.database so that a destroyed key is not left in a free page.
SQLITE_OPTIONS = {
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
    "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA secure_delete=ON; PRAGMA temp_store=MEMORY;",
}
if ENV.DATABASE_URL:
    _parsed: dict[str, Any] = dict(dj_database_url.parse(ENV.DATABASE_URL))
    # what the address asks for, such as sslmode=verify-full, stays
    DATABASES = {"default": {**_parsed, "OPTIONS": {**_parsed.get("OPTIONS", {}), "pool": True}}}
else:
    DATABASES = {
        "default": {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": DATA_DIR / "site.sqlite3",
            # each thread keeps its connection: when the last one closes SQLite tidies up its log behind a lock, and
            # whoever opens in that moment is refused; opening and setting one anew also costs more than a query
            "CONN_MAX_AGE": None,
            "OPTIONS": SQLITE_OPTIONS,
        }
    }
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
AUTH_USER_MODEL = "accounts.User"

# --- language and time ---
LANGUAGE_CODE = "zh-hans"
LANGUAGES = [("zh-hans", _("简体")), ("zh-hant", _("繁體")), ("en", _("English"))]
LOCALE_PATHS = [PROJECT_ROOT / "locale"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Asia/Shanghai"

# --- static files ---
STATIC_URL = "/static/"
STATICFILES_DIRS = [PROJECT_ROOT / "static"]
STATIC_ROOT = DATA_DIR / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": {"location": DATA_DIR / "files"}},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
if ENV.S3_BUCKET:
    STORAGES["default"] = {
        "BACKEND": "borrower_help.core.object_storage.ObjectStorage",
        "OPTIONS": {
            "bucket_name": ENV.S3_BUCKET,
            "endpoint_url": ENV.S3_ENDPOINT_URL or None,
            "region_name": ENV.S3_REGION,
            "access_key": ENV.S3_ACCESS_KEY_ID,
            "secret_key": ENV.S3_SECRET_ACCESS_KEY,
        },
    }
WHITENOISE_USE_FINDERS = DEBUG
# What is compressed inside gains nothing worth the time it takes at a start: 24 sheets would cost thirteen seconds for a tenth of their size.
WHITENOISE_SKIP_COMPRESS_EXTENSIONS = (*Compressor.SKIP_COMPRESS_EXTENSIONS, "pdf")
# No other site may read our files: whether they are cached would tell who was here.
WHITENOISE_ALLOW_ALL_ORIGINS = False

# --- cookies: neutral names; s = session, k = the key that exists nowhere else, f = form token, p = own phone, b = big text ---
# The prefix has browsers refuse a cookie that a neighbouring host planted here; over plain http there can be none.
_HOST = "__Host-" if PRODUCTION else ""
SESSION_ID_COOKIE = f"{_HOST}s"
SESSION_KEY_COOKIE = f"{_HOST}k"
OWN_PHONE_COOKIE = f"{_HOST}p"
BIG_TEXT_COOKIE = f"{_HOST}b"
CSRF_COOKIE_NAME = f"{_HOST}f"
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_SECURE = PRODUCTION
CSRF_COOKIE_AGE = None
CSRF_HEADER_NAME = "HTTP_X_F"
CSRF_FAILURE_VIEW = "borrower_help.accounts.held.csrf_failure"
COOKIES_SECURE = PRODUCTION

# --- security headers ---
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"  # no-referrer makes Chromium send Origin: null and every POST fails
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SECURE_SSL_REDIRECT = PRODUCTION
# A calendar's address is a key: whoever asks for it in clear learns so by an error, and is not led on silently.
SECURE_REDIRECT_EXEMPT = [r"^healthz$", r"^readyz$", r"^(hant/|en/)?days/[^/]+\.ics$"]
SECURE_HSTS_SECONDS = 63_072_000 if PRODUCTION else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = PRODUCTION
SECURE_HSTS_PRELOAD = PRODUCTION
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if ENV.TRUSTED_PROXIES else None
TRUSTED_PROXIES = ENV.TRUSTED_PROXIES
# core.middleware.headers and frame-ancestors say what XFrameOptionsMiddleware would.
SILENCED_SYSTEM_CHECKS = ["security.W002"]
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF],
        "media-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "worker-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
    }
}
DATA_UPLOAD_MAX_MEMORY_SIZE = 1_000_000
DATA_UPLOAD_MAX_NUMBER_FIELDS = 400
MAX_BODY_BYTES = 21_000_000  # of any request: a file of 20 MB that is brought back, with the form round it
# No handler that writes: what somebody attaches must never lie unsealed in a temporary file.
FILE_UPLOAD_HANDLERS = ["django.core.files.uploadhandler.MemoryFileUploadHandler"]

# --- sessions and keys ---
SESSION_IDLE = timedelta(minutes=ENV.IDLE_MINUTES)
SESSION_DAYS = 7  # however busy: then the code, or the PIN, again
SESSION_LAST_SEEN_EVERY = timedelta(minutes=5)
SESSION_LIFETIME = timedelta(hours=24)  # a locked session forgets who it was after a day
OWN_PHONE_LIFETIME = timedelta(days=30)
OWN_PHONE_TRIES = 5
ABANDONED_GUEST_AFTER = timedelta(hours=24)
# A process has eight threads, so at most seven stand before somebody: on a machine that can still answer nobody waits so long.
STRETCH_WAIT_SECONDS = 30.0

# --- cases ---
KEEP_DAYS = ENV.KEEP_DAYS
KEEP_DAYS_LONG = ENV.KEEP_DAYS_LONG
REMOVED_KEPT_DAYS = 7
MAX_INCIDENTS_PER_CASE = 20_000
MAX_FILE_BYTES = ENV.MAX_FILE_MB * 1_000_000
MAX_CASE_BYTES = ENV.MAX_CASE_MB * 1_000_000
TSA_URL = ENV.TSA_URL
MAX_FIRST_DAY_BYTES = 50_000_000  # of files, until a person has been here for a day
MAX_FORM_OF_FILES_BYTES = 3 * MAX_FILE_BYTES  # several files at once
MAX_STORAGE_BYTES = ENV.MAX_STORAGE_MB * 1_000_000

# --- backups: a copy must not bring back what was erased after it; None: the list of that is in the bucket ---
BACKUP_DIR = (PROJECT_ROOT / ENV.BACKUP_DIR).resolve() if ENV.BACKUP_DIR else None
ERASED_LOG = (PROJECT_ROOT / ENV.ERASED_LOG).resolve() if ENV.ERASED_LOG else None
if not (ENV.ERASED_LOG or ENV.S3_BUCKET):
    ERASED_LOG = DATA_DIR / "erased.log"

# --- broker ---
REDIS_URL = ENV.REDIS_URL
CELERY_BROKER_URL = ENV.REDIS_URL

# --- who runs it ---
OPERATOR = {"name": ENV.OPERATOR_NAME, "contact": ENV.OPERATOR_CONTACT, "icp": ENV.ICP_NUMBER}

# Logs hold route name, status, duration and request number; errors as type and frames, never a message or a local.
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"frames": {"()": "borrower_help.core.logs.FramesFormatter"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "frames"}},
    "root": {"handlers": ["console"], "level": "INFO"},
    "loggers": {
        "django": {"handlers": ["console"], "level": "INFO", "propagate": False},
        "django.request": {"handlers": [], "level": "CRITICAL", "propagate": False},
        "django.security": {"handlers": [], "level": "CRITICAL", "propagate": False},
        "django.db.backends": {"handlers": ["console"], "level": "WARNING", "propagate": False},
    },
}
DEFAULT_EXCEPTION_REPORTER = "borrower_help.core.logs.SilentReporter"
