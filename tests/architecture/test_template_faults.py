"""The rules for the template notice what they are there for: each fault that is put in makes a rule fail."""

import copy
from collections.abc import Callable
from typing import Any

import pytest

from tests.architecture import test_alarms, test_edge, test_routes, test_sign_in, test_template
from tests.architecture.conftest import Resources

Fault = Callable[[Resources], Any]


def properties(resources: Resources, name: str) -> Any:
    return resources[name]["Properties"]


def statement(resources: Resources, role: str) -> Any:
    return properties(resources, role)["Policies"][0]["PolicyDocument"]["Statement"][0]


def table(resources: Resources) -> Any:
    return properties(resources, "OrdersTable")


def mapping(resources: Resources) -> Any:
    return properties(resources, "OutboxMapping")


def default_behaviour(resources: Resources) -> Any:
    return properties(resources, "Distribution")["DistributionConfig"]["DefaultCacheBehavior"]


def alarms(rule: Callable[..., None]) -> Callable[[Resources], None]:
    """A rule that reads only the alarms."""
    return lambda resources: rule(resources.of("AWS::CloudWatch::Alarm"))


def open_a_route(resources: Resources) -> None:
    paths = properties(resources, "RestAPI")["Body"]["paths"]
    del paths["/v1/me"]["get"]["security"]


def guarded(resources: Resources) -> None:
    paths = properties(resources, "RestAPI")["Body"]["paths"]
    routes = {(method.upper(), path): one for path, methods in paths.items() for method, one in methods.items()}
    test_routes.test_who_is_not_signed_in_reaches_only_public_routes(routes)


