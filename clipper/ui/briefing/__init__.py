"""The briefing composer: outline, entry, pages."""
