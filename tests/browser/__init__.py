"""The site against the running portal, as a person meets it: Playwright and the system's Chromium."""
