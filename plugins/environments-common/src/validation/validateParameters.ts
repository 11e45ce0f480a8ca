import { JsonObject } from '@backstage/types';
import Ajv, { ErrorObject } from 'ajv';
import addFormats from 'ajv-formats';

/** A parameter that breaks a rule, in one sentence. @public */
export interface ParameterProblem {
  /** Dotted path of the parameter, such as `database.instanceClass`. */
  field: string;
  message: string;
}

function fieldOf(error: ErrorObject): string {
  const path = error.instancePath.split('/').filter(Boolean);
  if (error.keyword === 'required') {
    path.push(error.params.missingProperty);
  }
  if (error.keyword === 'additionalProperties') {
    path.push(error.params.additionalProperty);
  }
  return path.join('.');
}

function messageOf(error: ErrorObject): string {
  switch (error.keyword) {
    case 'required':
      return 'is required';
    case 'additionalProperties':
      return 'is not a parameter of this template; remove it';
    case 'enum':
      return `must be one of ${error.params.allowedValues.join(', ')}`;
    default:
      return error.message ?? 'is not valid';
  }
}

/**
 * Checks parameters against a template's JSON Schema. The value that broke a rule is
 * never repeated, because it may be a secret. A property may carry its own sentence
 * in `x-error-message`.
 *
 * @returns one problem a field, empty when all is well.
 * @public
 */
export function validateParameters(
  parameterSchema: JsonObject,
  parameters: JsonObject,
): ParameterProblem[] {
  const ajv = new Ajv({ allErrors: true, strict: false, verbose: true });
  addFormats(ajv);
  const validate = ajv.compile(parameterSchema);
  if (validate(parameters)) {
    return [];
  }
  const problems = new Map<string, ParameterProblem>();
  for (const error of validate.errors ?? []) {
    if (error.keyword === 'if') {
      continue;
    }
    const field = fieldOf(error);
    const own = (error.parentSchema as JsonObject | undefined)?.[
      'x-error-message'
    ];
    if (!problems.has(field)) {
      problems.set(field, {
        field,
        message: typeof own === 'string' ? own : messageOf(error),
      });
    }
  }
  return [...problems.values()];
}
