"""What every function gets: its code, a log group of its own, the right to write there, the user pool's ids."""

from typing import Any

KEEP_LOGS_DAYS = 90


def complete(template: dict[str, Any]) -> None:
    """Completes SAM's functions in place. The code lies where the parameters CodeBucket and CodeKey say."""
    resources = template["Resources"]
    template["Parameters"] |= {
        "CodeBucket": {"Type": "String", "Description": "The bucket that holds deployment.zip"},
        "CodeKey": {"Type": "String", "Description": "Its key there"},
    }
    functions = {
        name: one["Properties"] for name, one in resources.items() if one["Type"] == "AWS::Serverless::Function"
    }
    for name, function in functions.items():
        function["CodeUri"] = {"Bucket": {"Ref": "CodeBucket"}, "Key": {"Ref": "CodeKey"}}
        logs = f"{name}Logs"
        resources[logs] = _log_group(name)
        function["LoggingConfig"] = {"LogGroup": {"Ref": logs}, "LogFormat": "JSON"}
        _may_write(resources, function, logs)
    for name in set(functions) - _triggers(resources["UserPool"]):
        functions[name].setdefault("Environment", {})["Variables"] = {
            "PORTICO_USER_POOL_ID": {"Ref": "UserPool"},
            "PORTICO_USER_POOL_ARN": {"Fn::GetAtt": ["UserPool", "Arn"]},
            "PORTICO_USER_POOL_CLIENT_ID": {"Ref": "UserPoolClient"},
        }


def _log_group(function: str) -> dict[str, Any]:
    name = {"Fn::Sub": f"/portico/${{Stage}}/{function}"}
    return {"Type": "AWS::Logs::LogGroup", "Properties": {"LogGroupName": name, "RetentionInDays": KEEP_LOGS_DAYS}}


def _may_write(resources: dict[str, Any], function: dict[str, Any], logs: str) -> None:
    role = resources[function["Role"]["Fn::GetAtt"][0]]["Properties"]
    [policy] = role["Policies"]
    policy["PolicyDocument"]["Statement"].append(
        {
            "Sid": "WriteLogs",
            "Effect": "Allow",
            "Action": ["logs:CreateLogStream", "logs:PutLogEvents"],
            "Resource": {"Fn::GetAtt": [logs, "Arn"]},
        }
    )


def _triggers(pool: dict[str, Any]) -> set[str]:
    """Functions that the pool itself calls: they cannot be told its id, because it is made after them."""
    return {arn["Fn::GetAtt"][0] for arn in pool["Properties"]["LambdaConfig"].values()}
