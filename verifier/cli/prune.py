"""`crosscheck prune`: deletes what is older than a newsroom keeps."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import click


@click.command()
@click.option("--days", type=click.IntRange(1, 36_500), required=True, help="What ended or came longer ago than this goes.")
@click.option("--comparisons", is_flag=True, help="Comparisons too; decisions about their findings stay.")
@click.option("--articles", is_flag=True, help="Articles too that no comparison quotes, with all their versions.")
@click.option("--dry-run", is_flag=True, help="Only say how many would go.")
def prune(days: int, comparisons: bool, articles: bool, dry_run: bool) -> None:
    """Delete jobs that ended longer ago than --days, with their deliveries; comparisons and articles when asked to.

    May run while the service answers. Decisions, fact-checks, keys and the audit trail are never deleted.
    """
    from verifier.config import Config  # noqa: PLC0415
    from verifier.storage import retention  # noqa: PLC0415
    from verifier.storage.database import Database  # noqa: PLC0415

    database = Database(Config.from_environment().database)
    time = datetime.now(tz=UTC)
    before = time - timedelta(days=days)
    wanted = ["jobs", *(["comparisons"] if comparisons else []), *(["articles"] if articles else [])]
    for kind in wanted:
        gone = 0
        if dry_run:
            with database.session() as session:
                gone = retention.count(session, kind, before)
        some = 0 if dry_run else 1
        while some:
            with database.session() as session:
                some = retention.prune(session, kind, before, now=time)
            gone += some
        click.echo(f"{gone} {kind} {'would go' if dry_run else 'deleted'}")
    database.close()
