"""The schema of list for pydantic-core, as pydantic made it of `recipients`.

Written by ``python -m briefgen.mail.core_source``; do not edit it.
"""

from __future__ import annotations

from typing import Any

from briefgen.dossier import types
from briefgen.mail import addresses, recipients

PYDANTIC_CORE = ["2.41.1", "2.50.4"]
"""The versions of pydantic-core that the schema is tested with."""


LINE: dict[str, Any] = {
    "type": "str",
    "pattern": "^[^\\r\\n]*\\S[^\\r\\n]*$",
    "strict": True,
}
ID: dict[str, Any] = {
    "type": "str",
    "pattern": "^[a-z0-9]+(-[a-z0-9]+)*$",
    "strict": True,
}
LANGUAGE: dict[str, Any] = {
    "type": "str",
    "pattern": "^[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*$",
    "strict": True,
}
MAIL_ADDRESS: dict[str, Any] = {
    "type": "function-after",
    "function": {"type": "no-info", "function": addresses.check_address},
    "schema": {"type": "str", "pattern": "^\\S+$", "strict": True},
}
SENDER: dict[str, Any] = {
    "type": "function-after",
    "function": {"type": "no-info", "function": recipients.check_sender},
    "schema": {"type": "str", "pattern": "^[^\\r\\n]*@[^\\r\\n]*$", "strict": True},
}
LEAVE: dict[str, Any] = {
    "type": "function-after",
    "function": {"type": "no-info", "function": recipients.check_unsubscribe},
    "schema": {"type": "str", "pattern": "^[A-Za-z]+:\\S+$", "strict": True},
}
MARKING: dict[str, Any] = {
    "type": "enum",
    "cls": types.Marking,
    "members": [
        types.Marking.CLEAR,
        types.Marking.GREEN,
        types.Marking.AMBER,
        types.Marking.AMBER_STRICT,
        types.Marking.RED,
    ],
    "sub_type": "str",
    "ref": "Marking",
}
RECIPIENT: dict[str, Any] = {
    "type": "dataclass",
    "cls": recipients.Recipient,
    "fields": [
        "address",
        "audience",
        "clearance",
        "name",
        "language",
        "group",
        "salutation",
        "certificate",
    ],
    "schema": {
        "type": "dataclass-args",
        "dataclass_name": "Recipient",
        "fields": [
            {
                "type": "dataclass-field",
                "name": "address",
                "schema": MAIL_ADDRESS,
                "init": True,
            },
            {"type": "dataclass-field", "name": "audience", "schema": ID, "init": True},
            {
                "type": "dataclass-field",
                "name": "clearance",
                "schema": MARKING,
                "init": True,
            },
            {
                "type": "dataclass-field",
                "name": "name",
                "schema": {
                    "type": "default",
                    "schema": {"type": "nullable", "schema": LINE},
                    "default": None,
                },
                "init": True,
            },
            {
                "type": "dataclass-field",
                "name": "language",
                "schema": {
                    "type": "default",
                    "schema": {"type": "nullable", "schema": LANGUAGE},
                    "default": None,
                },
                "init": True,
            },
            {
                "type": "dataclass-field",
                "name": "group",
                "schema": {
                    "type": "default",
                    "schema": {
                        "type": "nullable",
                        "schema": {"type": "literal", "expected": ["to", "cc", "bcc"]},
                    },
                    "default": None,
                },
                "init": True,
            },
            {
                "type": "dataclass-field",
                "name": "salutation",
                "schema": {
                    "type": "default",
                    "schema": {"type": "nullable", "schema": LINE},
                    "default": None,
                },
                "init": True,
            },
            {
                "type": "dataclass-field",
                "name": "certificate",
                "schema": {
                    "type": "default",
                    "schema": {"type": "nullable", "schema": LINE},
                    "default": None,
                },
                "init": True,
            },
        ],
        "computed_fields": [],
        "collect_init_only": False,
    },
    "post_init": False,
    "frozen": False,
    "slots": True,
    "config": {"extra_fields_behavior": "forbid", "title": "Recipient"},
    "ref": "Recipient",
}
LIST: dict[str, Any] = {
    "type": "dataclass",
    "cls": recipients.DistributionList,
    "fields": ["title", "sender", "unsubscribe", "recipients"],
    "schema": {
        "type": "dataclass-args",
        "dataclass_name": "DistributionList",
        "fields": [
            {
                "type": "dataclass-field",
                "name": "title",
                "schema": {
                    "type": "default",
                    "schema": {"type": "nullable", "schema": LINE},
                    "default": None,
                },
                "init": True,
            },
            {
                "type": "dataclass-field",
                "name": "sender",
                "schema": {
                    "type": "default",
                    "schema": {"type": "nullable", "schema": SENDER},
                    "default": None,
                },
                "init": True,
            },
            {
                "type": "dataclass-field",
                "name": "unsubscribe",
                "schema": {
                    "type": "default",
                    "schema": {"type": "nullable", "schema": LEAVE},
                    "default": None,
                },
                "init": True,
            },
            {
                "type": "dataclass-field",
                "name": "recipients",
                "schema": {
                    "type": "tuple",
                    "items_schema": [RECIPIENT],
                    "variadic_item_index": 0,
                },
                "init": True,
            },
        ],
        "computed_fields": [],
        "collect_init_only": False,
    },
    "post_init": False,
    "frozen": False,
    "slots": True,
    "config": {"extra_fields_behavior": "forbid", "title": "DistributionList"},
    "ref": "DistributionList",
}
