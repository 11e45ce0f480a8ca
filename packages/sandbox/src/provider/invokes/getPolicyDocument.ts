import type { Invoke } from './answerInvoke';

interface Principals {
  type: string;
  identifiers: string[];
}

interface StatementInput {
  sid?: string;
  effect?: string;
  actions?: string[];
  notActions?: string[];
  resources?: string[];
  notResources?: string[];
  principals?: Principals[];
  notPrincipals?: Principals[];
  conditions?: { test: string; variable: string; values: string[] }[];
}

interface PolicyDocumentArgs {
  version?: string;
  policyId?: string;
  statements?: StatementInput[];
  sourcePolicyDocuments?: string[];
  overridePolicyDocuments?: string[];
}

interface Statement {
  Sid?: string;
  [name: string]: unknown;
}

/** Writes a policy from its parts; needs no account. */
export const getPolicyDocument: Invoke = async (
  _context,
  args: PolicyDocumentArgs,
) => {
  const statements = [
    ...(args.sourcePolicyDocuments ?? []).flatMap(readStatements),
    ...(args.statements ?? []).map(toStatement),
  ];
  for (const statement of (args.overridePolicyDocuments ?? []).flatMap(
    readStatements,
  )) {
    const overridden = statements.findIndex(
      ({ Sid }) => Sid !== undefined && Sid === statement.Sid,
    );
    statements.splice(
      overridden < 0 ? statements.length : overridden,
      overridden < 0 ? 0 : 1,
      statement,
    );
  }
  const document = {
    Version: args.version ?? '2012-10-17',
    ...(args.policyId ? { Id: args.policyId } : {}),
    Statement: statements,
  };
  return {
    ...args,
    id: 'policy-document',
    json: JSON.stringify(document, null, 2),
    minifiedJson: JSON.stringify(document),
  };
};

function readStatements(text: string): Statement[] {
  const { Statement: statements = [] } = JSON.parse(text || '{}');
  return Array.isArray(statements) ? statements : [statements];
}

function toStatement(input: StatementInput): Statement {
  const parts = {
    Sid: input.sid || undefined,
    Effect: input.effect ?? 'Allow',
    Action: oneOrMany(input.actions),
    NotAction: oneOrMany(input.notActions),
    Resource: oneOrMany(input.resources),
    NotResource: oneOrMany(input.notResources),
    Principal: toPrincipals(input.principals),
    NotPrincipal: toPrincipals(input.notPrincipals),
    Condition: toConditions(input.conditions),
  };
  return Object.fromEntries(
    Object.entries(parts).filter(([, value]) => value !== undefined),
  );
}

function oneOrMany(values: string[] | undefined): unknown {
  if (!values?.length) {
    return undefined;
  }
  return values.length === 1 ? values[0] : [...values].sort();
}

function toPrincipals(principals: Principals[] | undefined): unknown {
  if (!principals?.length) {
    return undefined;
  }
  if (principals.some(({ type }) => type === '*')) {
    return '*';
  }
  const byType = new Map<string, string[]>();
  for (const { type, identifiers } of principals) {
    byType.set(type, [...(byType.get(type) ?? []), ...identifiers]);
  }
  return Object.fromEntries(
    [...byType].map(([type, identifiers]) => [type, oneOrMany(identifiers)]),
  );
}

function toConditions(conditions: StatementInput['conditions']): unknown {
  if (!conditions?.length) {
    return undefined;
  }
  const byTest: Record<string, Record<string, unknown>> = {};
  for (const { test, variable, values } of conditions) {
    byTest[test] = {
      ...byTest[test],
      [variable]: values.length === 1 ? values[0] : values,
    };
  }
  return byTest;
}
