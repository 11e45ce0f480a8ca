import { dirname, join } from 'path';
import { OperationRequest } from '../types';

/** Marks every process of an operation, so that recovery can find them. */
export const OPERATION_MARKER = 'BACKLOT_OPERATION_ID';

/** Names a request may not set, because they would undo what isolates the operation. */
const RESERVED =
  /^(PATH|HOME|TMPDIR|NODE_.*|LD_.*|PULUMI_(?!ACCESS_TOKEN$|DIY_BACKEND_).*|BACKLOT_.*)$/;

/**
 * The whole environment of a runner. Nothing is inherited: what a process of the operation
 * sees is listed here or was asked for in the request.
 */
export function runnerEnvironment(options: {
  request: OperationRequest;
  scratchDirectory: string;
  compileCacheDirectory: string;
}): Record<string, string> {
  const { request, scratchDirectory } = options;
  const requested = Object.entries(request.environment).filter(
    ([name]) => !RESERVED.test(name),
  );
  return {
    ...Object.fromEntries(requested),
    PATH: [
      dirname(request.engine.path),
      dirname(process.execPath),
      '/usr/local/bin',
      '/usr/bin',
      '/bin',
    ].join(':'),
    HOME: scratchDirectory,
    TMPDIR: join(scratchDirectory, 'tmp'),
    LANG: 'C.UTF-8',
    NO_COLOR: '1',
    NODE_COMPILE_CACHE: options.compileCacheDirectory,
    PULUMI_BACKEND_URL: request.stateUrl,
    PULUMI_HOME: join(scratchDirectory, 'home'),
    PULUMI_FALLBACK_TO_STATE_SECRETS_MANAGER: 'true',
    PULUMI_IGNORE_AMBIENT_PLUGINS: 'true',
    PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION: 'true',
    PULUMI_SKIP_UPDATE_CHECK: 'true',
    PULUMI_DIY_BACKEND_NO_LEGACY_WARNING: 'true',
    PULUMI_SUPPRESS_NEO_LINK: 'true',
    [OPERATION_MARKER]: request.operationId,
  };
}
