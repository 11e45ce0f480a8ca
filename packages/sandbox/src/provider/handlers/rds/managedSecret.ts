import type { DBInstance } from '@aws-sdk/client-rds';
import { randomBytes } from 'crypto';
import { orMissing } from '../../aws/orMissing';
import { HandlerContext } from '../../resources/ResourceHandler';
import { InstanceInputs } from './InstanceInputs';

/** Where the password that RDS manages is kept. */
export interface ManagedSecret {
  secretArn?: string;
  secretStatus?: string;
  kmsKeyId?: string;
}

/** Makes the secret with the master password where the account's RDS does not. */
export async function ensureManagedSecret(
  context: HandlerContext,
  instance: DBInstance,
  inputs: InstanceInputs,
): Promise<void> {
  const known = await findManagedSecret(context, instance, inputs);
  if (!inputs.manageMasterUserPassword || known) {
    return;
  }
  const secrets = await context.client('secretsManager');
  await secrets.createSecret({
    Name: secretName(instance),
    Description: `The secret associated with the primary RDS DB instance: ${instance.DBInstanceArn}`,
    KmsKeyId: inputs.masterUserSecretKmsKeyId,
    SecretString: JSON.stringify({
      username: inputs.username,
      password: randomBytes(21).toString('base64url'),
    }),
  });
}

/** The secret that RDS tells of, or the one made in its place. */
export async function findManagedSecret(
  context: HandlerContext,
  instance: DBInstance,
  inputs: Partial<InstanceInputs>,
): Promise<ManagedSecret | undefined> {
  const told = instance.MasterUserSecret;
  if (told?.SecretArn) {
    return {
      secretArn: told.SecretArn,
      secretStatus: told.SecretStatus,
      kmsKeyId: told.KmsKeyId,
    };
  }
  if (!inputs.manageMasterUserPassword) {
    return undefined;
  }
  const secrets = await context.client('secretsManager');
  const secret = await orMissing(
    secrets.describeSecret({ SecretId: secretName(instance) }),
  );
  return secret?.ARN && !secret.DeletedDate
    ? {
        secretArn: secret.ARN,
        secretStatus: 'active',
        kmsKeyId: secret.KmsKeyId,
      }
    : undefined;
}

/** RDS takes the secret along when the instance goes. */
export async function deleteManagedSecret(
  context: HandlerContext,
  instance: DBInstance,
  inputs: InstanceInputs,
): Promise<void> {
  const secret = await findManagedSecret(context, instance, inputs);
  if (secret && !instance.MasterUserSecret) {
    const secrets = await context.client('secretsManager');
    await orMissing(
      secrets.deleteSecret({
        SecretId: secret.secretArn,
        ForceDeleteWithoutRecovery: true,
      }),
    );
  }
}

function secretName(instance: DBInstance): string {
  return `rds!${(
    instance.DbiResourceId ||
    instance.DBInstanceIdentifier ||
    ''
  ).toLowerCase()}`;
}
