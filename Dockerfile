# One image for web and worker, without a compiler, pip, tests, languages nobody reads here or services of a cloud other than storage and signing in.
# Fonts, translations and static files are made at build.
FROM debian:12-slim AS build
ENV PIP_NO_CACHE_DIR=1 PIP_DISABLE_PIP_VERSION_CHECK=1
RUN apt-get update \
 && apt-get install -y --no-install-recommends python3 python3-venv libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 \
 && apt-get clean && rm -rf /var/lib/apt/lists/*
WORKDIR /site
COPY requirements.txt ./
RUN python3 -m venv .venv \
 && .venv/bin/pip install --quiet -r requirements.txt \
 && .venv/bin/pip uninstall --quiet --yes setuptools pip \
 && find .venv/lib/python3*/site-packages/botocore/data -mindepth 1 -maxdepth 1 -type d ! -name s3 ! -name 'sso*' ! -name sts -exec rm -r {} + \
 && find .venv/lib/python3*/site-packages/django -path '*/locale/*' -name '*.[mp]o' ! -path '*/zh_Han*' ! -path '*/en/*' -delete
COPY . ./
RUN install -d -m 700 /data \
 && DATA_DIR=/data .venv/bin/python manage.py prepare_fonts \
 && DATA_DIR=/data .venv/bin/python manage.py compile_translations \
 && DATA_DIR=/data .venv/bin/python manage.py collectstatic --no-input --verbosity 0 \
 && .venv/bin/python -m compileall -q borrower_help

FROM debian:12-slim
RUN apt-get update \
 && apt-get install -y --no-install-recommends python3 libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 \
 && apt-get clean && rm -rf /var/lib/apt/lists/* \
 && useradd --system --uid 10001 --user-group --home-dir /data --no-create-home --shell /usr/sbin/nologin site
COPY --from=build /site /site
COPY --from=build --chown=site:site /data /data
WORKDIR /site
USER site
ENV DATA_DIR=/data BIND=0.0.0.0 PORT=8000 PYTHONDONTWRITEBYTECODE=1
VOLUME /data
EXPOSE 8000
HEALTHCHECK --interval=30s --timeout=10s --start-period=60s CMD [".venv/bin/python", "-m", "borrower_help.operations.serve", "--ask"]
ENTRYPOINT [".venv/bin/python", "-m", "borrower_help.operations.serve"]
