import { orMissing } from '../../aws/orMissing';
import { defineHandler } from '../../resources/defineHandler';

interface SecretVersionInputs {
  secretId: string;
  secretString?: string;
  secretStringWo?: string;
  secretStringWoVersion?: number;
  secretBinary?: string;
  versionStages?: string[];
}

export const secretVersionHandler = defineHandler<SecretVersionInputs>({
  type: 'aws:secretsmanager/secretVersion:SecretVersion',
  label: 'Secrets Manager Secret Version',
  required: ['secretId'],
  immutable: [
    'secretId',
    'secretString',
    'secretStringWo',
    'secretStringWoVersion',
    'secretBinary',
  ],
  unordered: ['versionStages'],
  computed: ['arn', 'versionId', 'versionStages'],
  async create(context, inputs) {
    const secrets = await context.client('secretsManager');
    const { VersionId } = await secrets.putSecretValue({
      SecretId: inputs.secretId,
      SecretString: inputs.secretString ?? inputs.secretStringWo,
      SecretBinary: inputs.secretBinary
        ? Buffer.from(inputs.secretBinary, 'base64')
        : undefined,
      VersionStages: inputs.versionStages,
    });
    return `${inputs.secretId}|${VersionId}`;
  },
  async read(context, id, known) {
    const [secretId, versionId] = id.split('|');
    const secrets = await context.client('secretsManager');
    const secret = await secrets.describeSecret({ SecretId: secretId });
    if (secret.DeletedDate) {
      return undefined;
    }
    const version = await orMissing(
      secrets.getSecretValue({ SecretId: secretId, VersionId: versionId }),
    );
    // A value written by somebody else makes a version of its own, and this one is past.
    if (!version?.VersionStages?.length) {
      return undefined;
    }
    const current = version.VersionStages.includes('AWSCURRENT');
    return {
      inputs: {
        secretId,
        ...(known.inputs.secretString === undefined || !current
          ? {}
          : { secretString: version.SecretString }),
        ...(known.inputs.versionStages
          ? { versionStages: version.VersionStages }
          : {}),
      },
      outputs: {
        arn: secret.ARN,
        versionId,
        versionStages: version.VersionStages,
      },
    };
  },
  async update(context, id, change) {
    const [secretId, versionId] = id.split('|');
    const secrets = await context.client('secretsManager');
    const { inputs, oldInputs } = change;
    for (const stage of inputs.versionStages ?? []) {
      if (!oldInputs.versionStages?.includes(stage)) {
        await secrets.updateSecretVersionStage({
          SecretId: secretId,
          VersionStage: stage,
          MoveToVersionId: versionId,
        });
      }
    }
  },
  async delete(context, id) {
    const [secretId, versionId] = id.split('|');
    const secrets = await context.client('secretsManager');
    const { VersionIdsToStages = {} } = await secrets.describeSecret({
      SecretId: secretId,
    });
    for (const stage of VersionIdsToStages[versionId] ?? []) {
      // The current version goes with its secret only.
      if (stage !== 'AWSCURRENT') {
        await secrets.updateSecretVersionStage({
          SecretId: secretId,
          VersionStage: stage,
          RemoveFromVersionId: versionId,
        });
      }
    }
  },
});
