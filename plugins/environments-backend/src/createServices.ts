import { LoggerService } from '@backstage/backend-plugin-api';
import { OperationRunner } from '@backlot/plugin-environments-node';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { EventsService } from '@backstage/plugin-events-node';
import { Knex } from 'knex';
import { tmpdir } from 'os';
import { join } from 'path';
import { ProviderIdentity } from './accounts/ProviderIdentity';
import { AwsAccess } from './adoption/AwsAccess';
import { AwsResourceFinder } from './adoption/AwsResourceFinder';
import { ResourceFinder } from './adoption/ResourceFinder';
import { EnvironmentsConfig } from './config';
import { EnvironmentStore } from './database/EnvironmentStore';
import { OperationEventStore } from './database/OperationEventStore';
import { OperationStore } from './database/OperationStore';
import { DefaultEnvironmentService } from './environments/DefaultEnvironmentService';
import { EnvironmentChanges } from './environments/EnvironmentChanges';
import { EnvironmentChecks } from './environments/EnvironmentChecks';
import { EnvironmentCreation } from './environments/EnvironmentCreation';
import { DefaultOperationService } from './operations/DefaultOperationService';
import { OperationEnd } from './operations/OperationEnd';
import { OperationQueue } from './operations/OperationQueue';
import { OperationRecovery } from './operations/OperationRecovery';
import { OperationRequestFactory } from './operations/OperationRequestFactory';
import { OperationSignals } from './operations/OperationSignals';
import { OperationSubmission } from './operations/OperationSubmission';
import { StackRelease } from './operations/StackRelease';
import { OperationWorker } from './operations/OperationWorker';
import { EnvironmentSecrets } from './secrets/EnvironmentSecrets';
import { DefaultTemplateRegistry } from './templates';

/** Builds the plugin's services on each other; nothing is started yet. */
export function createServices(options: {
  knex: Knex;
  logger: LoggerService;
  config: EnvironmentsConfig;
  catalog: CatalogService;
  events: EventsService;
  runner: OperationRunner;
  identity: ProviderIdentity;
  finder?: ResourceFinder;
  leaseSeconds?: number;
  renewSeconds?: number;
}) {
  const { knex, logger, config, runner } = options;
  const stores = {
    environments: new EnvironmentStore(knex),
    operations: new OperationStore(knex),
    events: new OperationEventStore(knex),
  };
  const templates = DefaultTemplateRegistry.create({
    database: knex,
    logger,
    cacheDirectory: join(tmpdir(), `backlot-programs-${process.getuid?.()}`),
    allowReplace: config.templates.allowReplace,
  });
  const secrets = new EnvironmentSecrets(config.masterKey);
  const changes = new EnvironmentChanges({ events: options.events, logger });
  const checks = new EnvironmentChecks({
    config,
    templates,
    catalog: options.catalog,
  });
  const signals = new OperationSignals({ knex, logger });
  const queue = new OperationQueue({ knex, logger });
  const submission = new OperationSubmission({ queue, ...stores });
  const requests = new OperationRequestFactory({
    config,
    secrets,
    templates,
    identity: options.identity,
    finder:
      options.finder ??
      new AwsResourceFinder({ access: new AwsAccess(options.identity) }),
  });
  const release = new StackRelease({ logger, requests, runner });
  const end = new OperationEnd({ ...stores, knex, signals, changes });
  const leaseSeconds = options.leaseSeconds ?? 30;
  const worker = new OperationWorker({
    ...stores,
    knex,
    logger,
    signals,
    queue,
    requests,
    runner,
    changes,
    end,
    release,
    concurrency: config.workers.concurrency,
    leaseSeconds,
    renewSeconds: options.renewSeconds ?? 5,
  });
  return {
    templates,
    signals,
    queue,
    worker,
    recovery: new OperationRecovery({
      ...stores,
      logger,
      queue,
      release,
      runner,
      end,
      workerId: worker.id,
      leaseSeconds,
    }),
    environments: new DefaultEnvironmentService({
      ...stores,
      knex,
      submission,
      secrets,
      checks,
      changes,
      creation: new EnvironmentCreation({
        ...stores,
        knex,
        submission,
        secrets,
        checks,
        changes,
      }),
    }),
    operations: new DefaultOperationService({
      ...stores,
      knex,
      signals,
      queue,
      submission,
      changes,
    }),
  };
}
