"""The measurements: goals, tables, generated content; nothing here is timed."""
