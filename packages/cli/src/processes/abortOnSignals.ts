/** Turns Ctrl-C and SIGTERM into an abort, so that what was started can be ended in order. */
export function abortOnSignals(): AbortSignal {
  const controller = new AbortController();
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(name, () => {
      controller.abort(new Error('stopped on request'));
    });
  }
  return controller.signal;
}
