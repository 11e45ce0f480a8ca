import {
  Environment,
  EnvironmentListQuery,
} from '@backlot/plugin-environments-common';
import { useAppSearchParams } from '@backstage/frontend-plugin-api';
import { useMemo } from 'react';

/** The filters of the list, which live in the URL. */
export type EnvironmentFilterName =
  | 'stage'
  | 'account'
  | 'template'
  | 'owner'
  | 'search'
  | 'status'
  | 'destroyed';

/** Answer of {@link useEnvironmentFilter}. */
export interface EnvironmentFilter {
  /** The part that the backend applies. */
  query: EnvironmentListQuery;
  /** The part that is applied here. */
  matches(environment: Environment): boolean;
  isActive: boolean;
  get(name: EnvironmentFilterName): string;
  set(name: EnvironmentFilterName, value: string): void;
  clear(): void;
}

/** Reads and writes the filters of the list in the URL, so that a view can be shared. */
export function useEnvironmentFilter(): EnvironmentFilter {
  const [parameters, setParameters] = useAppSearchParams();
  const text = parameters.toString();

  return useMemo(() => {
    const current = new URLSearchParams(text);
    const get = (name: EnvironmentFilterName) => current.get(name) ?? '';
    const search = get('search').trim().toLowerCase();
    const status = get('status');
    return {
      query: {
        stage: get('stage') || undefined,
        account: get('account') || undefined,
        template: get('template') || undefined,
        ownerRef: get('owner') || undefined,
        includeDestroyed: get('destroyed') === 'yes' || undefined,
      },
      matches: environment =>
        (!status || environment.status === status) &&
        (!search ||
          environment.name.includes(search) ||
          environment.componentRef.toLowerCase().includes(search)),
      isActive: [...current.keys()].length > 0,
      get,
      set: (name, value) => {
        const next = new URLSearchParams(text);
        if (value) {
          next.set(name, value);
        } else {
          next.delete(name);
        }
        setParameters(next, { replace: true });
      },
      clear: () => setParameters({}, { replace: true }),
    };
  }, [text, setParameters]);
}
