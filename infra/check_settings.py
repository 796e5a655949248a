"""Whether all settings can be read, before they are deployed: python -m infra.check_settings

Asks of the variables in the environment what `make run` asks when the portal starts, and says what is wrong.
"""

import sys


def main() -> None:
    """Exits with the sentences, or with a word that all is well."""
    from app import SETTLED
    from chalicelib.platform import settled
    from chalicelib.platform.settings import settings

    try:
        settled.ensure(SETTLED, settings())
    except settled.SettingsWrong as wrong:
        sys.exit(str(wrong))
    print(f"{len(SETTLED)} settings can be read.")


if __name__ == "__main__":
    main()
