"""Runs ministack so that it never outlives its starter, and its state outlives both.

Argument: the directory of the state. Standard input is a pipe from the starter. A line on
it asks for the state to be saved; when it closes, by a stop or by the starter's death,
ministack saves everything and ends.

ministack by itself saves at its end only, and keeps metrics for two weeks and log events
for ever in memory.
"""

import copy
import fcntl
import os
import signal
import sys
import threading
import time

from ministack import app
from ministack.core import persistence
from ministack.core.responses import AccountRegionScopedDict
from ministack.services import cloudwatch, cloudwatch_logs

KEPT_SECONDS = 48 * 3600
FORGET_EVERY_SECONDS = 600
ATTEMPTS = 5


def cloudwatch_state():
    """All but the metrics, which are many and can be generated again."""
    names = (
        "alarms",
        "composite_alarms",
        "composite_triggers",
        "alarm_history",
        "dashboards",
        "resource_tags",
    )
    return {name: copy.deepcopy(getattr(cloudwatch, f"_{name}")) for name in names}


def logs_state():
    """All but the streams and what is derived from their events."""
    groups = AccountRegionScopedDict()
    for key, group in cloudwatch_logs._log_groups.all_items():
        groups._data[key] = {**group, "streams": {}}
    names = (
        "destinations",
        "resource_policies",
        "log_group_policies",
        "metric_filters",
        "delivery_sources",
        "delivery_destinations",
        "deliveries",
    )
    others = {name: copy.deepcopy(getattr(cloudwatch_logs, f"_{name}")) for name in names}
    return {"log_groups": groups, **others}


LIGHT_STATES = {"cloudwatch": cloudwatch_state, "cloudwatch_logs": logs_state}


def save_now():
    for name, get_state in app._build_persistence_save_dict().items():
        for _ in range(ATTEMPTS):
            try:
                state = LIGHT_STATES.get(name, get_state)()
                break
            except RuntimeError:
                # A call changed a dictionary while it was copied.
                state = None
        if state is not None:
            persistence.save_state(name, state)


def follow_starter():
    while os.read(0, 1024):
        save_now()
    os.kill(os.getpid(), signal.SIGTERM)


def forget_old_events():
    while True:
        time.sleep(FORGET_EVERY_SECONDS)
        oldest = (time.time() - KEPT_SECONDS) * 1000
        logs = cloudwatch_logs
        with logs._log_events_lock:
            for _, group in list(logs._log_groups.all_items()):
                for stream in list(group["streams"].values()):
                    events = stream["events"]
                    stream["events"] = [it for it in events if it["timestamp"] >= oldest]
        records = logs._log_records._data
        for key, record in list(records.items()):
            if record["_timestamp_ms"] < oldest:
                records.pop(key, None)


def main():
    directory = sys.argv.pop(1)
    # One that is still saving holds this lock, so a quick restart waits for it.
    lock = open(os.path.join(directory, "emulator.lock"), "w")
    fcntl.flock(lock, fcntl.LOCK_EX)

    running = os.path.join(directory, "running")
    if os.path.exists(running):
        open(os.path.join(directory, "killed"), "w").close()
    open(running, "w").close()
    cloudwatch.TWO_WEEKS_SECONDS = KEPT_SECONDS
    threading.Thread(target=follow_starter, daemon=True).start()
    threading.Thread(target=forget_old_events, daemon=True).start()
    app.main()
    os.remove(running)


if __name__ == "__main__":
    main()
