"""The demo vendor, Norrbrygga Kaffe AB: catalogue, pictures and people, all of our own making."""
