import { findExecutable } from './findExecutable';

/** How to get a browser, for people and for messages. */
export const CHROMIUM_REMEDY =
  'install it with `apt-get install chromium`, or put any Chromium or Chrome on PATH as chromium';

/** The browser that the end-to-end tests drive. */
export function findChromium(): string | undefined {
  return findExecutable(
    'chromium',
    'chromium-browser',
    'google-chrome',
    'google-chrome-stable',
  );
}
