import type { DBInstance, RDS } from '@aws-sdk/client-rds';
import { orMissing } from '../../aws/orMissing';
import { fromTagList } from '../../aws/tags';
import { waitFor } from '../../aws/waitFor';
import { defineHandler } from '../../resources/defineHandler';
import { HandlerContext, KnownResource } from '../../resources/ResourceHandler';
import { checkInstance } from './checkInstance';
import { InstanceInputs } from './InstanceInputs';
import {
  fromInstance,
  toCreateRequest,
  toModifyRequest,
} from './instanceRequests';
import {
  deleteManagedSecret,
  ensureManagedSecret,
  findManagedSecret,
} from './managedSecret';
import { updateTags } from './tagging';

/** Inputs that only steer the provider. */
const steering: (keyof InstanceInputs)[] = [
  'applyImmediately',
  'allowMajorVersionUpgrade',
  'skipFinalSnapshot',
  'finalSnapshotIdentifier',
  'deleteAutomatedBackups',
  'tags',
  'tagsAll',
];

const failures =
  /^(failed|incompatible-.*|restore-error|storage-full|inaccessible-.*)$/;

export const instanceHandler = defineHandler<InstanceInputs>({
  type: 'aws:rds/instance:Instance',
  label: 'RDS DB Instance',
  tagged: true,
  naming: {
    property: 'identifier',
    prefix: 'identifierPrefix',
    maximumLength: 63,
    lowerCase: true,
  },
  required: ['instanceClass'],
  immutable: [
    'identifier',
    'identifierPrefix',
    'engine',
    'engineLifecycleSupport',
    'username',
    'dbName',
    'dbSubnetGroupName',
    'availabilityZone',
    'storageEncrypted',
    'kmsKeyId',
  ],
  unordered: ['vpcSecurityGroupIds', 'enabledCloudwatchLogsExports'],
  computed: [
    'arn',
    'address',
    'endpoint',
    'hostedZoneId',
    'resourceId',
    'status',
    'engineVersionActual',
    'masterUserSecrets',
    'latestRestorableTime',
  ],
  defaults: {
    autoMinorVersionUpgrade: true,
    copyTagsToSnapshot: false,
    deletionProtection: false,
    iamDatabaseAuthenticationEnabled: false,
    monitoringInterval: 0,
    multiAz: false,
    publiclyAccessible: false,
    storageEncrypted: false,
  },
  check: checkInstance,
  async create(context, inputs) {
    const rds = await context.client('rds');
    const { DBInstance: instance } = await rds.createDBInstance(
      toCreateRequest(inputs),
    );
    return instance?.DbiResourceId || inputs.identifier;
  },
  async settle(context, id, known) {
    const instance = await waitUntilAvailable(context, identifierOf(id, known));
    await ensureManagedSecret(context, instance, known.inputs);
  },
  async read(context, id, known) {
    const rds = await context.client('rds');
    const instance = await find(rds, identifierOf(id, known));
    if (!instance || instance.DBInstanceStatus === 'deleting') {
      return undefined;
    }
    const { Endpoint: endpoint } = instance;
    const secret = await findManagedSecret(context, instance, known.inputs);
    return {
      inputs: {
        ...fromInstance(instance, known.inputs),
        tagsAll: fromTagList(instance.TagList),
      },
      outputs: {
        arn: instance.DBInstanceArn,
        address: endpoint?.Address,
        endpoint: endpoint && `${endpoint.Address}:${endpoint.Port}`,
        port: endpoint?.Port,
        hostedZoneId: endpoint?.HostedZoneId,
        resourceId: instance.DbiResourceId,
        status: instance.DBInstanceStatus,
        engineVersionActual: instance.EngineVersion,
        latestRestorableTime: instance.LatestRestorableTime,
        masterUserSecrets: secret ? [secret] : [],
      },
    };
  },
  async update(context, _id, change) {
    const rds = await context.client('rds');
    const names = Object.keys({
      ...change.oldInputs,
      ...change.inputs,
    }) as (keyof InstanceInputs)[];
    if (names.some(name => !steering.includes(name) && change.changed(name))) {
      await rds.modifyDBInstance(
        toModifyRequest(change.inputs, change.oldInputs),
      );
    }
    await updateTags(rds, change);
  },
  async delete(context, id, known) {
    const rds = await context.client('rds');
    const identifier = identifierOf(id, known);
    const { skipFinalSnapshot, finalSnapshotIdentifier } = known.inputs;
    if (!skipFinalSnapshot && !finalSnapshotIdentifier) {
      throw new Error(
        'final_snapshot_identifier is required when skip_final_snapshot is false',
      );
    }
    const instance = await find(rds, identifier);
    await rds.deleteDBInstance({
      DBInstanceIdentifier: identifier,
      SkipFinalSnapshot: skipFinalSnapshot ?? false,
      FinalDBSnapshotIdentifier: skipFinalSnapshot
        ? undefined
        : finalSnapshotIdentifier,
      DeleteAutomatedBackups: known.inputs.deleteAutomatedBackups ?? true,
    });
    await waitFor(
      {
        subject: `RDS DB Instance (${identifier}) to be deleted`,
        context,
      },
      async () => !(await orMissing(find(rds, identifier))) || undefined,
    );
    if (instance) {
      await deleteManagedSecret(context, instance, known.inputs);
    }
  },
});

/** The id is the one AWS gives; an import names the instance itself. */
function identifierOf(
  id: string,
  known: KnownResource<Partial<InstanceInputs>>,
): string {
  return String(known.outputs.identifier ?? known.inputs.identifier ?? id);
}

async function find(
  rds: RDS,
  identifier: string,
): Promise<DBInstance | undefined> {
  const { DBInstances = [] } = await rds.describeDBInstances({
    DBInstanceIdentifier: identifier,
  });
  return DBInstances[0];
}

async function waitUntilAvailable(
  context: HandlerContext,
  identifier: string,
): Promise<DBInstance> {
  const rds = await context.client('rds');
  return waitFor(
    {
      subject: `RDS DB Instance (${identifier}) to become available`,
      context,
    },
    async () => {
      const instance = await find(rds, identifier);
      const status = instance?.DBInstanceStatus ?? '';
      if (failures.test(status)) {
        throw new Error(
          `unexpected state '${status}', wanted target 'available'`,
        );
      }
      return status === 'available' ? instance : undefined;
    },
  );
}
