"""Signing in as the site does: Secure Remote Password as Cognito speaks it, so that the password stays here."""

import base64
import hashlib
import hmac
import secrets
from datetime import UTC, datetime
from typing import Any

PRIME_HEX = (
    "FFFFFFFFFFFFFFFFC90FDAA22168C234C4C6628B80DC1CD129024E088A67CC74020BBEA63B139B22514A08798E3404DD"
    "EF9519B3CD3A431B302B0A6DF25F14374FE1356D6D51C245E485B576625E7EC6F44C42E9A637ED6B0BFF5CB6F406B7ED"
    "EE386BFB5A899FA5AE9F24117C4B1FE649286651ECE45B3DC2007CB8A163BF0598DA48361C55D39A69163FA8FD24CF5F"
    "83655D23DCA3AD961C62F356208552BB9ED529077096966D670C354E4ABC9804F1746C08CA18217C32905E462E36CE3B"
    "E39E772C180E86039B2783A2EC07A28FB5C55DF06F4C52C9DE2BCBF6955817183995497CEA956AE515D2261898FA0510"
    "15728E5A8AAAC42DAD33170D04507A33A85521ABDF1CBA64ECFB850458DBEF0A8AEA71575D060C7DB3970F85A6E1E4C7"
    "ABF5AE8CDB0933D71E8C94E04A25619DCEE3D2261AD2EE6BF12FFA06D98A0864D87602733EC86A64521F2B18177B200C"
    "BBE117577A615D6C770988C0BAD946E208E24FA074E5AB3143DB5BFCE0FD108E4B82D120A93AD2CAFFFFFFFFFFFFFFFF"
)
PRIME, GENERATOR = int(PRIME_HEX, 16), 2
INFO = b"Caldera Derived Key\x01"


def sign_in(people: Any, pool: str, client: str, email: str, password: str) -> dict[str, Any]:
    """Cognito's answer to the password: tokens under AuthenticationResult, or the next challenge."""
    secret = secrets.randbelow(PRIME)
    public = pow(GENERATOR, secret, PRIME)
    asked = {"USERNAME": email, "SRP_A": f"{public:x}"}
    challenge = people.initiate_auth(ClientId=client, AuthFlow="USER_SRP_AUTH", AuthParameters=asked)
    given = challenge["ChallengeParameters"]
    name, block, now = given["USER_ID_FOR_SRP"], given["SECRET_BLOCK"], _timestamp()
    short = pool.partition("_")[2]
    key = _key(given, f"{short}{name}:{password}", secret, public)
    message = short.encode() + name.encode() + base64.b64decode(block) + now.encode()
    answer = {
        "USERNAME": name,
        "PASSWORD_CLAIM_SECRET_BLOCK": block,
        "PASSWORD_CLAIM_SIGNATURE": base64.b64encode(_hmac(key, message)).decode(),
        "TIMESTAMP": now,
    }
    answered = people.respond_to_auth_challenge(
        ClientId=client, ChallengeName="PASSWORD_VERIFIER", ChallengeResponses=answer
    )
    return dict(answered)


def _key(given: dict[str, str], identity: str, secret: int, public: int) -> bytes:
    """The 16 bytes that both sides know, if the password is right."""
    server = int(given["SRP_B"], 16)
    scramble = int.from_bytes(_sha(_padded(public) + _padded(server)), "big")
    multiplier = int.from_bytes(_sha(b"\x00" + bytes.fromhex(PRIME_HEX) + bytes([GENERATOR])), "big")
    salted = int.from_bytes(_sha(_padded(int(given["SALT"], 16)) + _sha(identity.encode())), "big")
    base = server - multiplier * pow(GENERATOR, salted, PRIME)
    shared = pow(base, secret + scramble * salted, PRIME)
    return _hmac(_hmac(_padded(scramble), _padded(shared)), INFO)[:16]


def _padded(number: int) -> bytes:
    """Big-endian, with a zero in front where the first bit would read as a sign."""
    return number.to_bytes(number.bit_length() // 8 + 1, "big")


def _sha(data: bytes) -> bytes:
    return hashlib.sha256(data).digest()


def _hmac(key: bytes, data: bytes) -> bytes:
    return hmac.new(key, data, hashlib.sha256).digest()


def _timestamp() -> str:
    now = datetime.now(UTC)
    return now.strftime(f"%a %b {now.day} %H:%M:%S UTC %Y")
