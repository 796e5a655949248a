"""Quick order: what somebody typed, pasted or sent as a file, read line by line. Pure."""
