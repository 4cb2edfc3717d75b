"""Recipients and licences typed in, and the record of what was handed out."""
