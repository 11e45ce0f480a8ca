import { hasHandler } from './handlers/findHandler';

/** Which of some types the stand-in makes in the simulated account. @public */
export interface TypeSupport {
  /** Made by calls to AWS. */
  supported: string[];
  /** Kept in the stack's state only. */
  stateOnly: string[];
}

/**
 * Tells which resource types, such as `aws:ec2/vpc:Vpc`, the sandbox really makes.
 *
 * @public
 */
export function describeTypeSupport(types: string[]): TypeSupport {
  const distinct = [...new Set(types)].sort();
  return {
    supported: distinct.filter(hasHandler),
    stateOnly: distinct.filter(type => !hasHandler(type)),
  };
}
