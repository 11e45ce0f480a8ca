import { SERVICE_PORT } from '../ports';

/** What varies about the container. */
export interface ContainerArgs {
  image: string;
  region: string;
  logGroup: string;
  databaseHost: string;
  databaseName: string;
  databaseSecretArn?: string;
  jwtSecretArn: string;
  openaiSecretArn: string;
}

/**
 * The container definitions of the task as JSON. Defaults are written out, because ECS adds what is
 * missing and every later run would show a change.
 */
export function containerDefinitions(args: ContainerArgs): string {
  const secrets = [
    ...(args.databaseSecretArn
      ? [
          {
            name: 'DATABASE_PASSWORD',
            valueFrom: `${args.databaseSecretArn}:password::`,
          },
          {
            name: 'DATABASE_USER',
            valueFrom: `${args.databaseSecretArn}:username::`,
          },
        ]
      : []),
    { name: 'JWT_SECRET', valueFrom: args.jwtSecretArn },
    { name: 'OPENAI_API_KEY', valueFrom: args.openaiSecretArn },
  ];
  return JSON.stringify([
    {
      name: 'app',
      image: args.image,
      essential: true,
      cpu: 0,
      privileged: false,
      readonlyRootFilesystem: true,
      user: '1000',
      portMappings: [
        {
          containerPort: SERVICE_PORT,
          hostPort: SERVICE_PORT,
          protocol: 'tcp',
        },
      ],
      // The parts, not one address: RDS changes the password, and a stored address would go stale.
      environment: [
        { name: 'DATABASE_HOST', value: args.databaseHost },
        { name: 'DATABASE_NAME', value: args.databaseName },
        { name: 'PORT', value: String(SERVICE_PORT) },
      ],
      secrets,
      mountPoints: [
        { sourceVolume: 'tmp', containerPath: '/tmp', readOnly: false },
      ],
      volumesFrom: [],
      systemControls: [],
      linuxParameters: { initProcessEnabled: true },
      logConfiguration: {
        logDriver: 'awslogs',
        options: {
          'awslogs-group': args.logGroup,
          'awslogs-region': args.region,
          'awslogs-stream-prefix': 'app',
        },
      },
    },
  ]);
}
