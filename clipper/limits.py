"""How much one input may cost: every ceiling of the program in one place."""

FILE_BYTES = 256 * 1024 * 1024
"""Largest file read from disk."""
FETCH_BYTES = 20 * 1024 * 1024
"""Largest web page, after decoding."""
FETCH_SECONDS = 20.0
FETCH_REDIRECTS = 8
WALL_SECONDS = 25.0
"""Time one input may take in a worker."""
CPU_SECONDS = 20
"""Processor time one input may take in a worker, on top of what the worker has used."""
ADDRESS_BYTES = 1_500_000_000
"""Address space of a worker."""
OCR_ADDRESS_BYTES = 4_000_000_000
"""Address space of the program that recognises words on pictures."""
OCR_PAGE_SECONDS = 240.0
"""Time for recognising the words of one page, however busy the machine is."""
OCR_CPU_SECONDS = 60
"""Processor time of a program that recognises the words of a page or of half of it; a newspaper's page takes 15."""
OCR_INPUT_SECONDS = 900.0
"""Time for recognising the words of all pages of one input; pages that are left then stay pictures."""
WORKER_INPUTS = 2_000
"""Inputs after which a worker process is replaced: the readers leave nothing behind (measured over 480 pages), a start costs a second."""
WORKERS = 2
UNPACKED_BYTES = 512 * 1024 * 1024
"""Largest sum of the parts of a ZIP-based file (DOCX) when unpacked."""
UNPACKED_PARTS = 10_000
PICTURE_PIXELS = 120_000_000
PDF_PAGES = 2_000
FACSIMILE_PAGES = 48
"""Pages of one original that are printed as a facsimile."""
FACSIMILE_SECONDS = 90
TEXT_CHARACTERS = 20_000_000
"""Longest text of one clipping."""

GROUP_CLIPPINGS = 256
GROUP_SECONDS = 0.2
UNDO_STEPS = 200
UNDO_BYTES = 512 * 1024 * 1024
MANY = 10_000
"""From this many ids on, an announcement says only "many"."""
