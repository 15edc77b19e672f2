# „make“ zeigt, was es gibt. Jeder Befehl richtet vorher ein, was er braucht.
.DEFAULT_GOAL := help
.SILENT:
.PHONY: help serve site paket check test bench

PORT ?= 8000
PYTEST_ARGS ?=
BIN := .venv/bin

help: ## diese Übersicht
	printf 'Aufruf: make BEFEHL\n\n'
	sed -n 's/^\([a-z]*\):.* ## \(.*\)/  make \1\t\2/p' Makefile | expand -t 15
	printf '\nAnderer Port für die Vorschau: make serve PORT=8001\n'

serve: ## Website auf diesem Rechner zeigen und bei Änderungen neu bauen
	scripts/einrichten.sh seite
	$(BIN)/baukasten vorschau --port $(PORT)

site: ## Website und Dokumente einmal nach site/ bauen
	scripts/einrichten.sh seite
	$(BIN)/baukasten bauen

paket: ## Website mit allen Dokumenten als eine ZIP-Datei nach dist/ schreiben
	scripts/einrichten.sh seite
	$(BIN)/baukasten paket

check: ## Bausteine und Vorlagen prüfen
	scripts/einrichten.sh seite
	$(BIN)/baukasten pruefen

test: ## alles prüfen: Stil, Typen, Tests
	scripts/einrichten.sh test
	$(BIN)/ruff check --quiet
	$(BIN)/ruff format --check --quiet
	$(BIN)/mypy --no-error-summary
	$(BIN)/pytest -n logical --maxprocesses 4 --dist loadgroup $(PYTEST_ARGS)

bench: ## Zeiten messen: Bau der Website, Dokumente, Füllen; Suchen vergleichen
	scripts/einrichten.sh test
	$(BIN)/baukasten messen
