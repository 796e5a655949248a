"""What stands between the internet and the functions, as deployed: one address, encrypted, not too fast, noted."""

import json
from typing import Any

from infra import headers
from tests.architecture.conftest import Resources


def test_site_pictures_and_api_have_one_address_and_it_is_encrypted(resources: Resources) -> None:
    config = _distribution(resources)
    behaviours = {one["PathPattern"]: one for one in config["CacheBehaviors"]} | {"": config["DefaultCacheBehavior"]}
    assert {path: one["TargetOriginId"] for path, one in behaviours.items()} == {
        "": "site",
        "/api/*": "api",
        "/media/*": "media",
    }
    assert {one["ViewerProtocolPolicy"] for one in behaviours.values()} == {"redirect-to-https", "https-only"}
    assert "CustomErrorResponses" not in config  # they would stand in the place of the API's answers
    [api] = [origin for origin in config["Origins"] if origin["Id"] == "api"]
    assert api["CustomOriginConfig"]["OriginProtocolPolicy"] == "https-only"


def test_buckets_are_read_by_this_distribution_alone(resources: Resources) -> None:
    for bucket in ("SiteBucket", "MediaBucket"):
        allowed = [one for one in _statements(resources, f"{bucket}Policy") if one["Effect"] == "Allow"]
        assert [one["Principal"] for one in allowed] == [{"Service": "cloudfront.amazonaws.com"}], bucket
        assert "${Distribution}" in allowed[0]["Condition"]["StringEquals"]["aws:SourceArn"]["Fn::Sub"], bucket
    origins = [one for one in _distribution(resources)["Origins"] if one["Id"] != "api"]
    assert all(one["OriginAccessControlId"] for one in origins)


def test_every_answer_carries_the_headers_of_the_laptop(resources: Resources) -> None:
    config = _distribution(resources)
    behaviours = [*config["CacheBehaviors"], config["DefaultCacheBehavior"]]
    policies = resources.of("AWS::CloudFront::ResponseHeadersPolicy")
    for behaviour in behaviours:
        sent = policies[behaviour["ResponseHeadersPolicyId"]["Ref"]]["ResponseHeadersPolicyConfig"]
        security = sent["SecurityHeadersConfig"]
        assert security["StrictTransportSecurity"]["AccessControlMaxAgeSec"] >= 365 * 86_400
        assert security["FrameOptions"]["FrameOption"] == headers.SECURITY["X-Frame-Options"]
        assert security["ReferrerPolicy"]["ReferrerPolicy"] == headers.SECURITY["Referrer-Policy"]
        assert security["ContentTypeOptions"]["Override"] is True
        others = {one["Header"]: one["Value"] for one in sent["CustomHeadersConfig"]["Items"]}
        assert others.items() <= headers.SECURITY.items()
        assert len(others) + 3 == len(headers.SECURITY)
    site = policies["SiteHeaders"]["ResponseHeadersPolicyConfig"]["SecurityHeadersConfig"]
    policy = site["ContentSecurityPolicy"]["ContentSecurityPolicy"]["Fn::Sub"]
    assert "script-src 'self';" in policy
    assert "unsafe" not in policy
    assert "https://cognito-idp.${AWS::Region}.amazonaws.com" in policy


def test_the_api_takes_only_so_many_requests_and_writes_each_down(resources: Resources) -> None:
    [stage] = resources.of("AWS::ApiGateway::Stage").values()
    [every] = stage["MethodSettings"]
    assert (every["ResourcePath"], every["HttpMethod"]) == ("/*", "*")
    assert every["ThrottlingRateLimit"] == {"Ref": "ApiRate"}
    assert every["ThrottlingBurstLimit"] == {"Ref": "ApiBurst"}
    assert every["DataTraceEnabled"] is False
    written = json.loads(stage["AccessLogSetting"]["Format"])
    assert {"request_id", "route", "status", "sub"} <= written.keys()
    assert "$context.path" not in written.values()


def test_only_cloudfront_says_who_calls(resources: Resources) -> None:
    variables = resources["APIHandler"]["Properties"]["Environment"]["Variables"]
    [api] = [origin for origin in _distribution(resources)["Origins"] if origin["Id"] == "api"]
    [told] = api["OriginCustomHeaders"]
    assert told["HeaderValue"] == variables["PORTICO_EDGE_KEY"]
    assert "AWS::StackId" in json.dumps(told["HeaderValue"])


def test_the_firewall_too_believes_cloudfront_alone(resources: Resources) -> None:
    [acl] = resources.of("AWS::WAFv2::WebACL").values()
    rules = [rule["Statement"] for rule in acl["Rules"]]
    rates = [rule["RateBasedStatement"] for rule in rules if "RateBasedStatement" in rule]
    scopes = {rate["AggregateKeyType"]: rate["ScopeDownStatement"] for rate in rates}
    named = scopes["FORWARDED_IP"]
    assert scopes == {"FORWARDED_IP": named, "IP": {"NotStatement": {"Statement": named}}}
    [api] = [origin for origin in _distribution(resources)["Origins"] if origin["Id"] == "api"]
    [told] = api["OriginCustomHeaders"]
    asked = named["ByteMatchStatement"]
    assert asked["FieldToMatch"] == {"SingleHeader": {"Name": told["HeaderName"]}}
    assert (asked["SearchString"], asked["PositionalConstraint"]) == (told["HeaderValue"], "EXACTLY")


def test_queues_are_spoken_to_by_tls_alone(resources: Resources) -> None:
    refused = set()
    for name, policy in resources.of("AWS::SQS::QueuePolicy").items():
        for statement in _statements(resources, name):
            if statement["Effect"] == "Deny" and statement["Condition"] == {"Bool": {"aws:SecureTransport": "false"}}:
                refused |= {queue["Ref"] for queue in policy["Queues"]}
    assert refused == set(resources.of("AWS::SQS::Queue"))


def test_sign_ins_are_not_deleted_by_mistake(resources: Resources) -> None:
    assert resources["UserPool"]["Properties"]["DeletionProtection"] == "ACTIVE"


def test_whoever_bounced_or_complained_gets_no_more_mail(resources: Resources) -> None:
    [sending] = resources.of("AWS::SES::ConfigurationSet").values()
    assert set(sending["SuppressionOptions"]["SuppressedReasons"]) == {"BOUNCE", "COMPLAINT"}
    [identity] = resources.of("AWS::SES::EmailIdentity").values()
    assert identity["ConfigurationSetAttributes"] == {"ConfigurationSetName": {"Ref": "MailSending"}}


def test_what_costs_by_itself_is_asked_for(resources: Resources) -> None:
    for kind in ("AWS::WAFv2::WebACL", "AWS::WAFv2::WebACLAssociation"):
        for name in resources.of(kind):
            assert resources[name]["Condition"] == "HasWaf", name


def _distribution(resources: Resources) -> dict[str, Any]:
    [found] = resources.of("AWS::CloudFront::Distribution").values()
    config: dict[str, Any] = found["DistributionConfig"]
    return config


def _statements(resources: Resources, policy: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = resources[policy]["Properties"]["PolicyDocument"]["Statement"]
    return found
