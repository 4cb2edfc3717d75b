"""The only room with SQL: every change is a step, every table name stays here."""
