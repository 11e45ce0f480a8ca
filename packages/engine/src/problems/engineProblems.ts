import type { KnownProblem } from './knownProblems';

/** Failures of Pulumi itself: its state, secrets, plugins and programs. */
export const engineProblems: KnownProblem[] = [
  {
    pattern:
      /the stack is currently locked by|Another update is currently in progress/,
    code: 'stack-locked',
    title: 'The environment is locked',
    cause:
      'Another operation holds the lock of the environment’s state, or one that was interrupted left it behind.',
    nextStep:
      'Wait for the other operation. If none is running, unlock the environment and refresh it.',
    retryable: true,
  },
  {
    pattern:
      /incorrect passphrase|passphrase must be set|failed to decrypt|cipher: message authentication failed|constructing secrets manager/i,
    code: 'secrets-unreadable',
    title: 'The secrets of the environment cannot be read',
    cause:
      'The passphrase or key does not belong to the state of this environment.',
    nextStep:
      'Ask an operator to check the secrets provider in the configuration; do not deploy before it is right.',
    retryable: false,
  },
  {
    pattern:
      /snapshot integrity failure|snapshot integrity error|invalid checkpoint|could not deserialize deployment/i,
    code: 'state-damaged',
    title: 'The state of the environment is damaged',
    cause:
      'The recorded state contradicts itself, so the engine refuses to use it.',
    nextStep:
      'Ask an operator to restore the last good state from the backend’s backups.',
    retryable: false,
  },
  {
    pattern:
      /failed to save snapshot|could not (write|save) (the )?(checkpoint|snapshot)|unable to (write|save) .*\.pulumi\/stacks/i,
    code: 'state-not-saved',
    title: 'The state of the environment could not be saved',
    cause:
      'The state backend refused to store what was changed in the account.',
    nextStep:
      'Ask an operator to check the space and rights of the state backend, then refresh the environment.',
    retryable: true,
  },
  {
    pattern:
      /could not open bucket|error listing stacks|read .*\.pulumi\/meta\.yaml|unable to check if bucket .* is accessible|NoSuchBucket.*\.pulumi/i,
    code: 'state-unreachable',
    title: 'The state backend cannot be reached',
    cause: 'The place where states are kept does not answer or refuses access.',
    nextStep:
      'Ask an operator to check the state backend, then run the operation again.',
    retryable: true,
  },
  {
    pattern:
      /resource .* cannot be deleted because it is protected|is protected for deletion|Unable to (delete|replace) resource .*as it is currently marked for protection/i,
    code: 'resource-protected',
    title: 'A protected resource stands in the way',
    cause:
      'The template marks this resource as protected, and the operation would delete it.',
    nextStep:
      'Turn protection off in the settings of the environment and deploy, then repeat the operation.',
    retryable: false,
  },
  {
    pattern:
      /no resource plugin|could not (load|find|read) plugin|failed to load plugin|could not be downloaded|plugin .* not found/i,
    code: 'provider-missing',
    title: 'A provider of the template is not installed',
    cause:
      'The engine found no plugin for a type of resource that the template uses.',
    nextStep:
      'Ask an operator to put the provider’s plugin into the plugins directory of Backlot.',
    retryable: false,
  },
  {
    pattern:
      /rpc error: code = Unavailable|plugin .* exited (prematurely|unexpectedly)|connection refused.*(provider|plugin)|error reading from server: EOF/i,
    code: 'provider-crashed',
    title: 'A provider ended while it was working',
    cause:
      'The process that talks to the cloud account went away in the middle of a step.',
    nextStep: 'Refresh the environment, then run the operation again.',
    retryable: true,
  },
  {
    pattern:
      /Missing required configuration variable|is not a valid .* configuration|Configuration '.*' value .* is not/i,
    code: 'setting-missing',
    title: 'A setting that the template needs is missing or has the wrong form',
    cause:
      'The program asked for a setting that the environment does not carry.',
    nextStep:
      'Complete the settings of the environment. If the form does not offer the setting, tell the owner of the template.',
    retryable: false,
  },
  {
    pattern: /Duplicate resource URN|resource .* registered twice/i,
    code: 'duplicate-resource',
    title: 'The template registers a resource twice',
    cause: 'Two resources of the same type carry the same name.',
    nextStep: 'Tell the owner of the template.',
    retryable: false,
  },
  {
    pattern: /process\.exit/,
    code: 'program-exited',
    title: 'The template tried to end the process it runs in',
    cause: 'The program called process.exit instead of throwing an error.',
    nextStep: 'Tell the owner of the template.',
    retryable: false,
  },
  {
    pattern:
      /Cannot find module|SyntaxError|is not a function|Cannot read properties of (undefined|null)|ReferenceError/,
    code: 'program-broken',
    title: 'The template’s program is broken',
    cause: 'The program could not be loaded or stumbled over its own code.',
    nextStep: 'Tell the owner of the template; another version of it may work.',
    retryable: false,
  },
  {
    pattern: /is not allowed by the plan|violates plan/,
    code: 'plan-violated',
    title: 'The change differs from the approved plan',
    cause:
      'The template or the account moved after the plan was made. Steps that the plan allowed may have run.',
    nextStep: 'Make a new preview and have it approved.',
    retryable: false,
  },
  {
    pattern: /ENOSPC|no space left on device/i,
    code: 'disk-full',
    title: 'The machine that runs operations has no space left',
    cause: 'A file of the operation could not be written.',
    nextStep: 'Ask an operator to free space, then run the operation again.',
    retryable: true,
  },
  {
    pattern:
      /JavaScript heap out of memory|ENOMEM|cannot allocate memory|signal: killed/i,
    code: 'out-of-memory',
    title: 'The operation ran out of memory',
    cause: 'The machine that runs operations could not give it enough.',
    nextStep:
      'Run the operation again when fewer are running, or ask an operator for a larger machine.',
    retryable: true,
  },
];
