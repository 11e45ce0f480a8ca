import { environmentNameSchema } from '../schemas';
import { maskSecretParameters } from './secretParameters';
import { validateParameters } from './validateParameters';

const schema = {
  type: 'object',
  required: ['databaseUser'],
  additionalProperties: false,
  properties: {
    databaseUser: {
      type: 'string',
      not: { enum: ['admin'] },
      'x-error-message': 'may not be admin, which RDS reserves',
    },
    taskCount: { type: 'integer', minimum: 1, maximum: 3 },
    natMode: { type: 'string', enum: ['none', 'single'] },
    openaiApiKey: { type: 'string', writeOnly: true, minLength: 20 },
  },
};

describe('validateParameters', () => {
  it('accepts what the schema allows', () => {
    expect(
      validateParameters(schema, { databaseUser: 'app', taskCount: 2 }),
    ).toEqual([]);
  });

  it('names field and rule for each wrong parameter, and never repeats a value', () => {
    const problems = validateParameters(schema, {
      databaseUser: 'admin',
      taskCount: 9,
      natMode: 'many',
      openaiApiKey: 'short-canary',
      colour: 'red',
    });

    expect(problems).toEqual(
      expect.arrayContaining([
        {
          field: 'databaseUser',
          message: 'may not be admin, which RDS reserves',
        },
        { field: 'taskCount', message: 'must be <= 3' },
        { field: 'natMode', message: 'must be one of none, single' },
        {
          field: 'colour',
          message: 'is not a parameter of this template; remove it',
        },
      ]),
    );
    expect(JSON.stringify(problems)).not.toContain('canary');
  });

  it('says what is missing', () => {
    expect(validateParameters(schema, {})).toEqual([
      { field: 'databaseUser', message: 'is required' },
    ]);
  });
});

describe('maskSecretParameters', () => {
  it('hides write-only parameters and leaves the rest', () => {
    expect(
      maskSecretParameters(schema, { openaiApiKey: 'canary', taskCount: 1 }),
    ).toEqual({ openaiApiKey: '[secret]', taskCount: 1 });
  });
});

describe('environmentNameSchema', () => {
  it.each(['expense-manager-dev', 'abc', 'a1-b2'])('accepts %s', name => {
    expect(environmentNameSchema.safeParse(name).success).toBe(true);
  });

  it.each([
    'ab',
    'Abc',
    'a--b',
    'a-',
    '1ab',
    'aws-x',
    'default',
    'a'.repeat(25),
  ])('refuses %s', name => {
    expect(environmentNameSchema.safeParse(name).success).toBe(false);
  });
});
