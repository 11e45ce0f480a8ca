import { InputFailure } from '../../resources/ResourceHandler';
import { InstanceInputs } from './InstanceInputs';

const reservedUsers = new Set(['admin', 'rdsadmin']);

/** What RDS would refuse only after minutes, or with a message of its own. */
export function checkInstance(inputs: Partial<InstanceInputs>): InputFailure[] {
  return [
    ...checkUser(inputs),
    ...checkIdentifier(inputs.identifier),
    ...checkPassword(inputs),
    ...checkSnapshot(inputs),
  ];
}

function checkUser({ engine, username }: Partial<InstanceInputs>) {
  if (username === undefined) {
    return [];
  }
  const postgres = engine === undefined || engine === 'postgres';
  if (postgres && reservedUsers.has(username.toLowerCase())) {
    return [
      {
        property: 'username',
        reason: `MasterUsername ${username} cannot be used as it is a reserved word used by the engine`,
      },
    ];
  }
  return /^[A-Za-z]\w{0,62}$/.test(username) && !/^pg_/.test(username)
    ? []
    : [
        {
          property: 'username',
          reason: `"username" must begin with a letter, consist of letters, digits and underscores, and not begin with "pg_": ${JSON.stringify(
            username,
          )}`,
        },
      ];
}

function checkIdentifier(identifier: string | undefined): InputFailure[] {
  return identifier === undefined ||
    (/^[a-z][a-z0-9-]*$/.test(identifier) && !/--|-$/.test(identifier))
    ? []
    : [
        {
          property: 'identifier',
          reason: `only lowercase alphanumeric characters and hyphens allowed in "identifier", which must begin with a letter and have no two hyphens in a row nor one at the end: ${JSON.stringify(
            identifier,
          )}`,
        },
      ];
}

function checkPassword(inputs: Partial<InstanceInputs>): InputFailure[] {
  const given = inputs.password ?? inputs.passwordWo;
  if (inputs.manageMasterUserPassword && given !== undefined) {
    return [
      {
        property: 'manageMasterUserPassword',
        reason:
          '"manageMasterUserPassword": conflicts with "password" and "passwordWo"',
      },
    ];
  }
  return given !== undefined && (given.length < 8 || /[/"@\s]/.test(given))
    ? [
        {
          property: inputs.password === undefined ? 'passwordWo' : 'password',
          reason:
            'the password must be at least 8 characters long and hold no slash, quotation mark, at sign or space',
        },
      ]
    : [];
}

function checkSnapshot(inputs: Partial<InstanceInputs>): InputFailure[] {
  const { finalSnapshotIdentifier: name } = inputs;
  return name === undefined || /^[A-Za-z][A-Za-z0-9-]*$/.test(name)
    ? []
    : [
        {
          property: 'finalSnapshotIdentifier',
          reason:
            'must begin with a letter and only contain alphanumeric characters and hyphens',
        },
      ];
}
