"""The command line: one file per verb over `compliance.pipeline`, which knows no command line."""
