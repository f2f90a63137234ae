"""Settings of the site. Everything an installation may choose comes in by an environment variable (see .env.example)."""

import dj_database_url
from django.utils.csp import CSP

from answerable.site import env

HOME = env.home()
SECRET_KEY = env.secret_key(HOME)
DEBUG = env.flag("ANSWERABLE_DEBUG")
# The demo runs on plain HTTP on this machine; everything else is HTTPS unless it says otherwise.
PLAIN_HTTP = env.flag("ANSWERABLE_PLAIN_HTTP")
ALLOWED_HOSTS = env.words("ANSWERABLE_HOSTS", "localhost,127.0.0.1,[::1]")
CSRF_TRUSTED_ORIGINS = env.words("ANSWERABLE_ORIGINS", "")

# How the addresses of the public site begin, for what leaves it: feeds, catalogues, cards, mails. Pages themselves link relatively.
PUBLIC_ADDRESS = env.address("ANSWERABLE_ADDRESS", CSRF_TRUSTED_ORIGINS)

# Whether the nightly check of what must be published follows addresses outside this site; without it they are not looked at.
FOLLOW_ADDRESSES = env.flag("ANSWERABLE_FOLLOW_ADDRESSES")

INSTALLED_APPS = [
    "answerable.kit",
    "answerable.people",
    "answerable.bodies",
    "answerable.clocks",
    "answerable.areas",
    "answerable.measures",
    "answerable.plans",
    "answerable.evidence",
    "answerable.decisions",
    "answerable.recommendations",
    "answerable.assessments",
    "answerable.scrutiny",
    "answerable.publishing",
    "answerable.site",
    "allauth",
    "allauth.account",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "allauth.mfa",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django_tasks_db",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.csp.ContentSecurityPolicyMiddleware",
    "answerable.kit.http.UploadLimitMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "answerable.people.middleware.SecondFactorMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]

ROOT_URLCONF = "answerable.site.urls"
WSGI_APPLICATION = "answerable.site.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "builtins": ["answerable.kit.templatetags.kit"],
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "answerable.site.frame.frame",
            ],
        },
    }
]

DATABASES = {
    "default": dj_database_url.parse(
        env.text("DATABASE_URL") or f"sqlite:///{HOME / 'answerable.sqlite3'}", conn_max_age=600
    )
}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    # A writer takes its lock when it begins, so that two never meet half-way; readers are not held up (WAL).
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 30,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON;",
    }
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "people.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "/office/sign-in/"
LOGIN_REDIRECT_URL = "/office/"
# What allauth is told, beside its own safe defaults: by address and password, by invitation only, no names given away.
ACCOUNT_ADAPTER = "answerable.people.adapters.AccountAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "none"  # an invitation has proved the address
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_LOGOUT_REDIRECT_URL = LOGIN_URL
ACCOUNT_REAUTHENTICATION_TIMEOUT = 15 * 60
# How many proxies stand before this server: sign-in is throttled by address, and theirs are not the visitor's.
ALLAUTH_TRUSTED_PROXY_COUNT = env.number("ANSWERABLE_PROXIES", 0)
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_TOTP_TOLERANCE = 1  # a telephone's clock may be half a minute off
MFA_TOTP_ISSUER = "Answerable"
SOCIALACCOUNT_ADAPTER = "answerable.people.adapters.SingleSignOnAdapter"
SOCIALACCOUNT_EMAIL_AUTHENTICATION = True
SOCIALACCOUNT_EMAIL_AUTHENTICATION_AUTO_CONNECT = True
SOCIALACCOUNT_EMAIL_VERIFICATION = "none"
SOCIALACCOUNT_LOGIN_ON_GET = True  # a form sent elsewhere would be stopped by the content security policy
SOCIALACCOUNT_STORE_TOKENS = False
if single_sign_on := env.text("OIDC_SERVER_URL"):
    SOCIALACCOUNT_PROVIDERS = {
        "openid_connect": {
            "APPS": [
                {
                    "provider_id": "office",
                    "name": env.text("OIDC_NAME", "single sign-on"),
                    "client_id": env.text("OIDC_CLIENT_ID"),
                    "secret": env.text("OIDC_CLIENT_SECRET"),
                    "settings": {
                        "server_url": single_sign_on,
                        # Whose addresses the provider vouches for though it does not say so with each of them.
                        "verified_email": env.words("OIDC_TRUSTED_DOMAINS", ""),
                    },
                }
            ]
        }
    }
