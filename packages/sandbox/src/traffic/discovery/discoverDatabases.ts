import { paginateDescribeDBInstances, RDSClient } from '@aws-sdk/client-rds';
import { DatabaseSubject } from './Subject';

const GIBIBYTE = 2 ** 30;
const MEMORY_OF_SIZE: Record<string, number> = {
  micro: 1,
  small: 2,
  medium: 4,
  large: 8,
  xlarge: 16,
  '2xlarge': 32,
};

/** The RDS instances that run. */
export async function discoverDatabases(
  client: RDSClient,
): Promise<DatabaseSubject[]> {
  const subjects: DatabaseSubject[] = [];
  for await (const page of paginateDescribeDBInstances({ client }, {})) {
    for (const instance of page.DBInstances ?? []) {
      const identifier = instance.DBInstanceIdentifier ?? '';
      const size = (instance.DBInstanceClass ?? '').split('.').at(-1)!;
      if (instance.DBInstanceStatus === 'available') {
        subjects.push({
          kind: 'database',
          key: `database ${identifier}`,
          identifier,
          storageBytes: (instance.AllocatedStorage ?? 20) * GIBIBYTE,
          memoryBytes: (MEMORY_OF_SIZE[size] ?? 8) * GIBIBYTE,
          log: {
            group: `/aws/rds/instance/${identifier}/postgresql`,
            stream: `${identifier}.0`,
          },
        });
      }
    }
  }
  return subjects;
}
