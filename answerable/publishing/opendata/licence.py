"""Under which terms the data may be used again, and how whoever uses it says where it is from.

The Open Government Licence v3.0 asks for the attribution statement of whoever provides the information, and gives one for
where they have none: https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/
"""

from datetime import date

NAME = "OGL-UK-3.0"
"""As the list of SPDX has it."""
TITLE = "Open Government Licence v3.0"
ADDRESS = "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/"
STATEMENT = "Contains public sector information licensed under the Open Government Licence v3.0."


def attribution(body_name: str, on: date) -> str:
    """What to write beside the data: "© Northmoor Policing Board 2024. Contains public sector …"."""
    return f"© {body_name} {on:%Y}. {STATEMENT}"
