"""The words on the screen, from the catalogues that the site itself reads."""

import re

from chalicelib.kernel import i18n


class Words:
    """`words("orders.submit")`: a pattern for the text in one language, whatever stands for its facts."""

    def __init__(self, language: str) -> None:
        self.language = language

    def __call__(self, key: str) -> re.Pattern[str]:
        message = i18n.catalogue(self.language)[key]
        text = message["other"] if isinstance(message, dict) else message
        parts = re.split(r"\{\w+\}", text)
        return re.compile(".*".join(re.escape(part) for part in parts))
