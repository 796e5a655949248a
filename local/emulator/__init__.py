"""AWS on a laptop: MiniStack, made crash-safe, behind one small door.

Others use `local.emulator.control` only. What runs inside the emulator's own process (`serve.py` and the modules it
imports) is an affair of this package: another emulator, or an AWS account, may take its place.
"""
