"""Pure Python that every domain stands on: no AWS, no database, no HTTP."""
