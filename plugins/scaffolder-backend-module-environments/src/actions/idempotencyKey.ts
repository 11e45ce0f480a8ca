/**
 * The key under which a step asks for its work: the same for each try of the same step, so that a
 * task that is recovered or retried finds what it began. The subject tells apart the rounds of a
 * step with `each`.
 */
export function idempotencyKey(
  context: { task: { id: string }; step?: { id?: string } },
  subject: string,
): string {
  return `scaffolder:${context.task.id}:${
    context.step?.id ?? 'step'
  }:${subject}`;
}
