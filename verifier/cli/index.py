"""Reading stored articles for their claims again, where another engine read them or none has."""

from __future__ import annotations

import sys

import click


@click.command("index")
@click.option("--quiet", is_flag=True, help="Show no progress.")
def index(quiet: bool) -> None:
    """Read the stored articles that today's engine has not read, so that their claims can be looked up.

    Run it after an update. It goes on where it was interrupted, and may run while the service answers.
    """
    import claims  # noqa: PLC0415
    from verifier.config import Config  # noqa: PLC0415
    from verifier.storage import articles  # noqa: PLC0415
    from verifier.storage import claims as stored_claims  # noqa: PLC0415
    from verifier.storage.database import Database  # noqa: PLC0415

    database = Database(Config.from_environment().database)
    with database.session() as session:
        total = stored_claims.count_to_read(session)
    read, after = 0, 0
    shown = not quiet and sys.stderr.isatty()
    with click.progressbar(length=total, label="Reading", file=sys.stderr, hidden=not shown) as progress:
        while True:
            with database.session() as session:
                keys = stored_claims.to_read(session, after=after)
            if not keys:
                break
            for key in keys:
                after = key
                with database.session() as session:
                    stored = articles.newest(session, key)
                if stored is None:  # deleted meanwhile
                    continue
                extraction = claims.extract(stored.article)  # outside the transaction: others write meanwhile
                with database.session() as session:
                    read += articles.write_claims(session, stored, extraction)
                progress.update(1)
    database.close()
    click.echo(f"{read} of {total} article(s) read" if total else "every stored article has been read by this engine")
