# What is done here, each by one word. `just` lists them.

default:
    @just --list

# the example office on this machine
run:
    uv run answerable demo

# all tests on both databases
test *arguments:
    uv run pytest {{arguments}}

# tests on SQLite only, without the slow ones
quick *arguments:
    uv run pytest --db sqlite -m "not browser and not slow" -n 2 {{arguments}}

# everything that guards the code; changes nothing
check:
    uv lock --check
    uv run ruff check .
    uv run ruff format --check .
    uv run mypy .
    uv run lint-imports
    git ls-files -z '*.html' | xargs -0 uv run djade --check --target-version 6.0
    git ls-files -z '*.html' | xargs -0 uv run djhtml --check --tabwidth 2
    ANSWERABLE_SECRET_KEY=0123456789abcdefghijklmnopqrstuvwxyz-_0123456789ABCDEFGHIJKLMN uv run django-admin check --deploy --fail-level WARNING --settings answerable.site.settings
    uv run django-admin makemigrations --check --dry-run --settings answerable.site.settings

# put right what can be put right by machine
fix:
    uv run ruff check --fix .
    uv run ruff format .
    git ls-files -z '*.html' | xargs -0 uv run djade --target-version 6.0
    git ls-files -z '*.html' | xargs -0 uv run djhtml --tabwidth 2

# the pages in a real browser
journeys *arguments:
    REQUIRE_BROWSER=1 uv run pytest --db sqlite -m browser {{arguments}}

# how fast it is, beside what a user would take instead
bench:
    uv run --group bench python bench/load.py
    uv run --group bench python bench/pages.py
    uv run --group bench python bench/check.py
    uv run --group bench python bench/signals.py
    uv run --group bench python bench/charts.py
    uv run --group bench python bench/serving.py
    uv run --group bench python bench/publish.py
