"""When work packages can begin and must end, in whole weeks; twin of `assets/javascript/schedule/schedule.js`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Task:
    """A piece of work: how many weeks it takes, and which others must be done before it begins."""

    id: str
    weeks: int
    after: tuple[str, ...] = ()


@dataclass(frozen=True)
class Slot:
    """When a task can take place: weeks since the start, the end not included; `latest_*` delay nothing else."""

    start: int
    end: int
    latest_start: int
    latest_end: int

    @property
    def slack(self) -> int:
        """Return by how many weeks the task may be late without delaying the whole."""
        return self.latest_start - self.start

    @property
    def is_critical(self) -> bool:
        """Tell whether any delay of the task delays the whole."""
        return self.slack == 0


def schedule(tasks: Sequence[Task]) -> dict[str, Slot]:
    """Return the slot of every task by id, in the order given; `after` may name known tasks only, without a circle."""
    by_id = {task.id: task for task in tasks}
    order = _in_order(by_id)
    ends: dict[str, int] = {}
    for name in order:
        ends[name] = max((ends[other] for other in by_id[name].after), default=0) + by_id[name].weeks
    whole = max(ends.values(), default=0)
    latest = dict.fromkeys(by_id, whole)
    for name in reversed(order):
        for other in by_id[name].after:
            latest[other] = min(latest[other], latest[name] - by_id[name].weeks)
    return {
        task.id: Slot(ends[task.id] - task.weeks, ends[task.id], latest[task.id] - task.weeks, latest[task.id])
        for task in tasks
    }


def circle(after: Mapping[str, Iterable[str]]) -> tuple[str, ...]:
    """Return one circle of a plan, its first task once more at the end, or nothing; unknown tasks are passed over."""
    done: set[str] = set()
    for start in after:
        path: list[str] = []
        waiting = [(start, iter(after[start]))] if start not in done else []
        path.extend(name for name, _ in waiting)
        while waiting:
            name, others = waiting[-1]
            following = next((other for other in others if other in after and other not in done), None)
            if following is None:
                done.add(name)
                waiting.pop()
                path.pop()
            elif following in path:
                return (*path[path.index(following) :], following)
            else:
                waiting.append((following, iter(after[following])))
                path.append(following)
    return ()


def _in_order(tasks: Mapping[str, Task]) -> list[str]:
    """Return the tasks so that each stands behind those that it needs."""
    missing = {name: len(task.after) for name, task in tasks.items()}
    following: dict[str, list[str]] = {name: [] for name in tasks}
    for name, task in tasks.items():
        for other in task.after:
            following[other].append(name)
    ready = [name for name, count in missing.items() if count == 0]
    for name in ready:  # grows while it is read
        for other in following[name]:
            missing[other] -= 1
            if missing[other] == 0:
                ready.append(other)
    return ready
