/** Where the parts listen when nobody else does; all on the loopback address. */
export const DEFAULT_PORTS = {
  portal: 7007,
  router: 7010,
  emulator: 7011,
  database: 7012,
};
