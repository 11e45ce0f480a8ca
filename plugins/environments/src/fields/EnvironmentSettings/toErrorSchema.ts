import { ParameterProblem } from '@backlot/plugin-environments-common';
import { ErrorSchemaBuilder, ErrorSchema } from '@rjsf/utils';

/** Problems by dotted path in the shape that forms show beside their fields. */
export function toErrorSchema(problems: ParameterProblem[]): ErrorSchema {
  const builder = new ErrorSchemaBuilder();
  for (const { field, message } of problems) {
    builder.addErrors(message, field ? field.split('.') : undefined);
  }
  return builder.ErrorSchema;
}
