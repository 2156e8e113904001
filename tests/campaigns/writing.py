"""A process that takes steps in a library as fast as it can, and says how many it took.

Arguments: the library, a name, how many steps.
"""

import sys
from pathlib import Path

from claimdesk.domain.model import Reviewer
from claimdesk.domain.text import Span
from claimdesk.services.desk import Desk
from claimdesk.storage.library import Library


def main(path: Path, name: str, steps: int) -> None:
    library = Library(path)
    desk = Desk(library, Reviewer(name=name))
    article = library.read.articles()[0].id
    shared = next(claim.id for claim in library.read.claims() if claim.statement == "Shared")
    own = desk.mark_claim(article, Span(0, 20)).claim_id
    for number in range(1, steps):  # no two that follow each other are merged into one
        if number % 3 == 0:
            desk.edit_claim(shared, note=f"{name} {number}")
        elif number % 3 == 1:
            desk.edit_claim(own, tags=(f"{name}-{number}",))
        else:
            desk.edit_claim(own, statement=f"{name} {number}")
    library.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]))
