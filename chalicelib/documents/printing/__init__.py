"""Documents on paper: PDF/A with embedded letters and a structure that screen readers follow. Needs the layer. Pure.

Only the function `documents` has the layer, so this is imported where it is used, and by nothing at start-up.
"""
