import { Fault } from './Fault';

interface ActiveFault {
  fault: Fault;
  /** Calls that it may still hit. */
  left: number;
}

export interface FaultStoreOptions {
  /** Between 0 and 1, for the probability; chance by default. */
  random?(): number;
}

/** The faults that are in force: those that were asked for, and those of the file. */
export class FaultStore {
  readonly #random: () => number;
  #requested: ActiveFault[] = [];
  #filed: ActiveFault[] = [];

  constructor(options: FaultStoreOptions = {}) {
    this.#random = options.random ?? Math.random;
  }

  /** Puts a fault in force; one for the same service and operation is replaced. */
  set(fault: Fault): void {
    this.clear({ service: fault.service, operation: fault.operation });
    this.#requested.push(activate(fault));
  }

  /** Ends the faults that were asked for, all or those of a service or operation. */
  clear(which: { service?: string; operation?: string } = {}): void {
    this.#requested = this.#requested.filter(
      ({ fault }) =>
        (which.service ?? fault.service) !== fault.service ||
        (which.operation ?? fault.operation) !== fault.operation,
    );
  }

  /** Puts the faults of the file in force, in place of those that it held before. */
  replaceFiled(faults: Fault[]): void {
    this.#filed = faults.map(activate);
  }

  list(): Fault[] {
    return this.#active().map(({ fault, left }) =>
      fault.times === undefined ? fault : { ...fault, times: left },
    );
  }

  /** The fault that hits this call, if one does; it counts as used then. */
  take(call: { service: string; operation: string }): Fault | undefined {
    const hit = this.#active().find(
      ({ fault }) =>
        matches(fault.service, call.service) &&
        matches(fault.operation, call.operation) &&
        (fault.probability === 1 || this.#random() < fault.probability),
    );
    if (hit) {
      hit.left -= 1;
    }
    return hit?.fault;
  }

  #active(): ActiveFault[] {
    return [...this.#requested, ...this.#filed].filter(({ left }) => left > 0);
  }
}

function activate(fault: Fault): ActiveFault {
  return { fault, left: fault.times ?? Infinity };
}

/** `*` stands for any text. */
function matches(pattern: string, name: string): boolean {
  const source = pattern
    .split('*')
    .map(part => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'))
    .join('.*');
  return new RegExp(`^${source}$`, 'i').test(name);
}
