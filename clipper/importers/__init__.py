"""One file a format, bytes in, Drafts out; no library, no network, no clock."""