FAULTS: dict[str, tuple[Fault, Callable[[Resources], None]]] = {
    "a route without authorizer": (open_a_route, guarded),
    "a queue without dead letters": (
        lambda all_: properties(all_, "NotificationsQueue").pop("RedrivePolicy"),
        test_template.test_queues_are_encrypted_and_lose_nothing,
    ),
    "a queue that is not encrypted": (
        lambda all_: properties(all_, "MailQueue").update(SqsManagedSseEnabled=False),
        test_template.test_queues_are_encrypted_and_lose_nothing,
    ),
    "a queue that takes plain HTTP": (
        lambda all_: properties(all_, "QueuesTlsOnly")["Queues"].pop(),
        test_edge.test_queues_are_spoken_to_by_tls_alone,
    ),
    "a message that comes again too early": (
        lambda all_: properties(all_, "MailQueue").update(VisibilityTimeout=60),
        test_template.test_a_message_stays_hidden_while_it_is_worked_on,
    ),
    "a batch that fails whole": (
        lambda all_: mapping(all_).pop("FunctionResponseTypes"),
        test_template.test_a_batch_is_answered_message_by_message,
    ),
    "a stream that one record stops": (
        lambda all_: mapping(all_).update(BisectBatchOnFunctionError=False),
        test_template.test_a_stream_neither_stops_nor_drops,
    ),
    "a stream that drops what fails": (
        lambda all_: mapping(all_).pop("DestinationConfig"),
        test_template.test_a_stream_neither_stops_nor_drops,
    ),
    "a queue that takes all concurrency": (
        lambda all_: properties(all_, "MailMapping").pop("ScalingConfig"),
        test_template.test_no_queue_takes_all_places,
    ),
    "any action": (
        lambda all_: statement(all_, "NotifyRole").update(Action=["dynamodb:*"]),
        test_template.test_roles_grant_named_actions_on_named_resources,
    ),
    "any resource": (
        lambda all_: statement(all_, "ReceiveRole").update(Resource="*"),
        test_template.test_roles_grant_named_actions_on_named_resources,
    ),
    "a role for two functions": (
        lambda all_: properties(all_, "React").update(Role=properties(all_, "Notify")["Role"]),
        test_template.test_each_function_has_a_role_and_a_log_group_of_its_own,
    ),
    "anybody may call a function": (
        lambda all_: properties(all_, "SweepPermission").update(Principal="*"),
        test_template.test_whoever_may_call_a_function_is_named,
    ),
    "a public bucket": (
        lambda all_: properties(all_, "DocumentsBucket")["PublicAccessBlockConfiguration"].update(
            BlockPublicPolicy=False
        ),
        test_template.test_buckets_are_private_and_demand_tls,
    ),
    "a bucket that takes plain HTTP": (
        lambda all_: properties(all_, "MailBucketPolicy")["PolicyDocument"]["Statement"].pop(0),
        test_template.test_buckets_are_private_and_demand_tls,
    ),
    "a bucket that others' distributions read": (
        lambda all_: properties(all_, "SiteBucketPolicy")["PolicyDocument"]["Statement"][-1].pop("Condition"),
        test_edge.test_buckets_are_read_by_this_distribution_alone,
    ),
    "a table that cannot be restored": (
        lambda all_: table(all_).update(PointInTimeRecoverySpecification={"PointInTimeRecoveryEnabled": False}),
        test_template.test_tables_can_be_restored_and_are_encrypted,
    ),
    "items that never expire": (
        lambda all_: table(all_).pop("TimeToLiveSpecification"),
        test_template.test_items_expire_where_the_code_says_so,
    ),
    "data that goes with the stack": (
        lambda all_: all_["OrdersTable"].update(DeletionPolicy="Delete"),
        test_template.test_data_outlives_the_stack,
    ),
    "logs for ever": (
        lambda all_: properties(all_, "NotifyLogs").pop("RetentionInDays"),
        test_template.test_each_function_has_a_role_and_a_log_group_of_its_own,
    ),
    "no throttling": (
        lambda all_: properties(all_, "RestAPIapiStage")["MethodSettings"][0].pop("ThrottlingRateLimit"),
        test_edge.test_the_api_takes_only_so_many_requests_and_writes_each_down,
    ),
    "no access log": (
        lambda all_: properties(all_, "RestAPIapiStage").pop("AccessLogSetting"),
        test_edge.test_the_api_takes_only_so_many_requests_and_writes_each_down,
    ),
    "a site without TLS": (
        lambda all_: default_behaviour(all_).update(ViewerProtocolPolicy="allow-all"),
        test_edge.test_site_pictures_and_api_have_one_address_and_it_is_encrypted,
    ),
    "a site without security headers": (
        lambda all_: default_behaviour(all_).pop("ResponseHeadersPolicyId"),
        test_edge.test_every_answer_carries_the_headers_of_the_laptop,
    ),
    "short passwords": (
        lambda all_: properties(all_, "UserPool")["Policies"]["PasswordPolicy"].update(MinimumLength=8),
        lambda all_: test_sign_in.test_passwords_are_long_and_temporary_ones_end(properties(all_, "UserPool")),
    ),
    "dead letters that nobody hears of": (
        lambda all_: all_.pop("NotificationsDeadLettersAlarm"),
        lambda all_: test_alarms.test_every_queue_is_watched(all_, all_.of("AWS::CloudWatch::Alarm")),
    ),
    "a dead sweep that looks healthy": (
        lambda all_: properties(all_, "SweepStoppedAlarm").update(TreatMissingData="notBreaching"),
        alarms(test_alarms.test_a_sweep_that_stopped_is_noticed),
    ),
    "an alarm that tells nobody": (
        lambda all_: properties(all_, "ApiFailsAlarm").update(AlarmActions=[]),
        alarms(test_alarms.test_every_alarm_tells_somebody_when_it_begins_and_ends),
    ),
    "mail to whoever complained": (
        lambda all_: properties(all_, "MailSending").pop("SuppressionOptions"),
        test_edge.test_whoever_bounced_or_complained_gets_no_more_mail,
    ),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_it_is_caught(resources: Resources, fault: str) -> None:
    put_in, rule = FAULTS[fault]
    rule(resources)
    broken = Resources(copy.deepcopy(dict(resources)))
    put_in(broken)
    with pytest.raises((AssertionError, KeyError, ValueError, IndexError)):
        rule(broken)
