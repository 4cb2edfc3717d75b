"""The page view: an original's pages to be read, marked and cut; pixels and words come from worker processes."""
