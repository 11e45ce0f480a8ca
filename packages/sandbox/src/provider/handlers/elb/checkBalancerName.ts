import { InputFailure } from '../../resources/ResourceHandler';

/** The rules that load balancers and target groups share for their names. */
export function checkBalancerName(inputs: {
  name?: string;
  namePrefix?: string;
}): InputFailure[] {
  const { name, namePrefix } = inputs;
  const failures: InputFailure[] = [];
  if (
    name !== undefined &&
    (!/^[a-zA-Z0-9-]+$/.test(name) || /^-|-$|^internal-/.test(name))
  ) {
    failures.push({
      property: 'name',
      reason: `only alphanumeric characters and hyphens allowed in "name", which cannot begin or end with a hyphen nor begin with "internal-": ${JSON.stringify(
        name,
      )}`,
    });
  }
  if (namePrefix !== undefined && namePrefix.length > 6) {
    failures.push({
      property: 'namePrefix',
      reason: `"namePrefix" cannot be longer than 6 characters: ${JSON.stringify(
        namePrefix,
      )}`,
    });
  }
  return failures;
}
