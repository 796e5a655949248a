"""The steps of infra/build.py: what Chalice generates, what is merged over it, what goes into the zip."""
