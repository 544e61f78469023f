"""Who writes at this desk: made on the first start, renamed when asked."""

import msgspec

from sprint.core.cleaning import check_name
from sprint.core.errors import BadName
from sprint.desk.desk import Desk
from sprint.desk.records import IdentityRecord
from sprint.writing.rooms import first_identity


def person_named(desk: Desk, name: str | None) -> IdentityRecord:
    """The writer of this desk, under ``name`` where one is given; made where there is none yet.

    Raises ``BadName`` for a name that cannot be, or when there is neither a writer nor a name.
    """
    person = desk.identity()
    if name is None:
        if person is None:
            raise BadName("This is the first start here: say who you are with --name, once.")
        return person
    name = check_name(name)
    if person is None:
        return first_identity(desk, name)
    if person.name != name:
        person = msgspec.structs.replace(person, name=name)
        desk.keep_identity(person)
    return person
