/** How long a cancel may take before it is enforced. */
export const DEFAULT_CANCEL_GRACE_MS = 60_000;
