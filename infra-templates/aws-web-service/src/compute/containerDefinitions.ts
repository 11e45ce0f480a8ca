import { DATABASE_PORT, SERVICE_PORT } from '../ports';

/** Answers every request, so that an environment is healthy before the application is delivered. */
const PLACEHOLDER = {
  image: 'public.ecr.aws/docker/library/node:22-alpine',
  command: [
    'node',
    '-e',
    `require('http').createServer((_, response) => response.end('Nothing is delivered yet')).listen(${SERVICE_PORT})`,
  ],
};

/** What varies about the container. */
export interface ContainerArgs {
  /** A placeholder runs when it is left out. */
  image?: string;
  region: string;
  logGroup: string;
  databaseHost: string;
  databaseName: string;
  databaseSecretArn?: string;
  jwtReference: string;
  openaiReference?: string;
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
    { name: 'JWT_SECRET', valueFrom: args.jwtReference },
    ...(args.openaiReference
      ? [{ name: 'OPENAI_API_KEY', valueFrom: args.openaiReference }]
      : []),
  ];
  return JSON.stringify([
    {
      name: 'app',
      ...(args.image ? { image: args.image } : PLACEHOLDER),
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
        { name: 'DATABASE_PORT', value: String(DATABASE_PORT) },
        ...(args.databaseSecretArn
          ? [{ name: 'DATABASE_SECRET_ARN', value: args.databaseSecretArn }]
          : []),
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