# Attempts to sign in are counted here: once for all processes, and the count outlives a restart.
CACHES = {"default": {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "kit_cache"}}

# Slow work goes into a queue where a worker stands beside the server, as 'serve' and 'demo' start it; else it is done at once.
TASKS = {
    "default": {
        "BACKEND": "django_tasks_db.DatabaseBackend"
        if env.flag("ANSWERABLE_WORKER")
        else "django.tasks.backends.immediate.ImmediateBackend"
    }
}

LANGUAGE_CODE = "en-gb"
TIME_ZONE = "Europe/London"
USE_TZ = True
USE_I18N = False

STATIC_URL = "/static/"
# The files are few and travel with the package: no collecting step that an installer could forget, so no STATIC_ROOT.
WHITENOISE_USE_FINDERS = True

# Every mail is written into the outbox first. Without a mail server it stays there, to be read in the office.
MAILERS: dict[str, dict[str, object]] = {"default": {"BACKEND": "answerable.kit.outbox.OutboxBackend"}}
if mail_server := env.text("ANSWERABLE_MAIL_HOST"):
    MAILERS["delivery"] = {
        "BACKEND": "django.core.mail.backends.smtp.EmailBackend",
        "OPTIONS": {
            "host": mail_server,
            "port": env.number("ANSWERABLE_MAIL_PORT", 587),
            "username": env.text("ANSWERABLE_MAIL_USER"),
            "password": env.text("ANSWERABLE_MAIL_PASSWORD"),
            "use_tls": env.flag("ANSWERABLE_MAIL_TLS", default=True),
            "timeout": 20,
        },
    }
DEFAULT_FROM_EMAIL = env.text("ANSWERABLE_FROM", "answerable@localhost")

# One upload may be this large, in bytes; a larger one is told so before it is read.
UPLOAD_LIMIT = env.number("ANSWERABLE_UPLOAD_LIMIT", 20 * 1024 * 1024)
DATA_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
# The page that maps a return sends five boxes for each line of the sheet.
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5000
FILE_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024

SECURE_CSP = {
    "default-src": [CSP.NONE],
    "script-src": [CSP.SELF],
    "style-src": [CSP.SELF],
    "img-src": [CSP.SELF, "data:"],
    "font-src": [CSP.SELF],
    "connect-src": [CSP.SELF],
    "form-action": [CSP.SELF],
    "base-uri": [CSP.NONE],
    "frame-ancestors": [CSP.NONE],
}
SECURE_REFERRER_POLICY = "same-origin"
SECURE_SSL_REDIRECT = not PLAIN_HTTP
SECURE_HSTS_SECONDS = 0 if PLAIN_HTTP else 365 * 24 * 3600
SECURE_HSTS_INCLUDE_SUBDOMAINS = not PLAIN_HTTP
SECURE_HSTS_PRELOAD = not PLAIN_HTTP
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = not PLAIN_HTTP
SESSION_COOKIE_AGE = 12 * 3600
if proxy := env.text("ANSWERABLE_PROXY_HEADER"):
    SECURE_PROXY_SSL_HEADER = (proxy, "https")

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler", "level": "WARNING"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    # Somebody tries names on every server of the net: that is no fault of ours, and no traceback.
    "loggers": {"django.security.DisallowedHost": {"handlers": [], "propagate": False}},
}
