"""Runs ministack so that it never outlives its starter and always saves its state.

Arguments: the directory of the state. Standard input is a pipe from the starter:
when that closes, by a stop or by the starter's death, ministack saves and ends.
"""

import fcntl
import os
import signal
import sys
import threading

from ministack import app


def end_with_starter():
    while os.read(0, 1024):
        pass
    os.kill(os.getpid(), signal.SIGTERM)


def main():
    directory = sys.argv.pop(1)
    # One that is still saving holds this lock, so a quick restart waits for it.
    lock = open(os.path.join(directory, "emulator.lock"), "w")
    fcntl.flock(lock, fcntl.LOCK_EX)

    running = os.path.join(directory, "running")
    if os.path.exists(running):
        open(os.path.join(directory, "killed"), "w").close()
    open(running, "w").close()
    threading.Thread(target=end_with_starter, daemon=True).start()
    app.main()
    os.remove(running)


if __name__ == "__main__":
    main()
