/**
 * The key under which a step asks for its work: the same for each try of the same step, so that a
 * task that is recovered or retried finds what it began.
 */
export function idempotencyKey(context: {
  task: { id: string };
  step?: { id?: string };
}): string {
  return `scaffolder:${context.task.id}:${context.step?.id ?? 'step'}`;
}
