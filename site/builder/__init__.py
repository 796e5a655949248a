"""Builds the static site: bundle, public pages, typed client and catalogues, from Python alone."""
