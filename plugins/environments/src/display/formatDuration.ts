import { Duration } from 'luxon';

const UNITS = ['days', 'hours', 'minutes', 'seconds'] as const;

/** A time span in its two largest units, such as "3 min 20 sec". */
export function formatDuration(milliseconds: number, locale?: string): string {
  const whole = Math.max(0, Math.round(milliseconds / 1000)) * 1000;
  const parts = Duration.fromMillis(whole, { locale }).shiftTo(...UNITS);
  const first = UNITS.findIndex(unit => parts.get(unit) > 0);
  if (first === -1) {
    return Duration.fromObject({ seconds: 0 }, { locale }).toHuman({
      unitDisplay: 'short',
    });
  }
  const shown = UNITS.slice(first, first + 2).filter(
    (unit, index) => index === 0 || parts.get(unit) > 0,
  );
  return Duration.fromObject(
    Object.fromEntries(shown.map(unit => [unit, parts.get(unit)])),
    { locale },
  ).toHuman({ unitDisplay: 'short', listStyle: 'narrow' });
}

/** An ISO 8601 duration in words; the text itself when it is none. */
export function describeDuration(iso: string, locale?: string): string {
  const duration = Duration.fromISO(iso, { locale });
  return duration.isValid
    ? duration.toHuman({ unitDisplay: 'long', listStyle: 'long' })
    : iso;
}
