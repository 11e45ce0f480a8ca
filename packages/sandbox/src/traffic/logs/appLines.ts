import { deployBlip, loadAt, noise } from '../shape';
import { LogLine, timeInSlot } from './LogLine';

const ROUTES: [method: string, path: string, status: number][] = [
  ['GET', '/api', 200],
  ['GET', '/api/expenses', 200],
  ['GET', '/api/expenses?month=current', 200],
  ['POST', '/api/expenses', 201],
  ['GET', '/api/categories', 200],
  ['GET', '/api/reports/monthly', 200],
  ['PATCH', '/api/expenses/{id}', 200],
  ['POST', '/api/receipts/scan', 202],
  ['POST', '/api/session', 200],
  ['GET', '/api/expenses/{id}', 404],
  ['POST', '/api/session', 401],
];

/** The lines that an expense API writes, one JSON object each, in a slot of ten seconds. */
export function appLines(options: {
  slot: number;
  seed: string;
  taskId: string;
  deployedAt?: Date;
}): LogLine[] {
  const { slot, seed, taskId, deployedAt } = options;
  const start = timeInSlot(slot, 0);
  const load = loadAt({ at: start, seed });
  const blip = deployBlip({ at: start, deployedAt });
  const line = (at: Date, level: string, entry: object): LogLine => ({
    at,
    message: JSON.stringify({
      level,
      time: at.toISOString(),
      task: taskId.slice(0, 8),
      ...entry,
    }),
  });

  const lines: LogLine[] = [];
  if (deployedAt && isWithin(deployedAt, slot)) {
    lines.push(
      line(deployedAt, 'info', { msg: 'database schema is up to date' }),
      line(deployedAt, 'info', { msg: 'listening', port: 3000 }),
    );
  }
  // One to three requests are written of all that are served.
  const count = 1 + Math.round(load * 1.4 + noise(`${seed}/count`, slot) * 0.8);
  for (let index = 0; index < count; index += 1) {
    const draw = (what: string) => noise(`${seed}/${index}/${what}`, slot);
    const at = timeInSlot(slot, draw('time'));
    const [method, path, status] =
      ROUTES[Math.floor(draw('route') ** 1.6 * ROUTES.length)];
    const id = 1000 + Math.floor(draw('id') * 9000);
    const failed = draw('failure') < 0.002 + 0.06 * blip;
    const milliseconds =
      (12 + 60 * load + 260 * blip) * (0.5 + 2 * draw('duration') ** 3);
    lines.push(
      line(at, failed ? 'error' : 'info', {
        msg: failed ? 'request failed' : 'request',
        ...(failed
          ? { error: 'the database did not answer within 2000 ms' }
          : {}),
        method,
        path: path.replace('{id}', String(id)),
        status: failed ? 503 : status,
        durationMs: failed ? 2000 : Math.round(milliseconds),
        requestId: hexadecimal(draw('request')),
      }),
    );
  }
  if (noise(`${seed}/slow`, slot) < 0.02 + 0.1 * load ** 3) {
    lines.push(
      line(timeInSlot(slot, 0.97), 'warn', {
        msg: 'slow query',
        query: 'monthly report by category',
        durationMs: Math.round(400 + 900 * noise(`${seed}/slower`, slot)),
      }),
    );
  }
  return lines.sort((one, other) => one.at.getTime() - other.at.getTime());
}

function isWithin(at: Date, slot: number): boolean {
  return at >= timeInSlot(slot, 0) && at < timeInSlot(slot + 1, 0);
}

function hexadecimal(share: number): string {
  return Math.floor(share * 0x100000000)
    .toString(16)
    .padStart(8, '0');
}
