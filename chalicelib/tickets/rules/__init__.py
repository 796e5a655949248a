"""What a ticket may become, and what we promise about it. Pure."""
