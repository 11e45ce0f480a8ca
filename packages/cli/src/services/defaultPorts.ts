/** Where the parts listen when nobody else does; all on the loopback address. */
export const DEFAULT_PORTS = {
  portal: 7007,
  router: 7010,
  emulator: 7011,
  database: 7012,
};

/** Any free port for each part. */
export const ANY_PORTS: typeof DEFAULT_PORTS = {
  portal: 0,
  router: 0,
  emulator: 0,
  database: 0,
};
