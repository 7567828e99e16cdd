"""The schema of facts for pydantic-core, as pydantic made it of the models.

Written by ``python -m briefgen.dossier.core_source``; do not edit it.
"""
# Generated lines are as long as they are.
# ruff: noqa: E501

from __future__ import annotations

from typing import Any

from briefgen.dossier import models, texts, types

PYDANTIC_CORE = ["2.41.1", "2.50.4"]
"""The versions of pydantic-core that the schema is tested with."""


TEXT: dict[str, Any] = {"type": "str", "pattern": "\\S", "strict": True}
ID: dict[str, Any] = {
    "type": "str",
    "pattern": "^[a-z0-9]+(-[a-z0-9]+)*$",
    "strict": True,
}
DATE: dict[str, Any] = {
    "type": "function-after",
    "function": {"type": "no-info", "function": types.check_date},
    "schema": {
        "type": "str",
        "pattern": "^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$",
        "strict": True,
    },
}
MOMENT: dict[str, Any] = {
    "type": "function-after",
    "function": {"type": "no-info", "function": types.check_moment},
    "schema": {
        "type": "str",
        "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}(:[0-9]{2})?(Z|[+-][0-9]{2}:[0-9]{2})$",
        "strict": True,
    },
}
ADDRESS: dict[str, Any] = {
    "type": "str",
    "pattern": "^[A-Za-z][A-Za-z0-9+-]*:\\S+$",
    "strict": True,
}
LANGUAGE: dict[str, Any] = {
    "type": "str",
    "pattern": "^[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*$",
    "strict": True,
}
SHA256: dict[str, Any] = {"type": "str", "pattern": "^[0-9a-fA-F]{64}$", "strict": True}
PROSE: dict[str, Any] = {
    "type": "function-wrap",
    "function": {"type": "no-info", "function": texts.words},
    "schema": TEXT,
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
SOURCE: dict[str, Any] = {
    "type": "dataclass",
    "cls": models.Source,
    "fields": [
        "id",
        "title",
        "kind",
        "description",
        "short",
        "author",
        "publisher",
        "url",
        "published",
        "accessed",
        "language",
        "file",
        "sha256",
        "marking",
    ],
    "schema": {
        "type": "dataclass-args",
        "dataclass_name": "Source",
        "fields": [
            {"type": "dataclass-field", "name": "id", "schema": ID, "init": True},
            {"type": "dataclass-field", "name": "title", "schema": PROSE, "init": True},
            {"type": "dataclass-field", "name": "kind", "schema": PROSE, "init": True},
            {
                "type": "dataclass-field",
                "name": "description",
                "schema": PROSE,
                "init": True,
            },
            {
                "type": "dataclass-field",
                "name": "short",
                "schema": {
                    "type": "default",
                    "schema": {"type": "nullable", "schema": PROSE},
                    "default": None,
                },
                "init": True,
            },
            {
                "type": "dataclass-field",
                "name": "author",
                "schema": {
                    "type": "default",
                    "schema": {"type": "nullable", "schema": PROSE},
                    "default": None,
                },
                "init": True,
            },
            {
                "type": "dataclass-field",
                "name": "publisher",
                "schema": {
                    "type": "default",
                    "schema": {"type": "nullable", "schema": PROSE},
                    "default": None,
                },
                "init": True,
            },
            {
                "type": "dataclass-field",
                "name": "url",
                "schema": {
                    "type": "default",
                    "schema": {"type": "nullable", "schema": ADDRESS},
                    "default": None,
                },
                "init": True,
            },
            {
                "type": "dataclass-field",
                "name": "published",
                "schema": {
                    "type": "default",
                    "schema": {"type": "nullable", "schema": DATE},
                    "default": None,
                },
                "init": True,
            },
            {
                "type": "dataclass-field",
                "name": "accessed",
                "schema": {
                    "type": "default",
                    "schema": {"type": "nullable", "schema": DATE},
                    "default": None,
                },
                "init": True,
            },
            {
                "type": "dataclass-field",
                "name": "language",
                "schema": {"type": "default", "schema": LANGUAGE, "default": "en"},
                "init": True,
            },
            {
                "type": "dataclass-field",
                "name": "file",
                "schema": {
                    "type": "default",
                    "schema": {"type": "nullable", "schema": TEXT},
                    "default": None,
                },
                "init": True,
            },
            {
                "type": "dataclass-field",
                "name": "sha256",
                "schema": {
                    "type": "default",
                    "schema": {"type": "nullable", "schema": SHA256},
                    "default": None,
                },
                "init": True,
            },
            {
                "type": "dataclass-field",
                "name": "marking",
                "schema": {
                    "type": "default",
                    "schema": {"type": "nullable", "schema": MARKING},
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
    "config": {"extra_fields_behavior": "forbid", "title": "Source"},
    "ref": "Source",
}
PARTICIPANT: dict[str, Any] = {
    "type": "dataclass",
    "cls": models.Participant,
    "fields": [
        "id",
        "marking",
        "weight",
        "evidence",
        "name",
        "kind",
        "short",
        "role",
        "side",
        "aliases",
    ],
    "schema": {
        "type": "dataclass-args",
        "dataclass_name": "Participant",
        "fields": [
            {"type": "dataclass-field", "name": "id", "schema": ID, "init": True},
            {
                "type": "dataclass-field",
                "name": "marking",
                "schema": {
                    "type": "default",
                    "schema": {"type": "nullable", "schema": MARKING},
                    "default": None,
                },
                "init": True,
            },
            {
                "type": "dataclass-field",
                "name": "weight",
                "schema": {
                    "type": "default",
                    "schema": {"type": "int", "ge": 1, "le": 5},
                    "default": 3,
                },
                "init": True,
            },
            {
                "type": "dataclass-field",
                "name": "evidence",
                "schema": {
                    "type": "default",
                    "schema": {
                        "type": "tuple",
                        "items_schema": [
                            {"type": "definition-ref", "schema_ref": "Evidence"},
                        ],
                        "variadic_item_index": 0,
                    },
                    "default": (),
                },
                "init": True,
            },
            {"type": "dataclass-field", "name": "name", "schema": PROSE, "init": True},
            {
                "type": "dataclass-field",
                "name": "kind",
                "schema": {
                    "type": "literal",
                    "expected": ["person", "organisation", "state", "body"],
                },
                "init": True,
            },
            {
                "type": "dataclass-field",
                "name": "short",
                "schema": {
                    "type": "default",
                    "schema": {"type": "nullable", "schema": PROSE},
                    "default": None,
                },
                "init": True,
            },
            {
                "type": "dataclass-field",
                "name": "role",
                "schema": {
                    "type": "default",
                    "schema": {"type": "nullable", "schema": PROSE},
                    "default": None,
                },
                "init": True,
            },
            {
                "type": "dataclass-field",
                "name": "side",
                "schema": {
                    "type": "default",
                    "schema": {"type": "nullable", "schema": ID},
                    "default": None,
                },
                "init": True,
            },
            {
                "type": "dataclass-field",
                "name": "aliases",
                "schema": {
                    "type": "default",
                    "schema": {
                        "type": "tuple",
                        "items_schema": [TEXT],
                        "variadic_item_index": 0,
                    },
                    "default": (),
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
    "config": {"extra_fields_behavior": "forbid", "title": "Participant"},
    "ref": "Participant",
}
STATEMENT: dict[str, Any] = {
    "type": "dataclass",
    "cls": models.Statement,
    "fields": [
        "id",
        "marking",
        "weight",
        "evidence",
        "text",
        "said_by",
        "kind",
        "likelihood",
        "confidence",
        "because",
    ],
    "schema": {
        "type": "dataclass-args",
        "dataclass_name": "Statement",
        "fields": [
            {"type": "dataclass-field", "name": "id", "schema": ID, "init": True},
            {
                "type": "dataclass-field",
                "name": "marking",
                "schema": {
                    "type": "default",
                    "schema": {"type": "nullable", "schema": MARKING},
                    "default": None,
                },
                "init": True,
            },
            {
                "type": "dataclass-field",
                "name": "weight",
                "schema": {
                    "type": "default",
                    "schema": {"type": "int", "ge": 1, "le": 5},
                    "default": 3,
                },
                "init": True,
            },
            {
                "type": "dataclass-field",
                "name": "evidence",
                "schema": {
                    "type": "default",
                    "schema": {
                        "type": "tuple",
                        "items_schema": [
                            {"type": "definition-ref", "schema_ref": "Evidence"},
                        ],
                        "variadic_item_index": 0,
                    },
                    "default": (),
                },
                "init": True,
            },
            {"type": "dataclass-field", "name": "text", "schema": PROSE, "init": True},
            {
                "type": "dataclass-field",
                "name": "said_by",
                "schema": {
                    "type": "default",
                    "schema": {
                        "type": "tuple",
                        "items_schema": [ID],
                        "variadic_item_index": 0,
                    },
                    "default": (),
                },
                "init": True,
            },
            {
                "type": "dataclass-field",
                "name": "kind",
                "schema": {
                    "type": "default",
                    "schema": {
                        "type": "literal",
                        "expected": ["fact", "assumption", "judgment"],
                    },
                    "default": "fact",
                },
                "init": True,
            },
            {
                "type": "dataclass-field",
                "name": "likelihood",
                "schema": {
                    "type": "default",
                    "schema": {"type": "nullable", "schema": PROSE},
                    "default": None,
                },
                "init": True,
            },
            {
                "type": "dataclass-field",
                "name": "confidence",
                "schema": {
                    "type": "default",
                    "schema": {
                        "type": "nullable",
                        "schema": {
                            "type": "literal",
                            "expected": ["low", "moderate", "high"],
                        },
                    },
                    "default": None,
                },
                "init": True,
            },
            {
                "type": "dataclass-field",
                "name": "because",
                "schema": {
                    "type": "default",
                    "schema": {"type": "nullable", "schema": PROSE},
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
    "config": {"extra_fields_behavior": "forbid", "title": "Statement"},
    "ref": "Statement",
}
TOPIC: dict[str, Any] = {
    "type": "dataclass",
    "cls": models.Topic,
    "fields": ["id", "title", "marking", "statements", "positions"],
    "schema": {
        "type": "dataclass-args",
        "dataclass_name": "Topic",
        "fields": [
            {"type": "dataclass-field", "name": "id", "schema": ID, "init": True},
            {"type": "dataclass-field", "name": "title", "schema": PROSE, "init": True},
            {
                "type": "dataclass-field",
                "name": "marking",
                "schema": {
                    "type": "default",
                    "schema": {"type": "nullable", "schema": MARKING},
                    "default": None,
                },
                "init": True,
            },
            {
                "type": "dataclass-field",
                "name": "statements",
                "schema": {
                    "type": "default",
                    "schema": {
                        "type": "tuple",
                        "items_schema": [STATEMENT],
                        "variadic_item_index": 0,
                    },
                    "default": (),
                },
                "init": True,
            },
            {
                "type": "dataclass-field",
                "name": "positions",
                "schema": {
                    "type": "default",
                    "schema": {
                        "type": "tuple",
                        "items_schema": [
                            {"type": "definition-ref", "schema_ref": "Position"},
                        ],
                        "variadic_item_index": 0,
                    },
                    "default": (),
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
    "config": {"extra_fields_behavior": "forbid", "title": "Topic"},
    "ref": "Topic",
}
EVENT: dict[str, Any] = {
    "type": "dataclass",
    "cls": models.Event,
    "fields": [
        "id",
        "marking",
        "weight",
        "evidence",
        "text",
        "said_by",
        "title",
        "when",
        "place",
        "participants",
    ],
    "schema": {
        "type": "dataclass-args",
        "dataclass_name": "Event",
        "fields": [
            {"type": "dataclass-field", "name": "id", "schema": ID, "init": True},
            {
                "type": "dataclass-field",
                "name": "marking",
                "schema": {
                    "type": "default",
                    "schema": {"type": "nullable", "schema": MARKING},
                    "default": None,
                },
                "init": True,
            },
            {
                "type": "dataclass-field",
                "name": "weight",
                "schema": {
                    "type": "default",
                    "schema": {"type": "int", "ge": 1, "le": 5},
                    "default": 3,
                },
                "init": True,
            },
            {
                "type": "dataclass-field",
                "name": "evidence",
                "schema": {
                    "type": "default",
                    "schema": {
                        "type": "tuple",
                        "items_schema": [
                            {"type": "definition-ref", "schema_ref": "Evidence"},
                        ],
                        "variadic_item_index": 0,
                    },
                    "default": (),
                },
                "init": True,
            },
            {"type": "dataclass-field", "name": "text", "schema": PROSE, "init": True},
            {
                "type": "dataclass-field",
                "name": "said_by",
                "schema": {
                    "type": "default",
                    "schema": {
                        "type": "tuple",
                        "items_schema": [ID],
                        "variadic_item_index": 0,
                    },
                    "default": (),
                },
                "init": True,
            },
            {"type": "dataclass-field", "name": "title", "schema": PROSE, "init": True},
            {
                "type": "dataclass-field",
                "name": "when",
                "schema": {"type": "definition-ref", "schema_ref": "When"},
                "init": True,
            },
            {
                "type": "dataclass-field",
                "name": "place",
                "schema": {
                    "type": "default",
                    "schema": {"type": "nullable", "schema": PROSE},
                    "default": None,
                },
                "init": True,
            },
            {
                "type": "dataclass-field",
                "name": "participants",
                "schema": {
                    "type": "default",
                    "schema": {
                        "type": "tuple",
                        "items_schema": [ID],
                        "variadic_item_index": 0,
                    },
                    "default": (),
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
    "config": {"extra_fields_behavior": "forbid", "title": "Event"},
    "ref": "Event",
}
ACTIVITY: dict[str, Any] = {
    "type": "dataclass",
    "cls": models.Activity,
    "fields": [
        "id",
        "marking",
        "weight",
        "evidence",
        "text",
        "said_by",
        "actor",
        "body",
        "action",
        "document",
        "status",
        "plan",
        "when",
    ],
    "schema": {
        "type": "dataclass-args",
        "dataclass_name": "Activity",
        "fields": [
            {"type": "dataclass-field", "name": "id", "schema": ID, "init": True},
            {
                "type": "dataclass-field",
                "name": "marking",
                "schema": {
                    "type": "default",
                    "schema": {"type": "nullable", "schema": MARKING},
                    "default": None,
                },
                "init": True,
            },
            {
                "type": "dataclass-field",
                "name": "weight",
                "schema": {
                    "type": "default",
                    "schema": {"type": "int", "ge": 1, "le": 5},
                    "default": 3,
                },
                "init": True,
            },
            {
                "type": "dataclass-field",
                "name": "evidence",
                "schema": {
                    "type": "default",
                    "schema": {
                        "type": "tuple",
                        "items_schema": [
                            {"type": "definition-ref", "schema_ref": "Evidence"},
                        ],
                        "variadic_item_index": 0,
                    },
                    "default": (),
                },
                "init": True,
            },
            {"type": "dataclass-field", "name": "text", "schema": PROSE, "init": True},
            {
                "type": "dataclass-field",
                "name": "said_by",
                "schema": {
                    "type": "default",
                    "schema": {
                        "type": "tuple",
                        "items_schema": [ID],
                        "variadic_item_index": 0,
                    },
                    "default": (),
                },
                "init": True,
            },
            {"type": "dataclass-field", "name": "actor", "schema": ID, "init": True},
            {"type": "dataclass-field", "name": "body", "schema": ID, "init": True},
            {
                "type": "dataclass-field",
                "name": "action",
                "schema": PROSE,
                "init": True,
            },
            {
                "type": "dataclass-field",
                "name": "document",
                "schema": {
                    "type": "default",
                    "schema": {"type": "nullable", "schema": PROSE},
                    "default": None,
                },
                "init": True,
            },
            {
                "type": "dataclass-field",
                "name": "status",
                "schema": {
                    "type": "default",
                    "schema": {"type": "nullable", "schema": PROSE},
                    "default": None,
                },
                "init": True,
            },
            {
                "type": "dataclass-field",
                "name": "plan",
                "schema": {
                    "type": "default",
                    "schema": {"type": "nullable", "schema": ID},
                    "default": None,
                },
                "init": True,
            },
            {
                "type": "dataclass-field",
                "name": "when",
                "schema": {
                    "type": "default",
                    "schema": {
                        "type": "nullable",
                        "schema": {"type": "definition-ref", "schema_ref": "When"},
                    },
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
    "config": {"extra_fields_behavior": "forbid", "title": "Activity"},
    "ref": "Activity",
}
PROVISION: dict[str, Any] = {
    "type": "dataclass",
    "cls": models.Provision,
    "fields": [
        "id",
        "marking",
        "weight",
        "evidence",
        "text",
        "said_by",
        "title",
        "number",
        "status",
    ],
    "schema": {
        "type": "dataclass-args",
        "dataclass_name": "Provision",
        "fields": [
            {"type": "dataclass-field", "name": "id", "schema": ID, "init": True},
            {
                "type": "dataclass-field",
                "name": "marking",
                "schema": {
                    "type": "default",
                    "schema": {"type": "nullable", "schema": MARKING},
                    "default": None,
                },
                "init": True,
            },
            {
                "type": "dataclass-field",
                "name": "weight",
                "schema": {
                    "type": "default",
                    "schema": {"type": "int", "ge": 1, "le": 5},
                    "default": 3,
                },
                "init": True,
            },
            {
                "type": "dataclass-field",
                "name": "evidence",
                "schema": {
                    "type": "default",
                    "schema": {
                        "type": "tuple",
                        "items_schema": [
                            {"type": "definition-ref", "schema_ref": "Evidence"},
                        ],
                        "variadic_item_index": 0,
                    },
                    "default": (),
                },
                "init": True,
            },
            {"type": "dataclass-field", "name": "text", "schema": PROSE, "init": True},
            {
                "type": "dataclass-field",
                "name": "said_by",
                "schema": {
                    "type": "default",
                    "schema": {
                        "type": "tuple",
                        "items_schema": [ID],
                        "variadic_item_index": 0,
                    },
                    "default": (),
                },
                "init": True,
            },
            {"type": "dataclass-field", "name": "title", "schema": PROSE, "init": True},
            {
                "type": "dataclass-field",
                "name": "number",
                "schema": {
                    "type": "default",
                    "schema": {
                        "type": "nullable",
                        "schema": {"type": "int", "ge": 1, "le": 999999},
                    },
                    "default": None,
                },
                "init": True,
            },
            {
                "type": "dataclass-field",
                "name": "status",
                "schema": {
                    "type": "default",
                    "schema": {"type": "nullable", "schema": PROSE},
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
    "config": {"extra_fields_behavior": "forbid", "title": "Provision"},
    "ref": "Provision",
}
PLAN: dict[str, Any] = {
    "type": "dataclass",
    "cls": models.Plan,
    "fields": [
        "id",
        "marking",
        "weight",
        "evidence",
        "text",
        "said_by",
        "title",
        "author",
        "stated_total",
        "parties",
        "provisions",
        "positions",
    ],
    "schema": {
        "type": "dataclass-args",
        "dataclass_name": "Plan",
        "fields": [
            {"type": "dataclass-field", "name": "id", "schema": ID, "init": True},
            {
                "type": "dataclass-field",
                "name": "marking",
                "schema": {
                    "type": "default",
                    "schema": {"type": "nullable", "schema": MARKING},
                    "default": None,
                },
                "init": True,
            },
            {
                "type": "dataclass-field",
                "name": "weight",
                "schema": {
                    "type": "default",
                    "schema": {"type": "int", "ge": 1, "le": 5},
                    "default": 3,
                },
                "init": True,
            },
            {
                "type": "dataclass-field",
                "name": "evidence",
                "schema": {
                    "type": "default",
                    "schema": {
                        "type": "tuple",
                        "items_schema": [
                            {"type": "definition-ref", "schema_ref": "Evidence"},
                        ],
                        "variadic_item_index": 0,
                    },
                    "default": (),
                },
                "init": True,
            },
            {"type": "dataclass-field", "name": "text", "schema": PROSE, "init": True},
            {
                "type": "dataclass-field",
                "name": "said_by",
                "schema": {
                    "type": "default",
                    "schema": {
                        "type": "tuple",
                        "items_schema": [ID],
                        "variadic_item_index": 0,
                    },
                    "default": (),
                },
                "init": True,
            },
            {"type": "dataclass-field", "name": "title", "schema": PROSE, "init": True},
            {
                "type": "dataclass-field",
                "name": "author",
                "schema": {
                    "type": "default",
                    "schema": {"type": "nullable", "schema": ID},
                    "default": None,
                },
                "init": True,
            },
            {
                "type": "dataclass-field",
                "name": "stated_total",
                "schema": {
                    "type": "default",
                    "schema": {
                        "type": "nullable",
                        "schema": {"type": "int", "ge": 1, "le": 999999},
                    },
                    "default": None,
                },
                "init": True,
            },
            {
                "type": "dataclass-field",
                "name": "parties",
                "schema": {
                    "type": "default",
                    "schema": {
                        "type": "tuple",
                        "items_schema": [ID],
                        "variadic_item_index": 0,
                    },
                    "default": (),
                },
                "init": True,
            },
            {
                "type": "dataclass-field",
                "name": "provisions",
                "schema": {
                    "type": "default",
                    "schema": {
                        "type": "tuple",
                        "items_schema": [PROVISION],
                        "variadic_item_index": 0,
                    },
                    "default": (),
                },
                "init": True,
            },
            {
                "type": "dataclass-field",
                "name": "positions",
                "schema": {
                    "type": "default",
                    "schema": {
                        "type": "tuple",
                        "items_schema": [
                            {"type": "definition-ref", "schema_ref": "Position"},
                        ],
                        "variadic_item_index": 0,
                    },
                    "default": (),
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
    "config": {"extra_fields_behavior": "forbid", "title": "Plan"},
    "ref": "Plan",
}
GAP: dict[str, Any] = {
    "type": "dataclass",
    "cls": models.Gap,
    "fields": ["id", "marking", "weight", "evidence", "text", "do_not_say", "because"],
    "schema": {
        "type": "dataclass-args",
        "dataclass_name": "Gap",
        "fields": [
            {"type": "dataclass-field", "name": "id", "schema": ID, "init": True},
            {
                "type": "dataclass-field",
                "name": "marking",
                "schema": {
                    "type": "default",
                    "schema": {"type": "nullable", "schema": MARKING},
                    "default": None,
                },
                "init": True,
            },
            {
                "type": "dataclass-field",
                "name": "weight",
                "schema": {
                    "type": "default",
                    "schema": {"type": "int", "ge": 1, "le": 5},
                    "default": 3,
                },
                "init": True,
            },
            {
                "type": "dataclass-field",
                "name": "evidence",
                "schema": {
                    "type": "default",
                    "schema": {
                        "type": "tuple",
                        "items_schema": [
                            {"type": "definition-ref", "schema_ref": "Evidence"},
                        ],
                        "variadic_item_index": 0,
                    },
                    "default": (),
                },
                "init": True,
            },
            {"type": "dataclass-field", "name": "text", "schema": PROSE, "init": True},
            {
                "type": "dataclass-field",
                "name": "do_not_say",
                "schema": {
                    "type": "default",
                    "schema": {"type": "nullable", "schema": PROSE},
                    "default": None,
                },
                "init": True,
            },
            {
                "type": "dataclass-field",
                "name": "because",
                "schema": {
                    "type": "default",
                    "schema": {"type": "nullable", "schema": PROSE},
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
    "config": {"extra_fields_behavior": "forbid", "title": "Gap"},
    "ref": "Gap",
}
NEXTDATE: dict[str, Any] = {
    "type": "dataclass",
    "cls": models.NextDate,
    "fields": ["id", "marking", "weight", "evidence", "text", "said_by", "when"],
    "schema": {
        "type": "dataclass-args",
        "dataclass_name": "NextDate",
        "fields": [
            {"type": "dataclass-field", "name": "id", "schema": ID, "init": True},
            {
                "type": "dataclass-field",
                "name": "marking",
                "schema": {
                    "type": "default",
                    "schema": {"type": "nullable", "schema": MARKING},
                    "default": None,
                },
                "init": True,
            },
            {
                "type": "dataclass-field",
                "name": "weight",
                "schema": {
                    "type": "default",
                    "schema": {"type": "int", "ge": 1, "le": 5},
                    "default": 3,
                },
                "init": True,
            },
            {
                "type": "dataclass-field",
                "name": "evidence",
                "schema": {
                    "type": "default",
                    "schema": {
                        "type": "tuple",
                        "items_schema": [
                            {"type": "definition-ref", "schema_ref": "Evidence"},
                        ],
                        "variadic_item_index": 0,
                    },
                    "default": (),
                },
                "init": True,
            },
            {"type": "dataclass-field", "name": "text", "schema": PROSE, "init": True},
            {
                "type": "dataclass-field",
                "name": "said_by",
                "schema": {
                    "type": "default",
                    "schema": {
                        "type": "tuple",
                        "items_schema": [ID],
                        "variadic_item_index": 0,
                    },
                    "default": (),
                },
                "init": True,
            },
            {
                "type": "dataclass-field",
                "name": "when",
                "schema": {"type": "definition-ref", "schema_ref": "When"},
                "init": True,
            },
        ],
        "computed_fields": [],
        "collect_init_only": False,
    },
    "post_init": False,
    "frozen": False,
    "slots": True,
    "config": {"extra_fields_behavior": "forbid", "title": "NextDate"},
    "ref": "NextDate",
}
QUESTION: dict[str, Any] = {
    "type": "dataclass",
    "cls": models.Question,
    "fields": ["id", "marking", "weight", "evidence", "question", "answer", "rests_on"],
    "schema": {
        "type": "dataclass-args",
        "dataclass_name": "Question",
        "fields": [
            {"type": "dataclass-field", "name": "id", "schema": ID, "init": True},
            {
                "type": "dataclass-field",
                "name": "marking",
                "schema": {
                    "type": "default",
                    "schema": {"type": "nullable", "schema": MARKING},
                    "default": None,
                },
                "init": True,
            },
            {
                "type": "dataclass-field",
                "name": "weight",
                "schema": {
                    "type": "default",
                    "schema": {"type": "int", "ge": 1, "le": 5},
                    "default": 3,
                },
                "init": True,
            },
            {
                "type": "dataclass-field",
                "name": "evidence",
                "schema": {
                    "type": "default",
                    "schema": {
                        "type": "tuple",
                        "items_schema": [
                            {"type": "definition-ref", "schema_ref": "Evidence"},
                        ],
                        "variadic_item_index": 0,
                    },
                    "default": (),
                },
                "init": True,
            },
            {
                "type": "dataclass-field",
                "name": "question",
                "schema": PROSE,
                "init": True,
            },
            {
                "type": "dataclass-field",
                "name": "answer",
                "schema": PROSE,
                "init": True,
            },
            {
                "type": "dataclass-field",
                "name": "rests_on",
                "schema": {
                    "type": "default",
                    "schema": {
                        "type": "tuple",
                        "items_schema": [ID],
                        "variadic_item_index": 0,
                    },
                    "default": (),
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
    "config": {"extra_fields_behavior": "forbid", "title": "Question"},
    "ref": "Question",
}
DOSSIER: dict[str, Any] = {
    "type": "dataclass",
    "cls": models.Dossier,
    "fields": [
        "title",
        "subject",
        "as_of",
        "marking",
        "edition",
        "author",
        "contact",
        "embargo",
        "language",
        "made_by",
        "scale",
        "sources",
        "participants",
        "bottom_line",
        "implications",
        "topics",
        "events",
        "un_activity",
        "plans",
        "gaps",
        "next_dates",
        "lines",
        "questions",
    ],
    "schema": {
        "type": "dataclass-args",
        "dataclass_name": "Dossier",
        "fields": [
            {"type": "dataclass-field", "name": "title", "schema": PROSE, "init": True},
            {
                "type": "dataclass-field",
                "name": "subject",
                "schema": PROSE,
                "init": True,
            },
            {
                "type": "dataclass-field",
                "name": "as_of",
                "schema": MOMENT,
                "init": True,
            },
            {
                "type": "dataclass-field",
                "name": "marking",
                "schema": MARKING,
                "init": True,
            },
            {
                "type": "dataclass-field",
                "name": "edition",
                "schema": {
                    "type": "default",
                    "schema": {"type": "int", "ge": 1, "le": 999999},
                    "default": 1,
                },
                "init": True,
            },
            {
                "type": "dataclass-field",
                "name": "author",
                "schema": {
                    "type": "default",
                    "schema": {"type": "nullable", "schema": PROSE},
                    "default": None,
                },
                "init": True,
            },
            {
                "type": "dataclass-field",
                "name": "contact",
                "schema": {
                    "type": "default",
                    "schema": {"type": "nullable", "schema": PROSE},
                    "default": None,
                },
                "init": True,
            },
            {
                "type": "dataclass-field",
                "name": "embargo",
                "schema": {
                    "type": "default",
                    "schema": {"type": "nullable", "schema": PROSE},
                    "default": None,
                },
                "init": True,
            },
            {
                "type": "dataclass-field",
                "name": "language",
                "schema": {"type": "default", "schema": LANGUAGE, "default": "en"},
                "init": True,
            },
            {
                "type": "dataclass-field",
                "name": "made_by",
                "schema": {
                    "type": "default",
                    "schema": {"type": "nullable", "schema": PROSE},
                    "default": None,
                },
                "init": True,
            },
            {
                "type": "dataclass-field",
                "name": "scale",
                "schema": {
                    "type": "default",
                    "schema": {
                        "type": "nullable",
                        "schema": {"type": "literal", "expected": ["ICD 203", "PHIA"]},
                    },
                    "default": None,
                },
                "init": True,
            },
            {
                "type": "dataclass-field",
                "name": "sources",
                "schema": {
                    "type": "tuple",
                    "items_schema": [SOURCE],
                    "variadic_item_index": 0,
                },
                "init": True,
            },
            {
                "type": "dataclass-field",
                "name": "participants",
                "schema": {
                    "type": "default",
                    "schema": {
                        "type": "tuple",
                        "items_schema": [PARTICIPANT],
                        "variadic_item_index": 0,
                    },
                    "default": (),
                },
                "init": True,
            },
            {
                "type": "dataclass-field",
                "name": "bottom_line",
                "schema": {
                    "type": "default",
                    "schema": {
                        "type": "tuple",
                        "items_schema": [
                            {"type": "definition-ref", "schema_ref": "Line"},
                        ],
                        "variadic_item_index": 0,
                    },
                    "default": (),
                },
                "init": True,
            },
            {
                "type": "dataclass-field",
                "name": "implications",
                "schema": {
                    "type": "default",
                    "schema": {
                        "type": "tuple",
                        "items_schema": [
                            {"type": "definition-ref", "schema_ref": "Line"},
                        ],
                        "variadic_item_index": 0,
                    },
                    "default": (),
                },
                "init": True,
            },
            {
                "type": "dataclass-field",
                "name": "topics",
                "schema": {
                    "type": "default",
                    "schema": {
                        "type": "tuple",
                        "items_schema": [TOPIC],
                        "variadic_item_index": 0,
                    },
                    "default": (),
                },
                "init": True,
            },
            {
                "type": "dataclass-field",
                "name": "events",
                "schema": {
                    "type": "default",
                    "schema": {
                        "type": "tuple",
                        "items_schema": [EVENT],
                        "variadic_item_index": 0,
                    },
                    "default": (),
                },
                "init": True,
            },
            {
                "type": "dataclass-field",
                "name": "un_activity",
                "schema": {
                    "type": "default",
                    "schema": {
                        "type": "tuple",
                        "items_schema": [ACTIVITY],
                        "variadic_item_index": 0,
                    },
                    "default": (),
                },
                "init": True,
            },
            {
                "type": "dataclass-field",
                "name": "plans",
                "schema": {
                    "type": "default",
                    "schema": {
                        "type": "tuple",
                        "items_schema": [PLAN],
                        "variadic_item_index": 0,
                    },
                    "default": (),
                },
                "init": True,
            },
            {
                "type": "dataclass-field",
                "name": "gaps",
                "schema": {
                    "type": "default",
                    "schema": {
                        "type": "tuple",
                        "items_schema": [GAP],
                        "variadic_item_index": 0,
                    },
                    "default": (),
                },
                "init": True,
            },
            {
                "type": "dataclass-field",
                "name": "next_dates",
                "schema": {
                    "type": "default",
                    "schema": {
                        "type": "tuple",
                        "items_schema": [NEXTDATE],
                        "variadic_item_index": 0,
                    },
                    "default": (),
                },
                "init": True,
            },
            {
                "type": "dataclass-field",
                "name": "lines",
                "schema": {
                    "type": "default",
                    "schema": {
                        "type": "tuple",
                        "items_schema": [
                            {"type": "definition-ref", "schema_ref": "Line"},
                        ],
                        "variadic_item_index": 0,
                    },
                    "default": (),
                },
                "init": True,
            },
            {
                "type": "dataclass-field",
                "name": "questions",
                "schema": {
                    "type": "default",
                    "schema": {
                        "type": "tuple",
                        "items_schema": [QUESTION],
                        "variadic_item_index": 0,
                    },
                    "default": (),
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
    "config": {"extra_fields_behavior": "forbid", "title": "Dossier"},
    "ref": "Dossier",
}
EVIDENCE: dict[str, Any] = {
    "type": "dataclass",
    "cls": models.Evidence,
    "fields": ["source", "quote", "paragraph", "words_of"],
    "schema": {
        "type": "dataclass-args",
        "dataclass_name": "Evidence",
        "fields": [
            {"type": "dataclass-field", "name": "source", "schema": ID, "init": True},
            {"type": "dataclass-field", "name": "quote", "schema": TEXT, "init": True},
            {
                "type": "dataclass-field",
                "name": "paragraph",
                "schema": {
                    "type": "default",
                    "schema": {
                        "type": "nullable",
                        "schema": {"type": "int", "ge": 1, "le": 999999},
                    },
                    "default": None,
                },
                "init": True,
            },
            {
                "type": "dataclass-field",
                "name": "words_of",
                "schema": {
                    "type": "default",
                    "schema": {"type": "nullable", "schema": ID},
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
    "config": {"extra_fields_behavior": "forbid", "title": "Evidence"},
    "ref": "Evidence",
}
LINE: dict[str, Any] = {
    "type": "dataclass",
    "cls": models.Line,
    "fields": ["id", "marking", "weight", "evidence", "text", "kind", "rests_on"],
    "schema": {
        "type": "dataclass-args",
        "dataclass_name": "Line",
        "fields": [
            {"type": "dataclass-field", "name": "id", "schema": ID, "init": True},
            {
                "type": "dataclass-field",
                "name": "marking",
                "schema": {
                    "type": "default",
                    "schema": {"type": "nullable", "schema": MARKING},
                    "default": None,
                },
                "init": True,
            },
            {
                "type": "dataclass-field",
                "name": "weight",
                "schema": {
                    "type": "default",
                    "schema": {"type": "int", "ge": 1, "le": 5},
                    "default": 3,
                },
                "init": True,
            },
            {
                "type": "dataclass-field",
                "name": "evidence",
                "schema": {
                    "type": "default",
                    "schema": {
                        "type": "tuple",
                        "items_schema": [
                            {"type": "definition-ref", "schema_ref": "Evidence"},
                        ],
                        "variadic_item_index": 0,
                    },
                    "default": (),
                },
                "init": True,
            },
            {"type": "dataclass-field", "name": "text", "schema": PROSE, "init": True},
            {
                "type": "dataclass-field",
                "name": "kind",
                "schema": {
                    "type": "default",
                    "schema": {
                        "type": "literal",
                        "expected": ["fact", "assumption", "judgment"],
                    },
                    "default": "fact",
                },
                "init": True,
            },
            {
                "type": "dataclass-field",
                "name": "rests_on",
                "schema": {
                    "type": "default",
                    "schema": {
                        "type": "tuple",
                        "items_schema": [ID],
                        "variadic_item_index": 0,
                    },
                    "default": (),
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
    "config": {"extra_fields_behavior": "forbid", "title": "Line"},
    "ref": "Line",
}
POSITION: dict[str, Any] = {
    "type": "dataclass",
    "cls": models.Position,
    "fields": [
        "id",
        "marking",
        "weight",
        "evidence",
        "text",
        "said_by",
        "holder",
        "stance",
        "summary",
        "since",
    ],
    "schema": {
        "type": "dataclass-args",
        "dataclass_name": "Position",
        "fields": [
            {"type": "dataclass-field", "name": "id", "schema": ID, "init": True},
            {
                "type": "dataclass-field",
                "name": "marking",
                "schema": {
                    "type": "default",
                    "schema": {"type": "nullable", "schema": MARKING},
                    "default": None,
                },
                "init": True,
            },
            {
                "type": "dataclass-field",
                "name": "weight",
                "schema": {
                    "type": "default",
                    "schema": {"type": "int", "ge": 1, "le": 5},
                    "default": 3,
                },
                "init": True,
            },
            {
                "type": "dataclass-field",
                "name": "evidence",
                "schema": {
                    "type": "default",
                    "schema": {
                        "type": "tuple",
                        "items_schema": [
                            {"type": "definition-ref", "schema_ref": "Evidence"},
                        ],
                        "variadic_item_index": 0,
                    },
                    "default": (),
                },
                "init": True,
            },
            {"type": "dataclass-field", "name": "text", "schema": PROSE, "init": True},
            {
                "type": "dataclass-field",
                "name": "said_by",
                "schema": {
                    "type": "default",
                    "schema": {
                        "type": "tuple",
                        "items_schema": [ID],
                        "variadic_item_index": 0,
                    },
                    "default": (),
                },
                "init": True,
            },
            {"type": "dataclass-field", "name": "holder", "schema": ID, "init": True},
            {
                "type": "dataclass-field",
                "name": "stance",
                "schema": {
                    "type": "literal",
                    "expected": [
                        "proposes",
                        "supports",
                        "opposes",
                        "withholds",
                        "calls-for",
                        "denies",
                    ],
                },
                "init": True,
            },
            {
                "type": "dataclass-field",
                "name": "summary",
                "schema": {
                    "type": "default",
                    "schema": {"type": "nullable", "schema": PROSE},
                    "default": None,
                },
                "init": True,
            },
            {
                "type": "dataclass-field",
                "name": "since",
                "schema": {
                    "type": "default",
                    "schema": {
                        "type": "tuple",
                        "items_schema": [
                            {"type": "definition-ref", "schema_ref": "When"},
                        ],
                        "variadic_item_index": 0,
                    },
                    "default": (),
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
    "config": {"extra_fields_behavior": "forbid", "title": "Position"},
    "ref": "Position",
}
WHEN: dict[str, Any] = {
    "type": "dataclass",
    "cls": models.When,
    "fields": ["text", "date", "basis", "because"],
    "schema": {
        "type": "dataclass-args",
        "dataclass_name": "When",
        "fields": [
            {"type": "dataclass-field", "name": "text", "schema": PROSE, "init": True},
            {
                "type": "dataclass-field",
                "name": "date",
                "schema": {
                    "type": "default",
                    "schema": {"type": "nullable", "schema": DATE},
                    "default": None,
                },
                "init": True,
            },
            {
                "type": "dataclass-field",
                "name": "basis",
                "schema": {
                    "type": "default",
                    "schema": {
                        "type": "literal",
                        "expected": ["stated", "year-inferred", "inferred"],
                    },
                    "default": "stated",
                },
                "init": True,
            },
            {
                "type": "dataclass-field",
                "name": "because",
                "schema": {
                    "type": "default",
                    "schema": {"type": "nullable", "schema": PROSE},
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
    "config": {"extra_fields_behavior": "forbid", "title": "When"},
    "ref": "When",
}
FACTS: dict[str, Any] = {
    "type": "definitions",
    "schema": DOSSIER,
    "definitions": [EVIDENCE, LINE, POSITION, WHEN],
}
