"""The laptop: everything that plays AWS while Portico is developed. Nothing here is ever shipped to Lambda."""
