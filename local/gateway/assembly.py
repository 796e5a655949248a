"""The gateway of a running laptop, with all its doors."""

from collections.abc import Callable, Mapping

import boto3

from local.emulator.control import REGION, ROOT
from local.functions import ApplicationFunctions
from local.gateway import api, cognito, mailbox, media, routes
from local.gateway.code_mails import CodeMails
from local.gateway.gateway import CONFIG, Gateway, config
from local.gateway.messages import Door
from local.gateway.site import Site
from local.gateway.tokens import Authorizer
from local.mailbox import Mailbox
from local.post import Post

SITE = ROOT / "site" / "dist"


def gateway(
    endpoint: str,
    environment: Mapping[str, str],
    functions: ApplicationFunctions,
    box: Mailbox,
    wrote: Callable[[], None] = lambda: None,
) -> Gateway:
    """`environment` is what the functions got; `wrote` is called when something may have been written."""
    pool, client = environment["PORTICO_USER_POOL_ID"], environment["PORTICO_USER_POOL_CLIENT_ID"]
    table = routes.of_application(functions.application)
    codes = CodeMails(pool, environment["PORTICO_MAIL_FROM"], functions, box.add, boto3.client("cognito-idp"))
    doors: dict[str, Door] = {
        api.PREFIX + "/": api.Api(table, Authorizer(endpoint, pool, client), functions, wrote),
        media.PREFIX: media.Media(environment["PORTICO_BUCKET_MEDIA"]),
        cognito.PREFIX: cognito.Cognito(endpoint, codes),
        mailbox.PREFIX: mailbox.MailboxPages(
            box, Post(environment["PORTICO_BUCKET_MAIL"], environment["PORTICO_MAIL_DOMAIN"])
        ),
        CONFIG: config(environment, REGION),
    }
    return Gateway(doors, Site(SITE, connect=endpoint))  # uploads go straight into the bucket
