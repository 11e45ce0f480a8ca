/** Columns of an environment that a permission condition may look at. */
export type EnvironmentFilterKey =
  | 'ownerRef'
  | 'stage'
  | 'account'
  | 'template';

/** Which environments a caller may see, as a tree that becomes SQL. */
export type EnvironmentFilter =
  | { key: EnvironmentFilterKey; values: string[] }
  | { anyOf: EnvironmentFilter[] }
  | { allOf: EnvironmentFilter[] }
  | { not: EnvironmentFilter };
