"""What `make run` and `make reset` call: `python3 local/start.py run`. Makes the environments, then goes on in them.

Begins on the machine's own Python, however old, before anything is installed.
"""

import os
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from local import environment


def main():  # type: () -> None
    """Become the portal, or say in one sentence why not."""
    try:
        python = environment.ensure()
        _make_room_for_the_emulator()
    except environment.Unfit as unfit:
        sys.exit(str(unfit))
    except KeyboardInterrupt:
        sys.exit(130)
    os.chdir(str(environment.ROOT))
    os.execv(str(python), [str(python), "-m", "local.run"] + sys.argv[1:])  # noqa: RUF005, S606


def _make_room_for_the_emulator():  # type: () -> None
    from local.emulator import control  # an older Python than ours cannot even read it

    try:
        control.interpreter()
    except control.NotStarted as error:
        raise environment.Unfit(str(error)) from error


if __name__ == "__main__":
    main()
