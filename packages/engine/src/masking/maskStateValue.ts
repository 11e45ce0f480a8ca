import { SECRET_MASK } from '@backlot/plugin-environments-common';
import { JsonValue } from '@backstage/types';

const SIGNATURE = '4dabf18193072939515e22adb298388d';
const SECRET_SIGNATURE = '1b47061264138c4ac30d75fd1eb44270';

/** Puts the mask in place of every secret of a value out of the state. */
export function maskStateValue(value: JsonValue): JsonValue {
  if (Array.isArray(value)) {
    return value.map(maskStateValue);
  }
  if (value && typeof value === 'object') {
    if (value[SIGNATURE] === SECRET_SIGNATURE) {
      return SECRET_MASK;
    }
    return Object.fromEntries(
      Object.entries(value).map(([name, item]) => [
        name,
        item === undefined ? item : maskStateValue(item),
      ]),
    );
  }
  return value;
}
