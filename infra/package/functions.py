"""What every function gets: its code, the long settings, a log group of its own, the user pool's ids."""

from typing import Any

from chalicelib.platform.settings import FILE

KEEP_LOGS_DAYS = 90
LAYERS = {"Documents": "DocumentsLayer"}
"""The layer that only this function has: what nobody else should have to fetch when it starts."""
SETTINGS = "SettingsLayer"
"""The layer that all of them have: the vendor's long settings, in one small file."""
SETTINGS_FILE = "portico/settings.json"


def complete(template: dict[str, Any]) -> None:
    """Completes SAM's functions in place. What they need lies where the parameters CodeBucket and ...Key say."""
    resources = template["Resources"]
    template["Parameters"] |= {
        "CodeBucket": {"Type": "String", "Description": "The bucket that holds what is deployed"},
        "CodeKey": {"Type": "String", "Description": "The key of deployment.zip there"},
        "LayerKey": {"Type": "String", "Description": "The key of documents-layer.zip there"},
        "SettingsKey": {"Type": "String", "Description": f"The key there of a zip with {SETTINGS_FILE}"},
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
        function["Layers"] = [{"Ref": layer} for layer in (SETTINGS, LAYERS.get(name)) if layer]
        function["Environment"] = {"Variables": {FILE: f"/opt/{SETTINGS_FILE}"}}
    runtime = functions["Documents"]["Runtime"]
    resources[SETTINGS] = _layer(SETTINGS, "SettingsKey", runtime)
    resources.update({layer: _layer(layer, "LayerKey", runtime) for layer in LAYERS.values()})
    for name in set(functions) - _triggers(resources["UserPool"]):
        functions[name]["Environment"]["Variables"] |= {
            "PORTICO_USER_POOL_ID": {"Ref": "UserPool"},
            "PORTICO_USER_POOL_ARN": {"Fn::GetAtt": ["UserPool", "Arn"]},
            "PORTICO_USER_POOL_CLIENT_ID": {"Ref": "UserPoolClient"},
        }


def _log_group(function: str) -> dict[str, Any]:
    name = {"Fn::Sub": f"/portico/${{Stage}}/{function}"}
    return {"Type": "AWS::Logs::LogGroup", "Properties": {"LogGroupName": name, "RetentionInDays": KEEP_LOGS_DAYS}}


def _layer(name: str, key: str, runtime: str) -> dict[str, Any]:
    properties = {
        "LayerName": {"Fn::Sub": f"portico-${{Stage}}-{name}"},
        "Content": {"S3Bucket": {"Ref": "CodeBucket"}, "S3Key": {"Ref": key}},
        "CompatibleRuntimes": [runtime],
    }
    return {"Type": "AWS::Lambda::LayerVersion", "Properties": properties}


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
