import { Environment } from '@backlot/plugin-environments-common';
import { SortDescriptor } from '@backstage/ui';

/** What a column is sorted by. */
const SORT_KEYS: Record<string, (environment: Environment) => string | number> =
  {
    name: environment => environment.name,
    component: environment => environment.componentRef,
    stage: environment => environment.stage,
    owner: environment => environment.ownerRef,
    place: environment => `${environment.account} ${environment.region}`,
    status: environment => environment.status,
    template: environment =>
      `${environment.template.name} ${environment.template.version}`,
    age: environment => Date.parse(environment.createdAt),
    expires: environment =>
      environment.expiresAt ? Date.parse(environment.expiresAt) : Infinity,
  };

/** Sorts environments by a column of the table. */
export function sortEnvironments(
  environments: Environment[],
  sort: SortDescriptor,
): Environment[] {
  const keyOf = SORT_KEYS[sort.column as string] ?? SORT_KEYS.name;
  const sign = sort.direction === 'descending' ? -1 : 1;
  return [...environments].sort((left, right) => {
    const [a, b] = [keyOf(left), keyOf(right)];
    const order =
      typeof a === 'number' && typeof b === 'number'
        ? Math.sign(a - b) || 0
        : String(a).localeCompare(String(b), undefined, { numeric: true });
    return sign * order;
  });
}
