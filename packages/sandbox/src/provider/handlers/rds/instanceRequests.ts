import type {
  CreateDBInstanceMessage,
  DBInstance,
  ModifyDBInstanceMessage,
} from '@aws-sdk/client-rds';
import { toTagList } from '../../aws/tags';
import { InstanceInputs } from './InstanceInputs';

/** What a create and a modify call take alike. */
function commonRequest(inputs: InstanceInputs) {
  return {
    DBInstanceIdentifier: inputs.identifier,
    DBInstanceClass: inputs.instanceClass,
    AllocatedStorage: inputs.allocatedStorage,
    MaxAllocatedStorage: inputs.maxAllocatedStorage || undefined,
    StorageType: inputs.storageType,
    StorageThroughput: inputs.storageThroughput,
    Iops: inputs.iops,
    EngineVersion: inputs.engineVersion,
    DBParameterGroupName: inputs.parameterGroupName,
    VpcSecurityGroupIds: inputs.vpcSecurityGroupIds,
    MultiAZ: inputs.multiAz,
    PubliclyAccessible: inputs.publiclyAccessible,
    BackupRetentionPeriod: inputs.backupRetentionPeriod,
    PreferredBackupWindow: inputs.backupWindow,
    PreferredMaintenanceWindow: inputs.maintenanceWindow,
    CopyTagsToSnapshot: inputs.copyTagsToSnapshot,
    DeletionProtection: inputs.deletionProtection,
    AutoMinorVersionUpgrade: inputs.autoMinorVersionUpgrade,
    MonitoringInterval: inputs.monitoringInterval,
    MonitoringRoleArn: inputs.monitoringRoleArn,
    EnablePerformanceInsights: inputs.performanceInsightsEnabled,
    PerformanceInsightsRetentionPeriod:
      inputs.performanceInsightsRetentionPeriod,
    DatabaseInsightsMode: inputs.databaseInsightsMode,
    CACertificateIdentifier: inputs.caCertIdentifier,
    EnableIAMDatabaseAuthentication: inputs.iamDatabaseAuthenticationEnabled,
    ManageMasterUserPassword: inputs.manageMasterUserPassword,
    MasterUserSecretKmsKeyId: inputs.masterUserSecretKmsKeyId,
  };
}

/** The call that makes an instance. */
export function toCreateRequest(
  inputs: InstanceInputs,
): CreateDBInstanceMessage {
  return {
    ...commonRequest(inputs),
    Engine: inputs.engine,
    EngineLifecycleSupport: inputs.engineLifecycleSupport,
    MasterUsername: inputs.username,
    MasterUserPassword: inputs.password ?? inputs.passwordWo,
    DBName: inputs.dbName,
    DBSubnetGroupName: inputs.dbSubnetGroupName,
    AvailabilityZone: inputs.availabilityZone,
    Port: inputs.port,
    StorageEncrypted: inputs.storageEncrypted,
    KmsKeyId: inputs.kmsKeyId,
    EnableCloudwatchLogsExports: inputs.enabledCloudwatchLogsExports,
    Tags: toTagList(inputs.tagsAll),
  };
}

/** The call that changes an instance. */
export function toModifyRequest(
  inputs: InstanceInputs,
  oldInputs: InstanceInputs,
): ModifyDBInstanceMessage {
  const logs = inputs.enabledCloudwatchLogsExports ?? [];
  const oldLogs = oldInputs.enabledCloudwatchLogsExports ?? [];
  const password = inputs.password ?? inputs.passwordWo;
  const oldPassword = oldInputs.password ?? oldInputs.passwordWo;
  return {
    ...commonRequest(inputs),
    ApplyImmediately: inputs.applyImmediately ?? false,
    AllowMajorVersionUpgrade: inputs.allowMajorVersionUpgrade,
    MasterUserPassword: password === oldPassword ? undefined : password,
    DBPortNumber: inputs.port === oldInputs.port ? undefined : inputs.port,
    CloudwatchLogsExportConfiguration: {
      EnableLogTypes: logs.filter(type => !oldLogs.includes(type)),
      DisableLogTypes: oldLogs.filter(type => !logs.includes(type)),
    },
  };
}

/** The inputs that an instance stands for. */
export function fromInstance(
  instance: DBInstance,
  known: Partial<InstanceInputs>,
) {
  const version = instance.EngineVersion;
  return {
    identifier: instance.DBInstanceIdentifier,
    engine: instance.Engine,
    // A major version alone leaves the minor one to AWS.
    engineVersion:
      known.engineVersion && version?.startsWith(`${known.engineVersion}.`)
        ? known.engineVersion
        : version,
    instanceClass: instance.DBInstanceClass,
    allocatedStorage: instance.AllocatedStorage,
    maxAllocatedStorage: instance.MaxAllocatedStorage,
    storageType: instance.StorageType,
    storageEncrypted: instance.StorageEncrypted,
    storageThroughput: instance.StorageThroughput,
    iops: instance.Iops,
    kmsKeyId: instance.KmsKeyId || undefined,
    dbName: instance.DBName || undefined,
    username: instance.MasterUsername,
    port: instance.Endpoint?.Port,
    dbSubnetGroupName: instance.DBSubnetGroup?.DBSubnetGroupName,
    vpcSecurityGroupIds: instance.VpcSecurityGroups?.map(
      group => group.VpcSecurityGroupId,
    ),
    parameterGroupName: instance.DBParameterGroups?.[0]?.DBParameterGroupName,
    availabilityZone: instance.AvailabilityZone,
    multiAz: instance.MultiAZ,
    publiclyAccessible: instance.PubliclyAccessible,
    backupRetentionPeriod: instance.BackupRetentionPeriod,
    backupWindow: instance.PreferredBackupWindow,
    maintenanceWindow: instance.PreferredMaintenanceWindow,
    copyTagsToSnapshot: instance.CopyTagsToSnapshot,
    deletionProtection: instance.DeletionProtection,
    autoMinorVersionUpgrade: instance.AutoMinorVersionUpgrade,
    monitoringInterval: instance.MonitoringInterval,
    monitoringRoleArn: instance.MonitoringRoleArn || undefined,
    caCertIdentifier: instance.CACertificateIdentifier,
    iamDatabaseAuthenticationEnabled: instance.IAMDatabaseAuthenticationEnabled,
    // The emulator never tells of exports, so that an empty list says nothing.
    enabledCloudwatchLogsExports: instance.EnabledCloudwatchLogsExports?.length
      ? instance.EnabledCloudwatchLogsExports
      : undefined,
    performanceInsightsEnabled: instance.PerformanceInsightsEnabled,
  };
}
