import { noise } from '../shape';
import { LogLine, timeInSlot } from './LogLine';

/** A message is written when its share of all slots is drawn. */
const MESSAGES: [share: number, message: (draw: number) => string][] = [
  [
    0.03,
    draw =>
      `LOG:  checkpoint complete: wrote ${20 + Math.floor(draw * 900)} buffers`,
  ],
  [0.03, () => 'LOG:  checkpoint starting: time'],
  [
    0.02,
    draw =>
      `LOG:  duration: ${(1000 + draw * 2400).toFixed(
        3,
      )} ms  execute: select category, sum(amount) from expenses group by category`,
  ],
  [
    0.02,
    draw =>
      `LOG:  automatic vacuum of table "expenses.public.expenses": index scans: ${Math.floor(
        draw * 3,
      )}`,
  ],
  [
    0.005,
    () =>
      'FATAL:  no pg_hba.conf entry for host, user "scanner", no encryption',
  ],
];

/** The lines that PostgreSQL writes on RDS in a slot of ten seconds; most have none. */
export function postgresLines(options: {
  slot: number;
  seed: string;
}): LogLine[] {
  const { slot, seed } = options;
  let draw = noise(`${seed}/message`, slot);
  for (const [share, message] of MESSAGES) {
    if (draw < share) {
      const at = timeInSlot(slot, noise(`${seed}/time`, slot));
      const time = at.toISOString().slice(0, 19).replace('T', ' ');
      const detail = noise(`${seed}/detail`, slot);
      const process = 400 + (slot % 90);
      return [
        { at, message: `${time} UTC::@:[${process}]:${message(detail)}` },
      ];
    }
    draw -= share;
  }
  return [];
}
