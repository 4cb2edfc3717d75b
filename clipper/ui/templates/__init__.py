"""Templates of briefings: the list a new issue is made from, and the window in which they are edited."""
