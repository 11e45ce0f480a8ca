/** One line of a log. */
export interface LogLine {
  at: Date;
  message: string;
}

const SLOT_MS = 10_000;

/** The slots of ten seconds that begin after one time and up to another. */
export function logSlots(options: { after: Date; now: Date }): number[] {
  const slots: number[] = [];
  const last = Math.floor(options.now.getTime() / SLOT_MS) - 1;
  const first = Math.floor(options.after.getTime() / SLOT_MS);
  for (let slot = first; slot <= last; slot += 1) {
    slots.push(slot);
  }
  return slots;
}

/** A time within a slot; `share` goes from 0 to 1. */
export function timeInSlot(slot: number, share: number): Date {
  return new Date(Math.floor((slot + share * 0.999) * SLOT_MS));
}
