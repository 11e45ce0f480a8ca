/** What the doctor says about one thing Backlot needs. */
export interface Finding {
  what: string;
  state: 'found' | 'missing' | 'will be fetched';
  version?: string;
  /** Where it was found, or would come from. */
  source?: string;
  /** What to do, when something must be done. */
  remedy?: string;
}
