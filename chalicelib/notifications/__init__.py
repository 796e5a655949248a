"""Tells members what happened: by mail in their own language, and in the portal's feed."""
