# Short names for `python3 dev.py …`, which works alone where there is no make.
PYTHON ?= python3
ARGS ?=
NAME ?=

.PHONY: help run test check demo bench pictures lock clean

help:
	@$(PYTHON) dev.py --help

run:
	@$(PYTHON) dev.py run $(ARGS)

test:
	@$(PYTHON) dev.py test $(ARGS)

check:
	@$(PYTHON) dev.py check

demo:
	@$(PYTHON) dev.py demo $(ARGS)

bench:
	@$(PYTHON) dev.py bench $(NAME) $(ARGS)

pictures:
	@$(PYTHON) dev.py pictures $(ARGS)

lock:
	@$(PYTHON) dev.py lock $(ARGS)

clean:
	rm -rf .venv build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache demo-out
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
