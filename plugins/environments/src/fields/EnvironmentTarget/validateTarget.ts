import {
  environmentNameSchema,
  EnvironmentsClient,
} from '@backlot/plugin-environments-common';
import { CustomFieldValidator } from '@backstage/plugin-scaffolder-react';
import { environmentsApiRef } from '../../api/environmentsApiRef';
import { Target } from './environmentTargetSchema';

/** The first rule that a name breaks, in words; undefined when it may be used. */
export function nameProblem(name: string): string | undefined {
  const result = environmentNameSchema.safeParse(name);
  return result.success ? undefined : result.error.issues[0].message;
}

/** True when an environment that still exists has this very name. */
export async function isNameTaken(
  client: EnvironmentsClient,
  name: string,
  signal?: AbortSignal,
): Promise<boolean> {
  const { items } = await client.listEnvironments(
    { name, limit: 10 },
    { signal },
  );
  return items.some(environment => environment.name === name);
}

/** Refuses a target with a missing part, a bad name or a name that is taken. */
export const validateTarget: CustomFieldValidator<Target> = async (
  value,
  field,
  { apiHolder },
) => {
  const { stage, account, region, name = '' } = value ?? {};
  if (!stage) {
    field.addError('choose a stage');
  }
  if (!account) {
    field.addError('choose an account');
  }
  if (!region) {
    field.addError('choose a region');
  }
  const problem = nameProblem(name);
  if (problem) {
    field.addError(`the environment name ${problem}`);
    return;
  }
  const client = apiHolder.get(environmentsApiRef);
  if (client && (await isNameTaken(client, name))) {
    field.addError(
      `there is already an environment named ${name}; choose another name`,
    );
  }
};
