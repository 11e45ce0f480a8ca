export interface Config {
  /** Self-service AWS environments. */
  environments: {
    state?: {
      /**
       * Pulumi state backend: `file://…` for one machine, `s3://…`, or `https://…` for Pulumi Cloud.
       * The directory .backlot/state when left out.
       */
      url?: string;
    };
    secrets: {
      /**
       * Key from which each environment's passphrase and the key of its secret parameters are derived;
       * at least 32 characters. Losing it loses the secrets.
       * @visibility secret
       */
      masterKey: string;
      /**
       * Key of AWS KMS, `awskms://…`, that seals the secrets of stacks in real accounts. A passphrase
       * for each environment, derived from the master key, when left out.
       */
      provider?: string;
    };
    engine?: {
      /** Path of the Pulumi CLI. The variable PULUMI is used when this is left out. */
      path?: string;
      /** Steps at a time within one operation; 10 when left out. */
      parallel?: number;
      /** Directory laid out as PULUMI_HOME/plugins with the released AWS provider. */
      pluginsDirectory?: string;
      /** ISO 8601 duration a graceful cancel may take; PT10M when left out. */
      cancelGrace?: string;
    };
    workers?: {
      /** Operations at a time on this backend; 2 when left out. */
      concurrency?: number;
    };
    templates?: {
      /** Infra template directories that are published at start. */
      directories?: string[];
      /** Allow other content under a published version. For a sandbox only. */
      allowReplace?: boolean;
    };
    stages: {
      [name: string]: {
        title?: string;
        /** ISO 8601 duration, such as P7D. */
        defaultTtl?: string;
        /** ISO 8601 duration, such as P30D. */
        maximumTtl?: string;
        protected?: boolean;
      };
    };
    accounts: {
      [name: string]: {
        title?: string;
        /** Twelve digits, quoted. */
        accountId: string;
        regions: string[];
        /** Stages allowed here; all when left out. */
        stages?: string[];
        /** Role that the provider assumes. */
        roleArn?: string;
        externalId?: string;
        /** A simulated account: `true` in the embedded default, filled in by `./backlot start`. */
        sandbox?: boolean | { endpoint: string; pluginsDirectory: string };
      };
    };
  };
}
