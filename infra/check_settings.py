"""Whether all settings can be read, before they are deployed: python -m infra.check_settings

Asks of the variables in the environment what `make run` asks when the portal starts, and says what is wrong.
"""

import sys


def ensure() -> int:
    """How many there are. Raises SettingsWrong, with a sentence for each that cannot be read."""
    from chalicelib.platform import settled
    from chalicelib.platform.settings import settings

    settings.cache_clear()
    from app import SETTLED

    settled.ensure(SETTLED, settings())
    return len(SETTLED)


def main() -> None:
    """Exits with the sentences, or with a word that all is well."""
    from chalicelib.platform.settled import SettingsWrong

    try:
        print(f"{ensure()} settings can be read.")
    except SettingsWrong as wrong:
        sys.exit(str(wrong))


if __name__ == "__main__":
    main()
