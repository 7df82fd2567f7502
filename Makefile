# make help 列出可用的命令 / make help lists the commands

.POSIX:
.SILENT:
.PHONY: help site serve check test bench lock clean

PYTHON = python3
PORT = 8000
UV = uv

BIN = .venv/bin
# Both advertise other generators at every start.
CALM = NO_MKDOCS_2_WARNING=1 DISABLE_MKDOCS_2_WARNING=true
COMPILE = $(UV) pip compile --universal --python-version 3.11 --generate-hashes --custom-compile-command "make lock" \
	--quiet $(LOCKFLAGS)
LOCK = $(COMPILE) pyproject.toml --group build

help:
	printf '%s\n' \
	  'make site    生成网站，放在 site/              make the site, in site/' \
	  'make serve   边写边看，http://127.0.0.1:8000/  preview while you write (PORT=8001 for another port)' \
	  'make check   检查内容与程序                    check records and code' \
	  'make test    检查并试运行全部功能              run all tests' \
	  'make bench   测速度                            measure the speed (BENCHFLAGS=--help for options)' \
	  'make lock    更新依赖清单（需要 uv）           renew the locks (needs uv; LOCKFLAGS=--upgrade for new versions)' \
	  'make clean   删除生成的网站与缓存              remove the made site and the caches'

site:
	PYTHON='$(PYTHON)' sh scripts/environment.sh site
	$(CALM) $(BIN)/qunzhi build
	sh scripts/where.sh

serve:
	PYTHON='$(PYTHON)' sh scripts/environment.sh site
	$(CALM) $(BIN)/qunzhi serve --port $(PORT)

check:
	PYTHON='$(PYTHON)' sh scripts/environment.sh dev
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy --strict hooks tests
	$(CALM) $(BIN)/qunzhi check
	$(BIN)/qunzhi originals verify

test:
	PYTHON='$(PYTHON)' sh scripts/environment.sh dev
	sh scripts/apart.sh iiif
	sh scripts/apart.sh pdf
	sh scripts/browser.sh
	$(CALM) $(BIN)/python -m pytest -n 2

bench:
	PYTHON='$(PYTHON)' sh scripts/environment.sh dev
	$(CALM) $(BIN)/python -m tests.bench $(BENCHFLAGS)

lock:
	$(LOCK) --output-file requirements.txt
	$(LOCK) --extra test --constraint requirements.txt --output-file requirements-dev.txt
	$(COMPILE) --group pyproject.toml:iiif --output-file requirements-iiif.txt
	$(COMPILE) --group pyproject.toml:pdf --output-file requirements-pdf.txt

clean:
	rm -rf site .cache build .hypothesis .mypy_cache .pytest_cache .ruff_cache
