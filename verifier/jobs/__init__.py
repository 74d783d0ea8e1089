"""Long work outside the request that asks for it.

The table `job` is the truth; Huey's queue holds ids of jobs and may lose them, double them or hand them out of order. A job
is committed together with what it works on, then its id is put into the queue. A worker takes a lease on the row, renews it
while it works, and closes the job in the transaction that keeps what it made: a job may start several times and is done once.

Comparing keeps a core busy, and Python runs one thread at a time: a job in a thread of the server would slow every request.
Jobs run in processes of their own, one job at a time in each: `crosscheck worker`, which the server starts itself unless it
is told not to.
"""

from __future__ import annotations
